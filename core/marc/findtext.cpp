// SPDX-License-Identifier: GPL-3.0-or-later
#include "marc/findtext.h"

#include "marc/edit.h"

#include <QRegularExpression>

namespace colophon::marc {

namespace {

// Enough for any sensible expression on a field; a hopeless one ends in a few milliseconds.
const QString kLimits = QStringLiteral("(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=20000)");

Error tooLong()
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("The expression takes too many steps on this record. Make it simpler: a "
                           "repetition inside a repetition, such as (a+)+, is the usual cause.")};
}

Result<QRegularExpression> expressionOf(const FindRequest &request)
{
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!request.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    const QString plain =
        request.isExpression ? request.text : QRegularExpression::escape(request.text);
    const QRegularExpression asTyped(plain, options);
    if (!asTyped.isValid())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The expression can't be read, at character %1: %2.")
                         .arg(asTyped.patternErrorOffset() + 1)
                         .arg(asTyped.errorString())};
    return QRegularExpression(kLimits + plain, options);
}

/// Calls `visit(match)` for each match that isn't empty.
template <typename F>
Result<void> eachMatch(const QRegularExpression &expression, const QString &value, F visit)
{
    qsizetype from = 0;
    while (from <= value.size()) {
        const QRegularExpressionMatch match = expression.match(value, from);
        if (!match.isValid())
            return tooLong();
        if (!match.hasMatch())
            return {};
        if (match.capturedLength() > 0)
            visit(match);
        from = match.capturedEnd() + (match.capturedLength() == 0 ? 1 : 0);
    }
    return {};
}

/// Calls `visit(field, subfield, value)` for each value that may be looked at.
template <typename R, typename F> Result<void> eachValue(R &record, F visit)
{
    for (qsizetype i = 0; i < record.fields().size(); ++i) {
        const Field &field = std::as_const(record).fields().at(i);
        if (isKept(field))
            continue;
        if (field.isControl()) {
            COLOPHON_TRY(visit(i, qsizetype(-1), field.value()));
            continue;
        }
        for (qsizetype j = 0; j < field.subfields().size(); ++j)
            COLOPHON_TRY(visit(i, j, field.subfields().at(j).value));
    }
    return {};
}

void setValue(Record &record, qsizetype field, qsizetype subfield, const QString &value)
{
    if (subfield < 0)
        record.fields()[field].setValue(value);
    else
        record.fields()[field].subfields()[subfield].value = value;
}

QString filledIn(const QString &replacement, const QRegularExpressionMatch &match,
                 bool isExpression)
{
    if (!isExpression)
        return replacement;
    QString text;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement.at(i);
        const QChar next = i + 1 < replacement.size() ? replacement.at(i + 1) : QChar();
        if ((c == u'$' || c == u'\\') && next.isDigit()) {
            text += match.captured(next.digitValue());
            ++i;
        } else if ((c == u'$' && next == u'$') || (c == u'\\' && next == u'\\')) {
            text += c;
            ++i;
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace

Result<QList<Hit>> find(const Record &record, const FindRequest &request)
{
    QList<Hit> hits;
    if (request.text.isEmpty())
        return hits;
    const Result<QRegularExpression> expression = expressionOf(request);
    COLOPHON_TRY(expression);
    const Result<void> found =
        eachValue(record, [&](qsizetype field, qsizetype subfield, const QString &value) {
            return eachMatch(*expression, value, [&](const QRegularExpressionMatch &match) {
                hits.append({field, subfield, match.capturedStart(), match.capturedLength()});
            });
        });
    COLOPHON_TRY(found);
    return hits;
}

Result<Replaced> replaceAll(const Record &record, const FindRequest &request,
                            const QString &replacement)
{
    Replaced result{record, 0};
    if (request.text.isEmpty())
        return result;
    const Result<QRegularExpression> expression = expressionOf(request);
    COLOPHON_TRY(expression);
    const Result<void> done =
        eachValue(record, [&](qsizetype field, qsizetype subfield, const QString &value) {
            QString fresh;
            qsizetype from = 0;
            const Result<void> walked =
                eachMatch(*expression, value, [&](const QRegularExpressionMatch &match) {
                    fresh += value.mid(from, match.capturedStart() - from)
                             + filledIn(replacement, match, request.isExpression);
                    from = match.capturedEnd();
                    ++result.count;
                });
            if (from > 0)
                setValue(result.record, field, subfield, fresh + value.mid(from));
            return walked;
        });
    COLOPHON_TRY(done);
    return result;
}

Result<Record> replaceOne(const Record &record, const FindRequest &request,
                          const QString &replacement, const Hit &hit)
{
    const Result<QRegularExpression> expression = expressionOf(request);
    COLOPHON_TRY(expression);
    Record after = record;
    const Result<void> done = eachValue(
        record, [&](qsizetype field, qsizetype subfield, const QString &value) -> Result<void> {
            if (field != hit.field || subfield != hit.subfield)
                return {};
            return eachMatch(*expression, value, [&](const QRegularExpressionMatch &match) {
                if (match.capturedStart() != hit.start)
                    return;
                setValue(after, field, subfield,
                         value.left(hit.start) + filledIn(replacement, match, request.isExpression)
                             + value.mid(match.capturedEnd()));
            });
        });
    COLOPHON_TRY(done);
    return after;
}

} // namespace colophon::marc
