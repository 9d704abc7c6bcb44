// SPDX-License-Identifier: MIT
#include "ui/words/ShortText.h"
#include "ui/words/StateText.h"

#include <QCoreApplication>

#include <string_view>
#include <utility>

namespace underpass {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

// The sentences of core/base/Error.cpp, for the window: translated, and without the detail. One function, so
// that the compiler finds the code somebody forgot.
QString whatHappened(const Error& error)
{
    //: Stands for a server, file or port that is not known.
    const QString subject = error.subject.empty() ? Text::tr("it") : shownName(error.subject);
    switch (error.code) {
    case ErrorCode::InvalidInput:
        return Text::tr("%1 cannot be used as it is. Correct it and try again.").arg(subject);
    case ErrorCode::FileUnreadable:
        return Text::tr("%1 cannot be read. Check that it exists and that you may read it.").arg(subject);
    case ErrorCode::FileUnwritable:
        return Text::tr(
            "%1 cannot be written; what was there is unchanged. Check its permissions and the free space.")
            .arg(subject);
    case ErrorCode::FileDamaged:
        return Text::tr(
            "The profiles were damaged and the last good copy was loaded. The damaged file was kept as %1.")
            .arg(subject);
    case ErrorCode::FileTooNew:
        return Text::tr("%1 was written by a newer Underpass and was left alone. Update Underpass to use it.")
            .arg(subject);
    case ErrorCode::NameNotFound:
        return Text::tr("There is no server named %1. Check the spelling, and whether it needs a VPN.")
            .arg(subject);
    case ErrorCode::NameServerSilent:
        return Text::tr("The look-up of %1 got no answer from the name server. Check the network.")
            .arg(subject);
    case ErrorCode::NetworkDown:
        return Text::tr("There is no way to %1 from here. Check the network connection.").arg(subject);
    case ErrorCode::ConnectRefused:
        return Text::tr("%1 refuses connections. Check the port, and whether the SSH server runs.")
            .arg(subject);
    case ErrorCode::ConnectTimedOut:
        return Text::tr("%1 does not answer. Check the address, and whether a firewall is in the way.")
            .arg(subject);
    case ErrorCode::LinkLost:
        return Text::tr("The connection to %1 was lost.").arg(subject);
    case ErrorCode::ServerSilent:
        return Text::tr("%1 stopped answering.").arg(subject);
    case ErrorCode::ServerClosed:
        return Text::tr("%1 closed the connection.").arg(subject);
    case ErrorCode::ServerFull:
        return Text::tr("%1 accepts no new connections right now.").arg(subject);
    case ErrorCode::NotSsh:
        return Text::tr(
            "What answers at %1 is no SSH server. Check the port, or sign in to this network first.")
            .arg(subject);
    case ErrorCode::NoCommonAlgorithm:
        return Text::tr(
            "%1 offers only algorithms that are no longer safe. Ask its administrator to update it.")
            .arg(subject);
    case ErrorCode::ProtocolViolation:
        return Text::tr("%1 sent something that is not valid SSH.").arg(subject);
    case ErrorCode::JumpHostRefused:
        return Text::tr(
            "The jump host %1 does not let you connect to the next server. Its administrator must "
            "permit it (AllowTcpForwarding, PermitOpen).")
            .arg(subject);
    case ErrorCode::JumpHostCannotReach:
        return Text::tr(
            "The jump host %1 cannot reach the next server. Check that server's name and port, as "
            "the jump host sees it.")
            .arg(subject);
    case ErrorCode::ProxyUnreachable:
        return Text::tr("The proxy %1 cannot be reached. Check its address and port in the profile, and "
                        "whether you are in the "
                        "network that it belongs to.")
            .arg(subject);
    case ErrorCode::ProxyLogInRefused:
        return Text::tr(
            "The proxy %1 did not accept the log-in. Check the account at the proxy in the profile, and its "
            "password.")
            .arg(subject);
    case ErrorCode::ProxyRefused:
        return Text::tr("The proxy %1 does not allow connections to the server. Its administrator must "
                        "permit the server's "
                        "address and port.")
            .arg(subject);
    case ErrorCode::ProxyCannotReach:
        return Text::tr(
            "The proxy %1 cannot reach the server. Check the server's name and port, as the proxy sees it.")
            .arg(subject);
    case ErrorCode::NotAProxy:
        return Text::tr("What answers at %1 is not a proxy of the chosen kind. Check its port, and whether "
                        "it is a SOCKS5 or an "
                        "HTTP proxy.")
            .arg(subject);
    case ErrorCode::HostKeyNotAccepted:
        return Text::tr("The host key of %1 was not accepted, so nothing was sent. Compare its fingerprint "
                        "and connect again.")
            .arg(subject);
    case ErrorCode::HostKeyChanged:
        return Text::tr("The host key of %1 has changed: somebody may be in between. Nothing was sent. Ask "
                        "the server's administrator before you replace the key.")
            .arg(subject);
    case ErrorCode::HostKeyRevoked:
        return Text::tr(
            "The host key of %1 has been revoked. Nothing was sent. Ask the server's administrator.")
            .arg(subject);
    case ErrorCode::AuthenticationRefused:
        return Text::tr(
            "The server did not accept the log-in of %1. Check the account and its password or key.")
            .arg(subject);
    case ErrorCode::LogInTooLong:
        return Text::tr("The log-in at %1 took too long and was given up.").arg(subject);
    case ErrorCode::NoCredential:
        return Text::tr(
            "There is nothing to log in with as %1. Set up a key, an agent or a password in the profile.")
            .arg(subject);
    case ErrorCode::KeyFileUnusable:
        return Text::tr("The key file %1 cannot be used.").arg(subject);
    case ErrorCode::PassphraseWrong:
        return Text::tr("The passphrase does not open %1. Connect again to enter it once more.").arg(subject);
    case ErrorCode::AgentUnavailable:
        return Text::tr("The SSH agent (%1) cannot be used. Start it, or choose another way to log in.")
            .arg(subject);
    case ErrorCode::SecretStoreUnavailable:
        return Text::tr("There is no secret store here (%1), so passwords are asked for each time.")
            .arg(subject);
    case ErrorCode::PortInUse:
        return Text::tr("%1 is in use by another program. Close that program or choose another port.")
            .arg(subject);
    case ErrorCode::PortReserved:
        return Text::tr("%1 is reserved by the system. Choose another port.").arg(subject);
    case ErrorCode::ListenRefused:
        return Text::tr("It is not possible to listen on %1.").arg(subject);
    case ErrorCode::ForwardRefused:
        return Text::tr("The server does not allow a forward to %1. Its administrator must permit it "
                        "(AllowTcpForwarding, PermitOpen).")
            .arg(subject);
    case ErrorCode::TargetUnreachable:
        return Text::tr("The server cannot reach %1. Check the forward's target.").arg(subject);
    case ErrorCode::RemoteListenRefused:
        return Text::tr(
            "The server does not listen on %1 for you. Either that port is taken there, or the server's "
            "administrator must permit it (AllowTcpForwarding, PermitListen; ports below 1024 are for root).")
            .arg(subject);
    case ErrorCode::TargetHereUnreachable:
        return Text::tr("This computer cannot reach %1, so a caller at the server was turned away. Check the "
                        "forward's target, and whether its program runs.")
            .arg(subject);
    case ErrorCode::CallerRefused:
        return Text::tr("A connection by %1 was refused: only you may use this forward.").arg(subject);
    case ErrorCode::Cancelled:
        return Text::tr("Stopped.");
    case ErrorCode::Internal:
        return Text::tr("Something in Underpass itself went wrong (%1). Please report it.").arg(subject);
    }
    std::unreachable();
}

} // namespace

QString userSentence(const Error& error)
{
    constexpr std::string_view jumpHost = "jump host "; // Error::where knows no other stations.
    if (!error.where.starts_with(jumpHost))
        return whatHappened(error);
    //: %1 is a whole sentence, %2 an address.
    return Text::tr("%1 (At the jump host %2.)")
        .arg(whatHappened(error), shownName(error.where.substr(jumpHost.size())));
}

} // namespace underpass
