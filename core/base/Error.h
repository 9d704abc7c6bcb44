// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Endpoint.h"
#include "core/base/Result.h"
#include "core/base/Sentence.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace underpass {

// Everything that can go wrong for reasons outside the program. A new code needs a row in Error.cpp, and its
// sentence a translation; the compiler finds the forgotten row, the tests the forgotten translation.
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
    Ssh1Only,
    NoCommonAlgorithm,
    OldAlgorithmsOnly, // Which the profile could permit.
    ProtocolViolation,
    JumpHostRefused,
    JumpHostCannotReach,
    ProxyUnreachable,
    ProxyLogInRefused,
    ProxyLogInUnknown, // It wants one that we do not speak.
    ProxyRefused,
    ProxyCannotReach,
    NotAProxy,
    // Trust and log-in
    HostKeyNotAccepted,
    HostKeyChanged,
    HostKeyRevoked,
    HostKeyNotKept,
    HostCertificateExpired,
    HostCertificateEarly,
    HostCertificateForOthers,
    HostCertificateUnusable,
    HostKeysNotLearnt,
    KnownHostsSkipped,
    AuthenticationRefused,
    LogInTooLong,
    LogInUnfinished,
    PasswordExpired,
    NoCredential,
    NotAnswered, // A person was asked and gave no answer.
    ProxyNotAnswered,
    KeyFileUnusable,
    PassphraseWrong,
    AgentUnavailable,
    AgentOutOfReach, // It runs with more rights than we have.
    AgentServiceOff, // Windows' own.
    AgentAwaited, // It let us in before.
    AgentRefused, // To sign.
    KeyNotInAgent,
    SecretStoreUnavailable,
    SecretNotKept,
    SecretNotForgotten,
    SecretsMayRemain, // Nobody knows: the store does not answer.
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
    OtherAccountsProcess,
    ProcessHangs,
    Cancelled,
    Internal, // Stays the last one.
};

// Where an error belongs on the way from what a person typed to a forward that works. The exit code of
// underpassctl and the step of a check follow from it.
enum class Station {
    Input,
    Files,
    LookUp,
    Connection, // The network, the proxy, and the protocol with each server.
    ProxyLogIn,
    HostKey,
    LogIn,
    Forward,
    Wish, // Nothing failed: somebody wanted it so.
    Ourselves,
};

// What happened, to what, and what only the log needs to know.
// `subject` is what a person would point at ("mail.example.org:22", "port 1110", a path); `detail` is
// English, for the log and for support; `jumpHost` is the one it happened at, where that was none of the
// profile's own server; `serverSays` is what the server gave as its reason, shown as its words; `more` are
// whole sentences that say closer what happened and what to do. None ever holds a secret; server text in them
// has been through cleanText().
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string subject;
    std::string detail;
    std::optional<Endpoint> jumpHost = {};
    std::string serverSays = {};
    std::vector<Sentence> more = {};

    bool operator==(const Error&) const = default;
};

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

// Every code there is, in the order above.
[[nodiscard]] std::vector<ErrorCode> allErrorCodes();

// Whether trying the same again, unchanged and unattended, can succeed later.
[[nodiscard]] bool mayPassByItself(ErrorCode code);

[[nodiscard]] Station stationOf(ErrorCode code);

// A stable name for logs, JSON and tests, e.g. "host-key-changed"; and the code it is the name of.
[[nodiscard]] const char* name(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeNamed(std::string_view text);

// A sentence or two: what happened, to what, at which jump host, what to do, and what the server says.
// Without the detail.
[[nodiscard]] std::string whatHappened(const Error& error, Language language);

// The same in English and with the detail, for the terminal and the log.
[[nodiscard]] std::string sentence(const Error& error);

} // namespace underpass
