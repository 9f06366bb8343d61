// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/workletters.h"

#include <QCoreApplication>
#include <QLocale>

namespace colophon::ui {

namespace {

struct WorkLetters {
    Q_DECLARE_TR_FUNCTIONS(colophon::ui::WorkLetters)
};

QString day(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime().date(), QLocale::LongFormat);
}

QString zoneName(store::ZoneKind zone)
{
    return zone == store::ZoneKind::Network ? WorkLetters::tr("Network Zone")
                                            : WorkLetters::tr("Institution Zone");
}

mail::Letter letter(const store::User &to, const store::User &from, MmsId mmsId)
{
    mail::Letter made;
    made.to = {to.name, to.email};
    if (!from.email.isEmpty())
        made.replyTo = {from.name, from.email};
    made.mmsId = mmsId;
    return made;
}

} // namespace

mail::Letter assignmentLetter(const NamedRecord &record, const store::User &to,
                              const store::User &from, const QString &note, const QDateTime &at)
{
    mail::Letter made = letter(to, from, record.mmsId);
    made.subject = WorkLetters::tr("Assigned to you: %1").arg(titleOf(record));
    QStringList lines;
    if (!note.trimmed().isEmpty())
        lines << note.trimmed() << QString();
    lines << titleOf(record)
          << WorkLetters::tr("MMS ID %1, %2").arg(record.mmsId.toString(), zoneName(record.zone))
          << WorkLetters::tr("Assigned by %1, %2").arg(from.name, day(at)) << QString()
          << WorkLetters::tr("The record is in your records list in Colophon, marked Assigned. It "
                             "is locked in your name until you release it.");
    made.body = lines.join(u'\n') + u'\n';
    return made;
}

mail::Letter reminderLetter(const workflow::Assignment &assignment, const store::User &to,
                            const store::User &from)
{
    const NamedRecord record{assignment.mmsId, assignment.title, assignment.material,
                             assignment.zone};
    mail::Letter made = letter(to, from, assignment.mmsId);
    made.subject = WorkLetters::tr("Still with you: %1").arg(titleOf(record));
    QStringList lines;
    lines << WorkLetters::tr("This record has been with you since %1.").arg(day(assignment.since))
          << QString() << titleOf(record)
          << WorkLetters::tr("MMS ID %1, %2").arg(record.mmsId.toString(), zoneName(record.zone))
          << WorkLetters::tr("Assigned by %1").arg(assignment.fromName);
    if (!assignment.note.isEmpty())
        lines << QString() << assignment.note;
    lines << QString() << WorkLetters::tr("Reminded by %1").arg(from.name);
    made.body = lines.join(u'\n') + u'\n';
    return made;
}

QUrl mailtoUrl(const mail::Letter &letter)
{
    QString body = letter.body;
    body.replace(u'\n', QStringLiteral("\r\n"));
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QUrl(QStringLiteral("mailto:%1?subject=%2&body=%3")
                    .arg(encoded(letter.to.address), encoded(letter.subject), encoded(body)));
}

} // namespace colophon::ui
