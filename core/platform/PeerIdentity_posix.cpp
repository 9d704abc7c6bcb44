// SPDX-License-Identifier: MIT
#include "core/platform/PeerIdentity.h"

#include "core/platform/ProcNet.h"
#include "core/platform/SocketDiag.h"

#include <atomic>
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

Caller ownerOfConnection(const Endpoint& local, const Endpoint& remote, SocketHolder& likely)
{
    const auto row = findConnection(local, remote);
    if (!row || row->inode == 0)
        return {};
    const Caller caller = ownerOf(*row, &likely);
    // Looking for the process took a while: only a socket that is still the same one, still open, vouches for
    // it. This also catches a row whose inode was printed before its owner closed it and whose uid after.
    const auto again = findConnection(local, remote);
    return again && again->inode == row->inode && again->uid == row->uid ? caller : Caller{};
}

class ProcPeerIdentity : public PeerIdentity
{
public:
    Caller identify(const Endpoint& local, const Endpoint& remote) override
    {
        // The caller's own row has our addresses the other way round.
        const auto mine = unmapped(local);
        const auto theirs = unmapped(remote);
        SocketHolder likely = m_lastCaller;
        Caller caller = ownerOfConnection(theirs, mine, likely);
        for (int made = 1; caller.relation == Caller::Relation::Unknown && made < tries; ++made) {
            std::this_thread::sleep_for(pauseBetweenTries);
            caller = ownerOfConnection(theirs, mine, likely);
        }
        m_lastCaller = likely;
        return caller;
    }

private:
    std::atomic<SocketHolder> m_lastCaller;
    static_assert(decltype(m_lastCaller)::is_always_lock_free);
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return std::make_unique<ProcPeerIdentity>();
}

} // namespace underpass
