// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/articles.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace colophon::schema {

namespace {

/// Articles with an apostrophe or a hyphen stand directly before the word.
const QHash<QString, QStringList> &articles()
{
    static const auto list = [](const char *words) {
        return QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts);
    };
    static const QHash<QString, QStringList> known{
        {QStringLiteral("ara"), list("al- el-")},
        {QStringLiteral("per"), list("al-")},
        {QStringLiteral("urd"), list("al-")},
        {QStringLiteral("ota"), list("al- el-")},
        {QStringLiteral("eng"), list("the a an")},
        {QStringLiteral("sco"), list("the a an")},
        {QStringLiteral("ger"), list("der die das des dem den ein eine einer eines einem einen")},
        {QStringLiteral("gsw"), list("der die das")},
        {QStringLiteral("dut"), list("de het een 't 'n")},
        {QStringLiteral("afr"), list("die 'n")},
        {QStringLiteral("fre"), list("le la les un une l'")},
        {QStringLiteral("frm"), list("le la les li un une l'")},
        {QStringLiteral("oci"), list("lo la los las un una l'")},
        {QStringLiteral("pro"), list("lo li la los las un una l'")},
        {QStringLiteral("ita"), list("il lo la i gli le gl' l' un uno una un'")},
        {QStringLiteral("spa"), list("el la lo los las un una unos unas")},
        {QStringLiteral("cat"), list("el la els les un una l'")},
        {QStringLiteral("glg"), list("o a os as un unha")},
        {QStringLiteral("por"), list("o a os as um uma")},
        {QStringLiteral("rum"), list("un o")},
        {QStringLiteral("swe"), list("den det de en ett")},
        {QStringLiteral("dan"), list("den det de en et")},
        {QStringLiteral("nor"), list("den det de en et ein ei eit dei")},
        {QStringLiteral("nob"), list("den det de en et")},
        {QStringLiteral("nno"), list("den det dei ein ei eit")},
        {QStringLiteral("ice"), list("hinn hin hið")},
        {QStringLiteral("hun"), list("a az egy")},
        {QStringLiteral("gre"), list("ho he to hoi hai ta")},
        {QStringLiteral("grc"), list("ho he to hoi hai ta")},
        {QStringLiteral("heb"), list("ha- he-")},
        {QStringLiteral("yid"), list("der di dos dem den a an eyn eyne")},
        {QStringLiteral("gle"), list("an na")},
        {QStringLiteral("gla"), list("an na am a'")},
        {QStringLiteral("wel"), list("y yr")},
        {QStringLiteral("mlt"), list("il- l- ir- id- is- it-")},
        {QStringLiteral("epo"), list("la")},
        {QStringLiteral("haw"), list("ka ke na he")},
        {QStringLiteral("mao"), list("te nga ngā he")},
        {QStringLiteral("tgl"), list("ang si")},
    };
    return known;
}

/// Written without articles at all.
bool hasNone(QStringView language)
{
    static const QStringList kNone{
        QStringLiteral("lat"), QStringLiteral("rus"), QStringLiteral("pol"), QStringLiteral("cze"),
        QStringLiteral("slo"), QStringLiteral("ukr"), QStringLiteral("bel"), QStringLiteral("hrv"),
        QStringLiteral("srp"), QStringLiteral("slv"), QStringLiteral("fin"), QStringLiteral("est"),
        QStringLiteral("lav"), QStringLiteral("lit"), QStringLiteral("jpn"), QStringLiteral("chi"),
        QStringLiteral("kor"), QStringLiteral("tha"), QStringLiteral("hin"), QStringLiteral("san")};
    return kNone.contains(language);
}

/// Beginnings that look like an article and are a name or a phrase.
bool isNoArticle(QStringView title)
{
    static const QStringList kPhrases{QStringLiteral("a & "),        QStringLiteral("a is "),
                                      QStringLiteral("a la "),       QStringLiteral("a posteriori"),
                                      QStringLiteral("a priori"),    QStringLiteral("a cappella"),
                                      QStringLiteral("a to "),       QStringLiteral("a-"),
                                      QStringLiteral("a. "),         QStringLiteral("el niño"),
                                      QStringLiteral("el nino"),     QStringLiteral("el paso"),
                                      QStringLiteral("el salvador"), QStringLiteral("la paz"),
                                      QStringLiteral("la plata"),    QStringLiteral("la rioja"),
                                      QStringLiteral("las vegas"),   QStringLiteral("las palmas"),
                                      QStringLiteral("le havre"),    QStringLiteral("le mans"),
                                      QStringLiteral("lo que"),      QStringLiteral("los alamos"),
                                      QStringLiteral("los angeles"), QStringLiteral("los ángeles"),
                                      QStringLiteral("o que"),       QStringLiteral("a ver"),
                                      QStringLiteral("la que")};
    return std::any_of(kPhrases.cbegin(), kPhrases.cend(), [title](const QString &phrase) {
        return title.startsWith(phrase, Qt::CaseInsensitive);
    });
}

/// Quotation marks, brackets and the like before the first word.
qsizetype openingLength(QStringView title)
{
    qsizetype at = 0;
    while (at < title.size() && !title[at].isLetterOrNumber()
           && !(title[at] == u'\'' && at + 2 < title.size() && title[at + 2] == u' '))
        ++at;
    return at;
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || c == QChar(0x2019) || c == QChar(0x02bc);
}

/// The article's length with what parts it from the word, or 0.
qsizetype lengthAt(QStringView title, const QString &article)
{
    const bool elided = article.endsWith(u'\'');
    const QStringView letters = elided ? QStringView(article).chopped(1) : QStringView(article);
    if (!title.startsWith(letters, Qt::CaseInsensitive) || title.size() <= article.size() + 1)
        return 0;
    const QChar behind = title[letters.size()];
    if (elided)
        return isApostrophe(behind) ? article.size() : 0;
    if (article.endsWith(u'-'))
        return article.size();
    return behind == u' ' ? article.size() + 1 : 0;
}

int lengthOf(QStringView title, const QStringList &words)
{
    const qsizetype opening = openingLength(title);
    const QStringView rest = title.mid(opening);
    if (isNoArticle(rest))
        return 0;
    qsizetype longest = 0;
    for (const QString &article : words)
        longest = std::max(longest, lengthAt(rest, article));
    if (longest == 0)
        return 0;
    // Marks between the article and the word are passed over too: The "new" poetry.
    const qsizetype whole = opening + longest;
    const qsizetype marks = openingLength(title.mid(whole));
    return int(whole + (whole + marks < title.size() ? marks : 0));
}

} // namespace

bool knowsArticles(QStringView language)
{
    return articles().contains(language.toString()) || hasNone(language);
}

int nonfilingCharacters(QStringView title, QStringView language)
{
    return lengthOf(title, articles().value(language.toString()));
}

int nonfilingCharacters(QStringView title)
{
    int longest = 0;
    for (const QStringList &words : articles())
        longest = std::max(longest, lengthOf(title, words));
    return longest;
}

} // namespace colophon::schema
