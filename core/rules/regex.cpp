// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "rules/regex.h"

#include <pcre2.h>

#include <algorithm>

namespace colophon::rules {

namespace {

constexpr std::uint32_t kMatchLimit = 100'000;
constexpr std::uint32_t kHeapLimit = 4'096;           ///< KiB
constexpr qsizetype kLongestResult = 4 * 1024 * 1024; ///< bytes

/// What a thread needs for matching, made once: the limits and the places of the groups.
struct Workspace {
    Workspace()
        : context(pcre2_match_context_create(nullptr)), data(pcre2_match_data_create(64, nullptr))
    {
        pcre2_set_match_limit(context, kMatchLimit);
        pcre2_set_heap_limit(context, kHeapLimit);
    }
    ~Workspace()
    {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
    }
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    pcre2_match_context *context;
    pcre2_match_data *data;
};

Workspace &workspace()
{
    thread_local Workspace here;
    return here;
}

PCRE2_SPTR bytes(QByteArrayView text)
{
    return reinterpret_cast<PCRE2_SPTR>(text.isEmpty() ? "" : text.data());
}

int match(const pcre2_code *code, QByteArrayView text, std::size_t from, std::uint32_t options)
{
    // the texts are UTF-8, checked when they were read: see FlatRecord
    return pcre2_match(code, bytes(text), static_cast<std::size_t>(text.size()), from, options,
                       workspace().data, workspace().context);
}

/// The bytes of a group; empty where it took no part.
QByteArrayView group(QByteArrayView text, std::size_t number)
{
    const std::size_t count = pcre2_get_ovector_count(workspace().data);
    const PCRE2_SIZE *const places = pcre2_get_ovector_pointer(workspace().data);
    if (number >= count || places[2 * number] == PCRE2_UNSET
        || places[2 * number] > static_cast<std::size_t>(text.size()))
        return {};
    return text.sliced(qsizetype(places[2 * number]),
                       qsizetype(places[2 * number + 1] - places[2 * number]));
}

std::size_t groupNumber(const pcre2_code *code, const QByteArray &name)
{
    bool ok = false;
    const unsigned number = name.toUInt(&ok);
    if (ok)
        return number;
    const int found =
        pcre2_substring_number_from_name(code, reinterpret_cast<PCRE2_SPTR>(name.constData()));
    return found < 0 ? 1000 : static_cast<std::size_t>(found);
}

/// As Java's replacements: $1, ${name}, and a backslash before a character that stands for itself.
void appendReplacement(const pcre2_code *code, QByteArrayView text, const QByteArray &replacement,
                       std::size_t groups, QByteArray &out)
{
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const char c = replacement[i];
        if (c == '\\' && i + 1 < replacement.size()) {
            out.append(replacement[++i]);
        } else if (c == '$' && i + 1 < replacement.size() && replacement[i + 1] == '{') {
            const qsizetype close = replacement.indexOf('}', i);
            if (close < 0) {
                out.append(c);
                continue;
            }
            out.append(group(text, groupNumber(code, replacement.mid(i + 2, close - i - 2))));
            i = close;
        } else if (c == '$' && i + 1 < replacement.size() && replacement[i + 1] >= '0'
                   && replacement[i + 1] <= '9') {
            std::size_t number = static_cast<std::size_t>(replacement[++i] - '0');
            // as many digits as name a group there is
            while (i + 1 < replacement.size() && replacement[i + 1] >= '0'
                   && replacement[i + 1] <= '9') {
                const std::size_t longer =
                    number * 10 + static_cast<std::size_t>(replacement[i + 1] - '0');
                if (longer > groups)
                    break;
                number = longer;
                ++i;
            }
            out.append(group(text, number));
        } else {
            out.append(c);
        }
    }
}

} // namespace

Result<Regex> Regex::compile(const QString &pattern, bool ignoreCase)
{
    const QByteArray utf8 = pattern.toUtf8();
    int error = 0;
    PCRE2_SIZE offset = 0;
    const std::uint32_t options =
        PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | (ignoreCase ? PCRE2_CASELESS : 0);
    pcre2_code *const code = utf8.size() > 4'000
                                 ? nullptr
                                 : pcre2_compile(bytes(utf8), static_cast<std::size_t>(utf8.size()),
                                                 options, &error, &offset, nullptr);
    if (!code) {
        QByteArray reason(256, '\0');
        if (utf8.size() > 4'000)
            reason = "it is longer than 4,000 bytes";
        else
            pcre2_get_error_message(error, reinterpret_cast<PCRE2_UCHAR *>(reason.data()),
                                    static_cast<std::size_t>(reason.size()));
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The regular expression can't be read at its character %1: %2.")
                         .arg(QString::fromUtf8(utf8.left(qsizetype(offset))).size() + 1)
                         .arg(QString::fromUtf8(reason.constData()))};
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // without it the matching is only slower
    Regex regex;
    regex.m_code = std::shared_ptr<pcre2_real_code_8>(code, pcre2_code_free);
    return regex;
}

Regex::Outcome Regex::find(QByteArrayView text) const
{
    const int found = match(m_code.get(), text, 0, 0);
    if (found >= 0)
        return Outcome::Found;
    return found == PCRE2_ERROR_NOMATCH ? Outcome::None : Outcome::LimitReached;
}

Regex::Outcome Regex::replaceAll(QByteArrayView text, const QByteArray &replacement,
                                 QByteArray &out) const
{
    std::uint32_t groups = 0;
    pcre2_pattern_info(m_code.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
    const qsizetype before = out.size();
    std::size_t from = 0;
    std::size_t copied = 0;
    std::uint32_t options = 0;
    const std::size_t size = static_cast<std::size_t>(text.size());
    bool any = false;
    while (from <= size) {
        const int found = match(m_code.get(), text, from, options);
        if (found < 0 && found != PCRE2_ERROR_NOMATCH) {
            out.truncate(before);
            return Outcome::LimitReached;
        }
        if (found < 0)
            break;
        const PCRE2_SIZE *const places = pcre2_get_ovector_pointer(workspace().data);
        const std::size_t start = std::max(places[0], copied);
        const std::size_t end = std::max(places[1], start);
        any = true;
        out.append(text.sliced(qsizetype(copied), qsizetype(start - copied)));
        appendReplacement(m_code.get(), text, replacement, groups, out);
        if (out.size() - before > kLongestResult) {
            out.truncate(before);
            return Outcome::LimitReached;
        }
        copied = end;
        from = end;
        if (end == start) { // an empty match: on by one character
            if (from == size)
                break;
            do {
                ++from;
            } while (from < size
                     && (static_cast<unsigned char>(text[qsizetype(from)]) & 0xc0) == 0x80);
        }
    }
    if (!any)
        return Outcome::None;
    out.append(text.sliced(qsizetype(copied)));
    return Outcome::Found;
}

} // namespace colophon::rules
