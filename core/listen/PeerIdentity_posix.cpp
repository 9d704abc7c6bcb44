// SPDX-License-Identifier: MIT
#include "core/listen/PeerIdentity.h"

#include "core/listen/ProcNet.h"
#include "core/listen/SocketDiag.h"
#include "core/system/UserIds.h"

#include <chrono>
#include <thread>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;

// A reading of /proc/net/tcp can miss a row while other sockets come and go, and with TCP Fast Open (RFC
// 7413) we may accept a connection before its caller's socket has seen our answer.
constexpr int tries = 3;
constexpr std::chrono::milliseconds pauseBetweenTries{2};

std::optional<ProcNetRow> readProcNet(const Endpoint& local, const Endpoint& remote)
{
    return findProcNetRow([&](const ProcNetRow& row) { return row.local == local && row.remote == remote; });
}

// The caller's own row, which has our addresses the other way round.
std::optional<ProcNetRow> findCaller(const Endpoint& local, const Endpoint& remote)
{
    for (int made = 1;; ++made) {
        const auto answer = askSocketDiag(unmapped(remote), unmapped(local));
        if (std::holds_alternative<NoSuchConnection>(answer))
            return std::nullopt;
        const auto* const told = std::get_if<ProcNetRow>(&answer);
        const auto row = told ? *told : readProcNet(unmapped(remote), unmapped(local));
        if (row && isSomebodys(*row))
            return row;
        const bool isOver = row && row->inode == 0;
        if (isOver || made == tries)
            return std::nullopt;
        std::this_thread::sleep_for(pauseBetweenTries);
    }
}

class ProcPeerIdentity : public PeerIdentity
{
public:
    Caller account(const Endpoint& local, const Endpoint& remote) override
    {
        Caller caller;
        if (const auto row = findCaller(local, remote)) {
            caller.relation = relationOf(row->uid);
            caller.user = nameAtHand(caller.relation);
        }
        return caller;
    }

    Caller described(Caller caller, const Endpoint& local, const Endpoint& remote) override
    {
        const auto row = findCaller(local, remote);
        if (!row || relationOf(row->uid) != caller.relation)
            return {};
        Caller named = ownerOf(*row, m_holders);
        // Looking for the process took a while: only a socket that is still the same one, still open, vouches
        // for it. This also catches a row whose inode was printed before its owner closed it and whose uid
        // after.
        const auto again = findCaller(local, remote);
        return again && again->inode == row->inode && again->uid == row->uid ? named : Caller{};
    }

private:
    SocketHolders m_holders;
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return std::make_unique<ProcPeerIdentity>();
}

} // namespace underpass
