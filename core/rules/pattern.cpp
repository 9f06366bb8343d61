// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern.h"

#include <QRegularExpression>

#include <algorithm>

namespace colophon::rules {

namespace {

enum class ItemKind { Character, Star, Bar };

struct Item {
    ItemKind kind;
    QChar character;
};

/// One to four backslashes at `at` and the character that they make stand for itself; false where
/// the backslash is an ordinary character.
bool readEscape(const QString &text, qsizetype at, qsizetype &end, QString &character)
{
    qsizetype slashes = 0;
    while (slashes < 4 && at + slashes < text.size() && text[at + slashes] == u'\\')
        ++slashes;
    const qsizetype next = at + slashes;
    if (next >= text.size())
        return false;
    if (text[next] == u'u' && next + 4 < text.size()) {
        bool ok = false;
        const ushort code = text.mid(next + 1, 4).toUShort(&ok, 16);
        if (ok) {
            character = QChar(code);
            end = next + 5;
            return true;
        }
    }
    if (text[next].isLetterOrNumber() && text[next].unicode() < 0x80)
        return false;
    if (text[next].isSpace())
        return false;
    character = text[next];
    end = next + 1;
    return true;
}

QList<Item> items(const QString &written)
{
    QList<Item> list;
    list.reserve(written.size());
    for (qsizetype i = 0; i < written.size();) {
        qsizetype end = i + 1;
        QString escaped;
        if (written[i] == u'\\' && readEscape(written, i, end, escaped)) {
            for (const QChar c : escaped)
                list.append({ItemKind::Character, c});
        } else if (written[i] == u'*') {
            list.append({ItemKind::Star, {}});
        } else if (written[i] == u'|') {
            list.append({ItemKind::Bar, {}});
        } else {
            list.append({ItemKind::Character, written[i]});
        }
        i = end;
    }
    return list;
}

std::string toUtf8(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toStdString();
}

/// Whether the value may not be in NFC: it holds a byte that begins a character of a block with
/// combining marks or with characters that compose to others.
bool mayNeedComposing(std::string_view value)
{
    return std::any_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xcc && (byte <= 0xcd || (byte >= 0xd6 && byte <= 0xe3) || byte >= 0xef);
    });
}

/// Puts the pieces between the stars into the list; says whether a star stands at either end.
void cut(const QList<Item> &list, std::vector<std::string> &pieces, bool &openStart, bool &openEnd)
{
    openStart = !list.isEmpty() && list.first().kind == ItemKind::Star;
    openEnd = !list.isEmpty() && list.last().kind == ItemKind::Star;
    QString piece;
    const auto close = [&] {
        if (!piece.isEmpty())
            pieces.push_back(toUtf8(piece));
        piece.clear();
    };
    for (const Item &item : list) {
        if (item.kind == ItemKind::Star)
            close();
        else
            piece.append(item.kind == ItemKind::Bar ? QChar(u'|') : item.character);
    }
    close();
}

bool onlyStars(const QList<Item> &list)
{
    return !list.isEmpty() && std::all_of(list.begin(), list.end(), [](const Item &item) {
        return item.kind == ItemKind::Star;
    });
}

} // namespace

std::string literalText(const QString &written)
{
    QString text;
    for (const Item &item : items(written))
        text.append(item.kind == ItemKind::Star  ? QChar(u'*')
                    : item.kind == ItemKind::Bar ? QChar(u'|')
                                                 : item.character);
    return toUtf8(text);
}

std::string_view composed(std::string_view value, std::string &scratch)
{
    if (!mayNeedComposing(value))
        return value;
    scratch = toUtf8(QString::fromUtf8(value.data(), qsizetype(value.size())));
    return scratch;
}

Pattern Pattern::compile(const QString &written)
{
    QList<Item> all = items(written);
    Pattern pattern;
    const bool barsAlone = std::all_of(all.begin(), all.end(),
                                       [](const Item &item) { return item.kind == ItemKind::Bar; });
    QList<QList<Item>> parts{{}};
    for (const Item &item : all) {
        if (item.kind == ItemKind::Bar && !barsAlone)
            parts.append(QList<Item>());
        else
            parts.last().append(item);
    }
    for (const QList<Item> &part : parts) {
        Alternative alternative;
        alternative.any = onlyStars(part);
        cut(part, alternative.pieces, alternative.openStart, alternative.openEnd);
        pattern.m_alternatives.push_back(std::move(alternative));
    }
    return pattern;
}

bool Pattern::matches(std::string_view value) const
{
    std::string scratch;
    const std::string_view text = composed(value, scratch);
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [text](const Alternative &a) { return matches(a, text); });
}

bool Pattern::matches(const Alternative &alternative, std::string_view value)
{
    if (alternative.any)
        return true;
    const std::vector<std::string> &pieces = alternative.pieces;
    if (pieces.empty())
        return value.empty();
    std::size_t first = 0;
    std::size_t last = pieces.size();
    if (!alternative.openStart) {
        if (!value.starts_with(pieces[0]))
            return false;
        value.remove_prefix(pieces[0].size());
        first = 1;
        if (last == 1)
            return alternative.openEnd || value.empty();
    }
    if (!alternative.openEnd) {
        --last;
        if (!value.ends_with(pieces[last]))
            return false;
        value.remove_suffix(pieces[last].size());
    }
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t at = value.find(pieces[i]);
        if (at == std::string_view::npos)
            return false;
        value.remove_prefix(at + pieces[i].size());
    }
    return true;
}

SearchText SearchText::compile(const QString &written)
{
    const QList<Item> list = items(written);
    SearchText search;
    search.m_whole = onlyStars(list);
    cut(list, search.m_pieces, search.m_openStart, search.m_openEnd);
    return search;
}

bool SearchText::find(std::string_view value, std::size_t from, std::size_t &at,
                      std::size_t &length) const
{
    if (m_pieces.empty())
        return false;
    at = value.find(m_pieces.front(), from);
    if (at == std::string_view::npos)
        return false;
    std::size_t end = at + m_pieces.front().size();
    // any run between two pieces is as long as it can be, as in a regular expression's .*
    for (std::size_t i = 1; i < m_pieces.size(); ++i) {
        const bool isLast = i + 1 == m_pieces.size();
        const std::size_t next = isLast ? value.rfind(m_pieces[i]) : value.find(m_pieces[i], end);
        if (next == std::string_view::npos || next < end)
            return false;
        end = next + m_pieces[i].size();
    }
    if (m_openStart)
        at = from;
    if (m_openEnd)
        end = value.size();
    length = end - at;
    return true;
}

bool looksLikeRegex(const QString &written)
{
    static const QRegularExpression signs(
        QStringLiteral(R"(\^|\$|\(\?|\{\d+(,\d*)?\}|\[[^\]]+\]|\\[dDwWsSbB]|\.\*|\.\+)"));
    return signs.match(written).hasMatch();
}

QString asRegex(const QString &written)
{
    QString regex;
    for (qsizetype i = 0; i < written.size(); ++i) {
        if (written[i] == u'*') {
            regex.append(QLatin1String(".*"));
        } else if (written[i] == u'\\') {
            qsizetype slashes = 1;
            while (slashes < 4 && i + slashes < written.size() && written[i + slashes] == u'\\')
                ++slashes;
            regex.append(u'\\');
            i += slashes - 1;
        } else {
            regex.append(written[i]);
        }
    }
    return regex;
}

TagPattern::TagPattern(const QString &pattern)
{
    if (pattern.size() != 3)
        return;
    m_value = 0;
    for (const QChar c : pattern) {
        m_mask <<= 8;
        m_value <<= 8;
        if (c != u'*') {
            m_mask |= 0xff;
            m_value |= std::uint8_t(c.toLatin1());
        }
    }
}

} // namespace colophon::rules
