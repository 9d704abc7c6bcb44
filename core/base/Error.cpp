// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

namespace underpass {
namespace {

struct Row
{
    const char* name;
    bool mayPass;
    const char* sentence; // "{}" stands for the subject.
};

Row row(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return {"invalid-input", false, "{} cannot be used as it is. Correct it and try again."};
    case ErrorCode::FileUnreadable:
        return {
            "file-unreadable", false, "{} cannot be read. Check that it exists and that you may read it."};
    case ErrorCode::FileUnwritable:
        return {"file-unwritable", false,
            "{} cannot be written; what was there is unchanged. Check its permissions and the free space."};
    case ErrorCode::FileDamaged:
        return {"file-damaged", false,
            "The profiles were damaged and the last good copy was loaded. The damaged file was kept as {}."};
    case ErrorCode::FileTooNew:
        return {"file-too-new", false,
            "{} was written by a newer Underpass and was left alone. Update Underpass to use it."};
    case ErrorCode::NameNotFound:
        return {"name-not-found", true,
            "There is no server named {}. Check the spelling, and whether it needs a VPN."};
    case ErrorCode::NameServerSilent:
        return {"name-server-silent", true,
            "The look-up of {} got no answer from the name server. Check the network."};
    case ErrorCode::NetworkDown:
        return {"network-down", true, "There is no way to {} from here. Check the network connection."};
    case ErrorCode::ConnectRefused:
        return {"connect-refused", true,
            "{} refuses connections. Check the port, and whether the SSH server runs."};
    case ErrorCode::ConnectTimedOut:
        return {"connect-timed-out", true,
            "{} does not answer. Check the address, and whether a firewall is in the way."};
    case ErrorCode::LinkLost:
        return {"link-lost", true, "The connection to {} was lost."};
    case ErrorCode::ServerSilent:
        return {"server-silent", true, "{} stopped answering."};
    case ErrorCode::ServerClosed:
        return {"server-closed", true, "{} closed the connection."};
    case ErrorCode::ServerFull:
        return {"server-full", true, "{} accepts no new connections right now."};
    case ErrorCode::NotSsh:
        return {"not-ssh", true,
            "What answers at {} is no SSH server. Check the port, or sign in to this network first."};
    case ErrorCode::NoCommonAlgorithm:
        return {"no-common-algorithm", false,
            "{} offers only algorithms that are no longer safe. Ask its administrator to update it."};
    case ErrorCode::ProtocolViolation:
        return {"protocol-violation", true, "{} sent something that is not valid SSH."};
    case ErrorCode::JumpHostRefused:
        return {"jump-host-refused", false,
            "The jump host {} does not let you connect to the next server. Its administrator must permit it "
            "(AllowTcpForwarding, PermitOpen)."};
    case ErrorCode::JumpHostCannotReach:
        return {"jump-host-cannot-reach", true,
            "The jump host {} cannot reach the next server. Check that server's name and port, as the jump "
            "host sees it."};
    case ErrorCode::ProxyUnreachable:
        return {"proxy-unreachable", true,
            "The proxy {} cannot be reached. Check its address and port in the profile, and whether you are "
            "in the "
            "network that it belongs to."};
    case ErrorCode::ProxyLogInRefused:
        return {"proxy-log-in-refused", false,
            "The proxy {} did not accept the log-in. Check the account at the proxy in the profile, and its "
            "password."};
    case ErrorCode::ProxyRefused:
        return {"proxy-refused", false,
            "The proxy {} does not allow connections to the server. Its administrator must permit the "
            "server's "
            "address and port."};
    case ErrorCode::ProxyCannotReach:
        return {"proxy-cannot-reach", true,
            "The proxy {} cannot reach the server. Check the server's name and port, as the proxy sees it."};
    case ErrorCode::NotAProxy:
        return {"not-a-proxy", false,
            "What answers at {} is not a proxy of the chosen kind. Check its port, and whether it is a "
            "SOCKS5 or an "
            "HTTP proxy."};
    case ErrorCode::HostKeyNotAccepted:
        return {"host-key-not-accepted", false,
            "The host key of {} was not accepted, so nothing was sent. Compare its fingerprint and connect "
            "again."};
    case ErrorCode::HostKeyChanged:
        return {"host-key-changed", false,
            "The host key of {} has changed: somebody may be in between. Nothing was sent. Ask the server's "
            "administrator before you replace the key."};
    case ErrorCode::HostKeyRevoked:
        return {"host-key-revoked", false,
            "The host key of {} has been revoked. Nothing was sent. Ask the server's administrator."};
    case ErrorCode::AuthenticationRefused:
        return {"authentication-refused", false,
            "The server did not accept the log-in of {}. Check the account and its password or key."};
    case ErrorCode::LogInTooLong:
        return {"log-in-too-long", true, "The log-in at {} took too long and was given up."};
    case ErrorCode::NoCredential:
        return {"no-credential", false,
            "There is nothing to log in with as {}. Set up a key, an agent or a password in the profile."};
    case ErrorCode::KeyFileUnusable:
        return {"key-file-unusable", false, "The key file {} cannot be used."};
    case ErrorCode::PassphraseWrong:
        return {"passphrase-wrong", false,
            "The passphrase does not open {}. Connect again to enter it once more."};
    case ErrorCode::AgentUnavailable:
        return {"agent-unavailable", true,
            "The SSH agent ({}) cannot be used. Start it, or choose another way to log in."};
    case ErrorCode::SecretStoreUnavailable:
        return {"secret-store-unavailable", true,
            "There is no secret store here ({}), so passwords are asked for each time."};
    case ErrorCode::PortInUse:
        return {"port-in-use", true,
            "{} is in use by another program. Close that program or choose another port."};
    case ErrorCode::PortReserved:
        return {"port-reserved", false, "{} is reserved by the system. Choose another port."};
    case ErrorCode::ListenRefused:
        return {"listen-refused", true, "It is not possible to listen on {}."};
    case ErrorCode::ForwardRefused:
        return {"forward-refused", false,
            "The server does not allow a forward to {}. Its administrator must permit it "
            "(AllowTcpForwarding, PermitOpen)."};
    case ErrorCode::TargetUnreachable:
        return {"target-unreachable", true, "The server cannot reach {}. Check the forward's target."};
    case ErrorCode::RemoteListenRefused:
        return {"remote-listen-refused", true,
            "The server does not listen on {} for you. Either that port is taken there, or the server's "
            "administrator must permit it (AllowTcpForwarding, PermitListen; ports below 1024 are for "
            "root)."};
    case ErrorCode::TargetHereUnreachable:
        return {"target-here-unreachable", true,
            "This computer cannot reach {}, so a caller at the server was turned away. Check the forward's "
            "target, and whether its program runs."};
    case ErrorCode::CallerRefused:
        return {"caller-refused", true, "A connection by {} was refused: only you may use this forward."};
    case ErrorCode::Cancelled:
        return {"cancelled", false, "Stopped."};
    case ErrorCode::Internal:
        return {"internal", false, "Something in Underpass itself went wrong ({}). Please report it."};
    }
    std::unreachable();
}

} // namespace

bool mayPassByItself(ErrorCode code)
{
    return row(code).mayPass;
}

const char* name(ErrorCode code)
{
    return row(code).name;
}

std::string sentence(const Error& error)
{
    std::string text = row(error.code).sentence;
    if (const auto place = text.find("{}"); place != std::string::npos)
        text.replace(place, 2, !error.subject.empty() ? error.subject : place == 0 ? "It" : "it");
    const std::string where = error.where.empty() ? "" : "at the " + error.where;
    const std::string more = where + (where.empty() || error.detail.empty() ? "" : ": ") + error.detail;
    if (!more.empty())
        text += " (" + more + ")";
    return text;
}

} // namespace underpass
