// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace underpass {

// Everything that can go wrong for reasons outside the program. A new code needs a row in mayPassByItself()
// and a sentence in sentence(); the compiler finds the forgotten one.
enum class ErrorCode {
    // What a person or a file gave us
    InvalidInput,
    FileUnreadable,
    FileUnwritable,
    FileDamaged,
    FileTooNew,
    // The way to the server
    NameNotFound,
    NameServerSilent,
    NetworkDown,
    ConnectRefused,
    ConnectTimedOut,
    LinkLost,
    ServerSilent,
    ServerClosed,
    ServerFull,
    NotSsh,
    NoCommonAlgorithm,
    ProtocolViolation,
    JumpHostRefused,
    JumpHostCannotReach,
    ProxyUnreachable,
    ProxyLogInRefused,
    ProxyRefused,
    ProxyCannotReach,
    NotAProxy,
    // Trust and log-in
    HostKeyNotAccepted,
    HostKeyChanged,
    HostKeyRevoked,
    AuthenticationRefused,
    LogInTooLong,
    NoCredential,
    KeyFileUnusable,
    PassphraseWrong,
    AgentUnavailable,
    SecretStoreUnavailable,
    // Forwards
    PortInUse,
    PortReserved,
    ListenRefused,
    ForwardRefused,
    TargetUnreachable,
    RemoteListenRefused,
    TargetHereUnreachable,
    CallerRefused,
    // Us
    Cancelled,
    Internal,
};

// What happened, to what, and what only the log needs to know.
// `subject` is what a person would point at ("mail.example.org:22", "port 1110", a path); `detail` is
// English, for the log and for support; `where` is the station of the way it happened at, when that is not
// the profile's own server ("jump host gate.example.org:22"). None ever holds a secret; server text in them
// has been through cleanText().
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string subject;
    std::string detail;
    std::string where = {};

    bool operator==(const Error&) const = default;
};

template <class T> using Result = std::expected<T, Error>;

// Makes the failed value a function returns: `return fail(ErrorCode::PortInUse, "port 1110")`.
[[nodiscard]] inline std::unexpected<Error> fail(
    ErrorCode code, std::string subject = {}, std::string detail = {})
{
    return std::unexpected(Error{code, std::move(subject), std::move(detail)});
}

// Hands a failure on: `if (!endpoint) return fail(endpoint);`
template <class T> [[nodiscard]] std::unexpected<Error> fail(const Result<T>& failed)
{
    return std::unexpected(failed.error());
}

// Whether trying the same again, unchanged and unattended, can succeed later.
[[nodiscard]] bool mayPassByItself(ErrorCode code);

// A stable name for logs, JSON and tests, e.g. "host-key-changed".
[[nodiscard]] const char* name(ErrorCode code);

// One English sentence or two: what happened, to what, and what to do. For the terminal; the window has its
// own.
[[nodiscard]] std::string sentence(const Error& error);

} // namespace underpass
