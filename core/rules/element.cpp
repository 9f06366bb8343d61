// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/element.h"

#include <algorithm>

namespace colophon::rules {

bool Element::isControl() const
{
    return !tags.isEmpty() && std::all_of(tags.begin(), tags.end(), [](const QString &tag) {
        return tag == QLatin1String("LDR") || tag.startsWith(QLatin1String("00"));
    });
}

bool tagsOverlap(const QString &a, const QString &b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && a[i] != u'*' && b[i] != u'*')
            return false;
    }
    return true;
}

namespace {

bool isTagCharacter(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z')
           || c == u'*' || c == u'_';
}

class ElementParser {
public:
    ElementParser(const Token &token, ElementUse use, QList<Diagnostic> &diagnostics)
        : m_token(token), m_text(unquoted(token.text)), m_use(use), m_diagnostics(diagnostics)
    {
        m_result.span = token.span;
    }

    Element run()
    {
        readTags();
        readBraces();
        if (m_result.isControl())
            readControlValue();
        else
            readCodeAndValue();
        return std::move(m_result);
    }

private:
    void tell(Severity severity, qsizetype from, qsizetype length, const QString &message,
              const std::optional<QString> &replacement = {})
    {
        Span span = m_token.span;
        span.offset += int(from) + 1;
        span.column += int(from) + 1;
        span.length = int(length);
        m_diagnostics.append({severity, span, message, replacement});
    }
    bool atDot() const { return m_at < m_text.size() && m_text[m_at] == u'.'; }

    void readTags()
    {
        qsizetype end = m_text.indexOf(u'.');
        if (end < 0)
            end = m_text.size();
        qsizetype from = 0;
        for (const QString &part : m_text.left(end).split(u',')) {
            readTag(part.trimmed(), from, part.size());
            from += part.size() + 1;
        }
        m_at = end;
    }

    void readTag(QString tag, qsizetype from, qsizetype length)
    {
        if (tag.compare(QLatin1String("LDR"), Qt::CaseInsensitive) == 0)
            tag = QStringLiteral("LDR");
        if (tag.isEmpty()) {
            tell(Severity::Error, from, length,
                 QStringLiteral("A tag was expected here: three characters, such as 245."));
            return;
        }
        if (!std::all_of(tag.begin(), tag.end(), isTagCharacter)) {
            tell(
                Severity::Error, from, length,
                QStringLiteral("“%1” is not a tag. A tag has three letters or digits; * stands for "
                               "any one.")
                    .arg(tag.left(40)));
            return;
        }
        // a lone trailing * fills up: 1* is 1XX
        while (tag.size() < 3 && tag.endsWith(u'*'))
            tag.append(u'*');
        if (m_use == ElementUse::New && tag.contains(u'*')) {
            tell(Severity::Error, from, length,
                 QStringLiteral("A new field needs a whole tag: * can't stand in “%1”.").arg(tag));
        } else if (tag.size() != 3) {
            tell(tag.size() < 3 ? Severity::Error : Severity::Warning, from, length,
                 QStringLiteral("The tag “%1” has %2 characters. A MARC tag has three.")
                     .arg(tag.left(40))
                     .arg(tag.size()));
        }
        m_result.tags.append(tag);
    }

    /// `.{4,0}` or `.{35,3}`
    void readBraces()
    {
        if (!(atDot() && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'{'))
            return;
        const qsizetype open = m_at + 1;
        const qsizetype close = m_text.indexOf(u'}', open);
        if (close < 0) {
            tell(Severity::Error, open, m_text.size() - open,
                 QStringLiteral("The brace that begins here is not closed: } was expected."));
            m_at = m_text.size();
            return;
        }
        const QString inside = m_text.mid(open + 1, close - open - 1);
        if (m_result.isControl())
            readSlice(inside, open + 1);
        else
            readIndicators(inside, open + 1);
        m_at = close + 1;
        if (m_at < m_text.size() && !atDot()) {
            tell(
                Severity::Error, m_at, 1,
                QStringLiteral("A dot was expected behind the brace, not “%1”.").arg(m_text[m_at]));
        }
    }

    void readSlice(const QString &inside, qsizetype from)
    {
        const QStringList parts = inside.split(u',');
        bool startOk = false;
        bool lengthOk = false;
        const int start = parts.value(0).trimmed().toInt(&startOk);
        const int length = parts.value(1).trimmed().toInt(&lengthOk);
        if (parts.size() != 2 || !startOk || !lengthOk || start < 0 || length < 1 || start > 99'999
            || length > 99'999) {
            tell(Severity::Error, from, inside.size(),
                 QStringLiteral("Positions are written {start,length}, counted from 0, such as "
                                "{35,3}; “%1” is not.")
                     .arg(inside.left(40)));
            return;
        }
        m_result.slice = Slice{start, length};
    }

    void readIndicators(const QString &inside, qsizetype from)
    {
        const qsizetype comma = inside.indexOf(u',');
        const auto pick = [&](const QString &part) -> std::optional<QChar> {
            const QString trimmed = part.trimmed();
            if (trimmed.isEmpty() || trimmed == QLatin1String("-"))
                return u' ';
            if (trimmed.size() > 1)
                return std::nullopt;
            if (trimmed == QLatin1String("#")) {
                tell(Severity::Warning, from, inside.size(),
                     QStringLiteral("A blank indicator is written - here; # is read as blank."),
                     QString(inside).replace(u'#', u'-'));
                return u' ';
            }
            return trimmed[0];
        };
        const std::optional<QChar> first = comma < 0 ? std::nullopt : pick(inside.left(comma));
        const std::optional<QChar> second = comma < 0 ? std::nullopt : pick(inside.mid(comma + 1));
        if (!first || !second) {
            tell(Severity::Error, from, inside.size(),
                 QStringLiteral("Indicators are written {first,second}: a character each, - for "
                                "blank, * for any; “%1” is not.")
                     .arg(inside.left(40)));
            return;
        }
        m_result.indicators = IndicatorPair{*first, *second};
    }

    void readControlValue()
    {
        if (m_at >= m_text.size())
            return;
        setValue(m_at + 1);
    }

    void readCodeAndValue()
    {
        if (m_at >= m_text.size())
            return;
        const qsizetype from = m_at + 1;
        qsizetype end = m_text.indexOf(u'.', from);
        if (end < 0)
            end = m_text.size();
        if (end - from == 1) {
            m_result.code = m_text[from];
            m_at = end;
            if (m_at < m_text.size())
                readBehindCode();
        } else if (end == from && end == m_text.size()) {
            // "245." : the last dot is lost
        } else if (end == from) {
            tell(Severity::Error, from, 1,
                 QStringLiteral("A subfield code was expected between the dots."));
        } else if (m_use == ElementUse::Pattern) {
            // no code but a pattern: any subfield that holds it
            m_result.code = u'*';
            setValue(from);
            tell(Severity::Warning, from, m_text.size() - from,
                 QStringLiteral("No subfield code stands before this text; it is looked for in "
                                "every subfield. Write *.%1 to say so.")
                     .arg(m_text.mid(from).left(40)));
        } else {
            tell(Severity::Error, from, end - from,
                 QStringLiteral("A subfield code is one character; “%1” has %2. A dot was expected "
                                "behind the code.")
                     .arg(m_text.mid(from, end - from).left(40))
                     .arg(end - from));
        }
    }

    /// The value; or indicators behind the code, as one generator of rules wrote them.
    void readBehindCode()
    {
        if (!m_result.indicators && m_text.mid(m_at, 2) == QLatin1String(".{")
            && m_text.mid(m_at).indexOf(u'}') == 5 && m_text[m_at + 3] == u',') {
            tell(Severity::Warning, m_at + 1, 5,
                 QStringLiteral("Indicators belong before the subfield code: TAG.{1,2}.CODE."));
            readIndicators(m_text.mid(m_at + 2, 3), m_at + 2);
            m_at += 6;
            if (m_at >= m_text.size())
                return;
        }
        setValue(m_at + 1);
    }

    void setValue(qsizetype from)
    {
        const QString value = m_text.mid(from);
        // the last dot is lost, as where Java splits at dots
        if (!value.isEmpty() || m_use == ElementUse::New)
            m_result.value = value;
    }

    const Token &m_token;
    const QString m_text;
    const ElementUse m_use;
    QList<Diagnostic> &m_diagnostics;
    Element m_result;
    qsizetype m_at = 0;
};

} // namespace

Element parseElement(const Token &token, ElementUse use, QList<Diagnostic> &diagnostics)
{
    return ElementParser(token, use, diagnostics).run();
}

} // namespace colophon::rules
