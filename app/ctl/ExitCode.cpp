// SPDX-License-Identifier: MIT
#include "app/ctl/ExitCode.h"

namespace underpass {

const char* const exitCodeTable = "Exit codes:\n"
                                  "  0  done\n"
                                  "  1  an error inside Underpass\n"
                                  "  2  wrong usage or bad input\n"
                                  "  3  trouble with a profile or a file\n"
                                  "  4  network or server not reachable\n"
                                  "  5  the server's host key is not accepted\n"
                                  "  6  log-in failed\n"
                                  "  7  a forward does not work\n"
                                  "  8  not running\n";

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return ExitCode::Usage;
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileTooNew:
        return ExitCode::Profile;
    case ErrorCode::NameNotFound:
    case ErrorCode::NameServerSilent:
    case ErrorCode::NetworkDown:
    case ErrorCode::ConnectRefused:
    case ErrorCode::ConnectTimedOut:
    case ErrorCode::LinkLost:
    case ErrorCode::ServerSilent:
    case ErrorCode::LogInTooLong:
    case ErrorCode::ServerClosed:
    case ErrorCode::ServerFull:
    case ErrorCode::NotSsh:
    case ErrorCode::NoCommonAlgorithm:
    case ErrorCode::ProtocolViolation:
    case ErrorCode::JumpHostRefused:
    case ErrorCode::JumpHostCannotReach:
    case ErrorCode::ProxyUnreachable:
    case ErrorCode::ProxyRefused:
    case ErrorCode::ProxyCannotReach:
    case ErrorCode::NotAProxy:
        return ExitCode::Network;
    case ErrorCode::HostKeyNotAccepted:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
        return ExitCode::HostKey;
    case ErrorCode::ProxyLogInRefused:
    case ErrorCode::AuthenticationRefused:
    case ErrorCode::NoCredential:
    case ErrorCode::KeyFileUnusable:
    case ErrorCode::PassphraseWrong:
    case ErrorCode::AgentUnavailable:
    case ErrorCode::SecretStoreUnavailable:
        return ExitCode::LogIn;
    case ErrorCode::PortInUse:
    case ErrorCode::PortReserved:
    case ErrorCode::ListenRefused:
    case ErrorCode::ForwardRefused:
    case ErrorCode::TargetUnreachable:
    case ErrorCode::RemoteListenRefused:
    case ErrorCode::TargetHereUnreachable:
    case ErrorCode::CallerRefused:
        return ExitCode::Forward;
    case ErrorCode::Cancelled:
        return ExitCode::Ok;
    case ErrorCode::Internal:
        return ExitCode::Internal;
    }
    return ExitCode::Internal;
}

std::optional<ErrorCode> errorCodeNamed(std::string_view text)
{
    for (int number = 0; number <= static_cast<int>(ErrorCode::Internal); ++number) {
        const auto code = static_cast<ErrorCode>(number);
        if (text == name(code))
            return code;
    }
    return std::nullopt;
}

} // namespace underpass
