// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <type_traits>
#include <utility>
#include <variant>

namespace colophon {

/// Why something did not happen. A small list on purpose: what a caller can act on differently.
enum class ErrorCode {
    NotFound,     ///< the record, user or file named does not exist
    Conflict,     ///< somebody else saved or holds it
    Busy,         ///< the catalogue is being written by another program; trying again may help
    Corrupt,      ///< the file is damaged or not what it says it is
    SchemaTooNew, ///< written by a newer Colophon
    InvalidInput, ///< what was asked or typed can't be done as it stands
    Io,           ///< disk full, no permission, read-only, unreadable
    Network,
    Denied, ///< the person's role does not allow it
    Cancelled,
    Internal, ///< a fault of ours
};

/// An error and one plain English sentence or two: what did not happen, to what, what to do next.
/// The command line prints `detail` as it is; the window heads it with a translated sentence.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// The value of a fallible function, or the Error. `Result<void>` is for actions.
/// Shape after Qt Creator's Utils::Result; std::expected is not in C++20.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_value(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_value(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_value.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Only when ok().
    const T &value() const & { return std::get<0>(m_value); }
    T &value() & { return std::get<0>(m_value); }
    T &&value() && { return std::get<0>(std::move(m_value)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::get<0>(std::move(m_value)); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    T valueOr(T other) const & { return ok() ? value() : std::move(other); }

    /// Only when not ok().
    const Error &error() const { return std::get<1>(m_value); }

    /// Calls `f(value)`, which returns a Result of its own; an error passes through.
    template <typename F> auto andThen(F &&f) const -> std::invoke_result_t<F, const T &>
    {
        if (!ok())
            return error();
        return std::forward<F>(f)(value());
    }

private:
    std::variant<T, Error> m_value;
};

template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return ok(); }
    const Error &error() const { return m_error; }

    template <typename F> auto andThen(F &&f) const -> std::invoke_result_t<F>
    {
        if (!ok())
            return m_error;
        return std::forward<F>(f)();
    }

private:
    Error m_error;
    bool m_ok = true;
};

/// Returns the error of a Result from the enclosing function, if it has one.
#define COLOPHON_TRY(expression)                                                                   \
    do {                                                                                           \
        if (const auto &colophonTried = (expression); !colophonTried)                              \
            return colophonTried.error();                                                          \
    } while (false)

} // namespace colophon
