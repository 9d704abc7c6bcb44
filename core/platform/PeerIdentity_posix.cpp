// SPDX-License-Identifier: MIT
#include "core/platform/PeerIdentity.h"

#include "core/platform/ProcNet.h"
#include "core/platform/SocketDiag.h"

#include <chrono>
#include <thread>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;

// A reading of /proc/net/tcp can miss a row while other sockets come and go.
constexpr int tries = 3;
constexpr std::chrono::milliseconds pauseBetweenTries{2};

std::optional<ProcNetRow> findConnection(const Endpoint& local, const Endpoint& remote)
{
    if (auto row = askSocketDiag(local, remote))
        return row;
    return findProcNetRow([&](const ProcNetRow& row) { return row.local == local && row.remote == remote; });
}

Caller ownerOfConnection(const Endpoint& local, const Endpoint& remote, SocketHolders& holders)
{
    const auto row = findConnection(local, remote);
    if (!row || row->inode == 0)
        return {};
    const Caller caller = ownerOf(*row, holders);
    // Looking for the process took a while: only a socket that is still the same one, still open, vouches for
    // it. This also catches a row whose inode was printed before its owner closed it and whose uid after.
    const auto again = findConnection(local, remote);
    return again && again->inode == row->inode && again->uid == row->uid ? caller : Caller{};
}

class ProcPeerIdentity : public PeerIdentity
{
public:
    Caller account(const Endpoint& local, const Endpoint& remote) override
    {
        // The caller's own row has our addresses the other way round.
        const auto mine = unmapped(local);
        const auto theirs = unmapped(remote);
        Caller caller = ownerOfConnection(theirs, mine, m_holders);
        for (int made = 1; caller.relation == Caller::Relation::Unknown && made < tries; ++made) {
            std::this_thread::sleep_for(pauseBetweenTries);
            caller = ownerOfConnection(theirs, mine, m_holders);
        }
        return caller;
    }
    Caller described(Caller caller, const Endpoint&, const Endpoint&) override { return caller; }

private:
    SocketHolders m_holders;
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return std::make_unique<ProcPeerIdentity>();
}

} // namespace underpass
