// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace underpass {
namespace {

struct Row
{
    ErrorCode code;
    const char* name;
    bool mayPass;
    Station station;
    SourceText sentence; // %1 stands for the subject.
};

constexpr bool passes = true; // Perhaps, by itself.
constexpr bool stays = false;

using enum ErrorCode;
constexpr std::array rows{
    Row{InvalidInput, "invalid-input", stays, Station::Input,
        UNDERPASS_TEXT("Error", "%1 cannot be used as it is. Correct it and try again.")},
    Row{FileUnreadable, "file-unreadable", stays, Station::Files,
        UNDERPASS_TEXT("Error", "%1 cannot be read. Check that it exists and that you may read it.")},
    Row{FileUnwritable, "file-unwritable", stays, Station::Files,
        UNDERPASS_TEXT("Error",
            "%1 cannot be written; what was there is unchanged. Check its permissions and the free space.")},
    Row{FileDamaged, "file-damaged", stays, Station::Files,
        UNDERPASS_TEXT(
            "Error", "What is written in %1 cannot be used. The file was left as it is: correct it.")},
    Row{FileTooNew, "file-too-new", stays, Station::Files,
        UNDERPASS_TEXT(
            "Error", "%1 was written by a newer Underpass and was left alone. Update Underpass to use it.")},
    Row{NameNotFound, "name-not-found", passes, Station::LookUp,
        UNDERPASS_TEXT(
            "Error", "There is no server named %1. Check the spelling, and whether it needs a VPN.")},
    Row{NameServerSilent, "name-server-silent", passes, Station::LookUp,
        UNDERPASS_TEXT("Error", "No name server told the address of %1. Check the network.")},
    Row{NetworkDown, "network-down", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "There is no way to %1 from here. Check the network connection.")},
    Row{ConnectRefused, "connect-refused", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "%1 refuses connections. Check the port, and whether the SSH server runs.")},
    Row{ConnectTimedOut, "connect-timed-out", passes, Station::Connection,
        UNDERPASS_TEXT(
            "Error", "%1 does not answer. Check the address, and whether a firewall is in the way.")},
    Row{LinkLost, "link-lost", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "The connection to %1 was lost.")},
    Row{ServerSilent, "server-silent", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "%1 stopped answering.")},
    Row{ServerClosed, "server-closed", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "%1 closed the connection.")},
    Row{ServerFull, "server-full", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "%1 accepts no new connections right now.")},
    Row{NotSsh, "not-ssh", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "What answers at %1 is no SSH server.")},
    Row{Ssh1Only, "ssh-too-old", stays, Station::Connection,
        UNDERPASS_TEXT("Error",
            "%1 speaks only SSH 1, which protects nothing any more. Ask its administrator to update it.")},
    Row{NoCommonAlgorithm, "no-common-algorithm", stays, Station::Connection,
        UNDERPASS_TEXT(
            "Error", "%1 and Underpass have nothing in common for a part of what protects the connection.")},
    Row{OldAlgorithmsOnly, "old-algorithms-only", stays, Station::Connection,
        UNDERPASS_TEXT("Error",
            "%1 has only old algorithms for a part of what protects the connection, and they are not "
            "permitted.")},
    Row{ProtocolViolation, "protocol-violation", passes, Station::Connection,
        UNDERPASS_TEXT("Error", "%1 sent something that is not valid SSH.")},
    Row{JumpHostRefused, "jump-host-refused", stays, Station::Connection,
        UNDERPASS_TEXT("Error",
            "The jump host %1 does not let you connect to the next server. Its administrator must permit it "
            "(AllowTcpForwarding, PermitOpen).")},
    Row{JumpHostCannotReach, "jump-host-cannot-reach", passes, Station::Connection,
        UNDERPASS_TEXT("Error",
            "The jump host %1 cannot reach the next server. Check that server's name and port, as the jump "
            "host sees it.")},
    Row{ProxyUnreachable, "proxy-unreachable", passes, Station::Connection,
        UNDERPASS_TEXT("Error",
            "The proxy %1 cannot be reached. Check its address and port in the profile, and whether you are "
            "in the network that it belongs to.")},
    Row{ProxyLogInRefused, "proxy-log-in-refused", stays, Station::ProxyLogIn,
        UNDERPASS_TEXT("Error",
            "The proxy %1 did not accept the log-in. Check the account at the proxy in the profile, and its "
            "password.")},
    Row{ProxyLogInUnknown, "proxy-log-in-unknown", stays, Station::ProxyLogIn,
        UNDERPASS_TEXT("Error",
            "The proxy %1 wants a log-in that Underpass does not speak. Ask its administrator whether it can "
            "take the Basic log-in, or use another way out.")},
    Row{ProxyRefused, "proxy-refused", stays, Station::Connection,
        UNDERPASS_TEXT("Error",
            "The proxy %1 does not allow connections to the server. Its administrator must permit the "
            "server's address and port.")},
    Row{ProxyCannotReach, "proxy-cannot-reach", passes, Station::Connection,
        UNDERPASS_TEXT("Error",
            "The proxy %1 cannot reach the server. Check the server's name and port, as the proxy sees it.")},
    Row{NotAProxy, "not-a-proxy", stays, Station::Connection,
        UNDERPASS_TEXT("Error",
            "What answers at %1 is not a proxy of the chosen kind. Check its port, and whether it is a "
            "SOCKS5 or an HTTP proxy.")},
    Row{HostKeyNotAccepted, "host-key-not-accepted", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The host key of %1 was not accepted, so nothing was sent. Compare its fingerprint and connect "
            "again.")},
    Row{HostKeyChanged, "host-key-changed", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The host key of %1 has changed: somebody may be in between. Nothing was sent. Ask the server's "
            "administrator before you replace the key.")},
    Row{HostKeyRevoked, "host-key-revoked", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The host key of %1 has been revoked. Nothing was sent. Ask the server's administrator.")},
    Row{HostKeyNotKept, "host-key-not-kept", stays, Station::Files,
        UNDERPASS_TEXT("Error",
            "The host key of %1 could not be kept, so it holds for this connection only. You will be asked "
            "about it again.")},
    Row{HostCertificateExpired, "host-certificate-expired", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The certificate of %1 has expired, so only its key counts. Its administrator must renew it.")},
    Row{HostCertificateEarly, "host-certificate-early", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The certificate of %1 is not valid yet, so only its key counts. Check the clock of this "
            "computer.")},
    Row{HostCertificateForOthers, "host-certificate-for-others", stays, Station::HostKey,
        UNDERPASS_TEXT("Error",
            "The certificate of %1 is not for a server of this name, so only its key counts. Check the "
            "server's name in the profile.")},
    Row{HostCertificateUnusable, "host-certificate-unusable", stays, Station::HostKey,
        UNDERPASS_TEXT(
            "Error", "The certificate of %1 does not count, only its key does. Ask its administrator.")},
    Row{HostKeysNotLearnt, "host-keys-not-learnt", stays, Station::HostKey,
        UNDERPASS_TEXT(
            "Error", "%1 offered further host keys that were not kept. Nothing else has changed.")},
    Row{KnownHostsSkipped, "known-hosts-skipped", stays, Station::Files,
        UNDERPASS_TEXT("Error",
            "What is known of servers in %1 does not count, because it cannot be read. Check that it is a "
            "file, and that you may read it.")},
    Row{AuthenticationRefused, "authentication-refused", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The server did not accept the log-in of %1. Check the account and its password or key.")},
    Row{LogInTooLong, "log-in-too-long", passes, Station::LogIn,
        UNDERPASS_TEXT("Error", "The log-in at %1 took too long and was given up.")},
    Row{LogInUnfinished, "log-in-unfinished", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The log-in at %1 waited for somebody and was not completed. Connect again when you can do what "
            "it asks for.")},
    Row{PasswordExpired, "password-expired", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The password of %1 has expired. Connect again to choose a new one, or change it at the "
            "server.")},
    Row{NoCredential, "no-credential", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "There is nothing to log in with as %1. Set up a key, an agent or a password in the profile.")},
    Row{NotAnswered, "not-answered", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "A question about the log-in of %1 was not answered, so it was given up. Connect again to answer "
            "it.")},
    Row{ProxyNotAnswered, "proxy-not-answered", stays, Station::ProxyLogIn,
        UNDERPASS_TEXT("Error",
            "The question for the password at the proxy %1 was not answered. Connect again to answer it.")},
    Row{KeyFileUnusable, "key-file-unusable", stays, Station::LogIn,
        UNDERPASS_TEXT("Error", "The key file %1 cannot be used.")},
    Row{PassphraseWrong, "passphrase-wrong", stays, Station::LogIn,
        UNDERPASS_TEXT("Error", "The passphrase does not open %1. Connect again to enter it once more.")},
    Row{AgentUnavailable, "agent-unavailable", passes, Station::LogIn,
        UNDERPASS_TEXT(
            "Error", "The SSH agent (%1) cannot be used. Start it, or choose another way to log in.")},
    Row{AgentOutOfReach, "agent-out-of-reach", passes, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The SSH agent (%1) runs with more rights than Underpass and cannot be asked. Start it again "
            "without administrator rights.")},
    Row{AgentServiceOff, "agent-service-off", passes, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The SSH agent of Windows (%1) does not run. Enter \"Set-Service ssh-agent -StartupType Manual; "
            "Start-Service ssh-agent\" in PowerShell as an administrator, or start another agent.")},
    Row{AgentAwaited, "agent-awaited", passes, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "Waits for the SSH agent (%1), whose key logged in before. Start or unlock it; the rest happens "
            "by itself.")},
    Row{AgentRefused, "agent-refused", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The SSH agent did not sign with the key %1. Unlock it or confirm there, and connect again.")},
    Row{KeyNotInAgent, "key-not-in-agent", passes, Station::LogIn,
        UNDERPASS_TEXT(
            "Error", "No SSH agent holds the key of %1. Add it to the agent, or name the private key file.")},
    Row{SecretStoreUnavailable, "secret-store-unavailable", passes, Station::LogIn,
        UNDERPASS_TEXT("Error", "There is no secret store here (%1), so passwords are asked for each time.")},
    Row{SecretNotKept, "secret-not-kept", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "What was typed for %1 could not be kept in the secret store. It is remembered until Underpass "
            "ends, and asked for after that.")},
    Row{SecretNotForgotten, "secret-not-forgotten", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "What is kept for %1 was refused, but could not be taken out of the secret store. Remove it "
            "there.")},
    Row{SecretsMayRemain, "secrets-may-remain", stays, Station::LogIn,
        UNDERPASS_TEXT("Error",
            "The secret store does not answer, so what is kept for %1 may still be there. Try again, or "
            "remove "
            "it there.")},
    Row{PortInUse, "port-in-use", passes, Station::Forward,
        UNDERPASS_TEXT(
            "Error", "%1 is in use by another program. Close that program or choose another port.")},
    Row{PortReserved, "port-reserved", passes, Station::Forward,
        UNDERPASS_TEXT("Error", "%1 is reserved by the system. Choose another port.")},
    Row{ListenRefused, "listen-refused", passes, Station::Forward,
        UNDERPASS_TEXT("Error", "It is not possible to listen on %1.")},
    Row{ForwardRefused, "forward-refused", stays, Station::Forward,
        UNDERPASS_TEXT("Error",
            "The server does not allow a forward to %1. Its administrator must permit it "
            "(AllowTcpForwarding, PermitOpen).")},
    Row{TargetUnreachable, "target-unreachable", passes, Station::Forward,
        UNDERPASS_TEXT("Error", "The server cannot reach %1. Check the forward's target.")},
    Row{RemoteListenRefused, "remote-listen-refused", passes, Station::Forward,
        UNDERPASS_TEXT("Error",
            "The server does not listen on %1 for you. Either that port is taken there, or the server's "
            "administrator must permit it (AllowTcpForwarding, PermitListen; ports below 1024 are for "
            "root).")},
    Row{TargetHereUnreachable, "target-here-unreachable", passes, Station::Forward,
        UNDERPASS_TEXT("Error",
            "This computer cannot reach %1, so a caller at the server was turned away. Check the forward's "
            "target, and whether its program runs.")},
    Row{CallerRefused, "caller-refused", passes, Station::Forward,
        UNDERPASS_TEXT("Error", "A connection by %1 was refused.")},
    Row{OtherAccountsProcess, "other-accounts-process", stays, Station::Files,
        UNDERPASS_TEXT("Error",
            "Another account runs %1, so nothing was asked of it. Use the account that started it.")},
    Row{ProcessHangs, "process-hangs", stays, Station::Ourselves,
        UNDERPASS_TEXT("Error",
            "Process %1 does not answer. If it was stopped, let it go on; otherwise end it, and try "
            "again.")},
    Row{Cancelled, "cancelled", stays, Station::Wish, UNDERPASS_TEXT("Error", "Stopped.")},
    Row{Internal, "internal", stays, Station::Ourselves,
        UNDERPASS_TEXT("Error", "Something in Underpass itself went wrong (%1). Please report it.")},
};

constexpr bool isInOrder()
{
    for (std::size_t place = 0; place < rows.size(); ++place) {
        if (rows[place].code != static_cast<ErrorCode>(place))
            return false;
    }
    return rows.size() == static_cast<std::size_t>(Internal) + 1;
}
static_assert(isInOrder(), "every ErrorCode has its row, in the order of the enum");

const Row& row(ErrorCode code)
{
    return rows.at(static_cast<std::size_t>(code));
}

//: Stands for a server, file or port that is not known.
constexpr SourceText somethingUnknown = UNDERPASS_TEXT("Error", "it");

//: %1 is a whole sentence, %2 an address.
constexpr SourceText atTheJumpHost = UNDERPASS_TEXT("Error", "%1 (At the jump host %2.)");

//: %1 is one or two whole sentences, %2 the server's own words.
constexpr SourceText withItsWords = UNDERPASS_TEXT("Error", "%1 The server says: %2");

std::string beginningLarge(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace

std::vector<ErrorCode> allErrorCodes()
{
    std::vector<ErrorCode> codes;
    std::ranges::transform(rows, std::back_inserter(codes), &Row::code);
    return codes;
}

bool mayPassByItself(ErrorCode code)
{
    return row(code).mayPass;
}

Station stationOf(ErrorCode code)
{
    return row(code).station;
}

const char* name(ErrorCode code)
{
    return row(code).name;
}

std::optional<ErrorCode> errorCodeNamed(std::string_view text)
{
    const auto found = std::ranges::find(rows, text, &Row::name);
    return found == rows.end() ? std::nullopt : std::optional{found->code};
}

std::string whatHappened(const Error& error, Language language)
{
    const bool isKnown = !error.subject.empty();
    const std::string subject = isKnown ? error.subject : language(somethingUnknown);
    const std::string said = say({row(error.code).sentence, {subject}}, language);
    std::string what = isKnown ? said : beginningLarge(said);
    for (const Sentence& further : error.more)
        what.append(" ").append(say(further, language));
    const std::string where
        = error.jumpHost ? say({atTheJumpHost, {what, toString(*error.jumpHost)}}, language) : what;
    return error.serverSays.empty() ? where : say({withItsWords, {where, error.serverSays}}, language);
}

std::string sentence(const Error& error)
{
    const std::string what = whatHappened(error, english);
    return error.detail.empty() ? what : what + " (" + error.detail + ")";
}

} // namespace underpass
