// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/message.h"

#include "store/userstore.h"

#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace colophon::mail {

namespace {

constexpr qsizetype kLine = 76;        ///< bytes; RFC 5322 2.1.1 recommends 78 with CR LF
constexpr qsizetype kEncodedWord = 75; ///< bytes; RFC 2047 2
constexpr auto kWordStart = "=?UTF-8?B?";
constexpr auto kWordEnd = "?=";

bool isPlain(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

/// One line: whatever could end a header's line becomes a blank.
QString onOneLine(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return line.simplified();
}

QByteArray encodedWords(const QString &text, qsizetype used)
{
    QByteArray out;
    QByteArray piece;
    const auto room = [&used] {
        // Base64 makes 4 of 3 bytes; a word may not be longer than 75 in all.
        const qsizetype most = qMin(kEncodedWord, kLine - used) - qsizetype(qstrlen(kWordStart))
                               - qsizetype(qstrlen(kWordEnd));
        return most / 4 * 3;
    };
    const auto end = [&] {
        out += kWordStart + piece.toBase64() + kWordEnd;
        piece.clear();
    };
    for (const char32_t point : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (piece.size() + bytes.size() > room()) {
            if (!piece.isEmpty())
                end();
            out += "\r\n ";
            used = 1;
        }
        piece += bytes; // a word never ends within a character
    }
    if (!piece.isEmpty())
        end();
    return out;
}

QByteArray folded(const QByteArray &text, qsizetype used)
{
    QByteArray out;
    for (const QByteArray &word : text.split(' ')) {
        if (!out.isEmpty() && used + 1 + word.size() > kLine) {
            out += "\r\n " + word;
            used = 1 + word.size();
        } else {
            if (!out.isEmpty())
                out += ' ';
            out += word;
            used += word.size() + 1;
        }
    }
    return out;
}

/// A name that could be mistaken for an encoded word, or a word too long to fold, is encoded.
bool staysPlain(const QString &line)
{
    const QStringList words = line.split(u' ');
    return isPlain(line) && !line.contains(QStringLiteral("=?"))
           && std::all_of(words.cbegin(), words.cend(),
                          [](const QString &word) { return word.size() < kLine; });
}

QByteArray header(const char *name, const QString &text)
{
    return QByteArray(name) + ": " + headerText(text, qsizetype(qstrlen(name)) + 2) + "\r\n";
}

Result<QByteArray> addressHeader(const char *name, const Address &address)
{
    const Result<QByteArray> text = addressText(address, qsizetype(qstrlen(name)) + 2);
    COLOPHON_TRY(text);
    return QByteArray(name) + ": " + *text + "\r\n";
}

} // namespace

QByteArray headerText(const QString &text, qsizetype used)
{
    const QString line = onOneLine(text);
    return staysPlain(line) ? folded(line.toLatin1(), used) : encodedWords(line, used);
}

Result<QByteArray> bareAddress(const QString &address)
{
    const qsizetype at = address.indexOf(u'@');
    const QByteArray domain = at < 0 ? QByteArray() : QUrl::toAce(address.mid(at + 1));
    if (!store::isMailAddress(address) || domain.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not an e-mail address. It has the form "
                                    "name@example.org.")
                         .arg(onOneLine(address))};
    return address.left(at).toLatin1() + '@' + domain;
}

Result<QByteArray> addressText(const Address &address, qsizetype used)
{
    const Result<QByteArray> bare = bareAddress(address.address);
    COLOPHON_TRY(bare);
    const QString name = onOneLine(address.name);
    if (name.isEmpty())
        return *bare;
    QByteArray shown;
    if (staysPlain(name)) {
        QByteArray quoted = name.toLatin1();
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        shown = '"' + quoted + '"';
    } else {
        shown = encodedWords(name, used);
    }
    const qsizetype last = shown.size() - (shown.lastIndexOf('\n') + 1);
    const bool fits = last + (shown.contains('\n') ? 0 : used) + bare->size() + 3 <= kLine;
    return shown + (fits ? " <" : "\r\n <") + *bare + '>';
}

QByteArray quotedPrintable(const QString &text)
{
    QString lines = text;
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    QByteArray out;
    for (const QString &line : lines.split(u'\n')) {
        const QByteArray bytes = line.toUtf8();
        qsizetype used = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            const auto byte = static_cast<unsigned char>(bytes.at(i));
            const bool atEnd = i + 1 == bytes.size();
            // A dot at the start would be SMTP's business, a blank at the end may be lost.
            const bool plain =
                (byte > 0x20 && byte < 0x7F && byte != '=' && !(byte == '.' && i == 0))
                || ((byte == ' ' || byte == '\t') && !atEnd);
            const qsizetype wanted = plain ? 1 : 3;
            if (used + wanted > kLine - 1) {
                out += "=\r\n";
                used = 0;
            }
            if (plain)
                out += char(byte);
            else
                out += '=' + QByteArray(1, char(byte)).toHex().toUpper();
            used += wanted;
        }
        out += "\r\n";
    }
    return out;
}

Result<QByteArray> toBytes(const Message &message)
{
    const Result<QByteArray> from = addressHeader("From", message.from);
    COLOPHON_TRY(from);
    const Result<QByteArray> to = addressHeader("To", message.to);
    COLOPHON_TRY(to);
    QByteArray out = *from + *to;
    if (!message.replyTo.address.isEmpty()) {
        const Result<QByteArray> reply = addressHeader("Reply-To", message.replyTo);
        COLOPHON_TRY(reply);
        out += *reply;
    }
    out += header("Subject", message.subject);
    out += "Date: "
           + QLocale::c()
                 .toString(message.at.toUTC(), QStringLiteral("ddd, d MMM yyyy HH:mm:ss"))
                 .toLatin1()
           + " +0000\r\n";
    const QByteArray sender = *bareAddress(message.from.address);
    out += header("Message-ID",
                  u'<' + message.id + QString::fromLatin1(sender.mid(sender.indexOf('@'))) + u'>');
    // RFC 3834 5: so that nobody's holiday reply answers.
    out += "Auto-Submitted: auto-generated\r\n"
           "MIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=UTF-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n"
           "\r\n";
    return out + quotedPrintable(message.body);
}

} // namespace colophon::mail
