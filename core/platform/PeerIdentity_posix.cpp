// SPDX-License-Identifier: MIT
#include "core/platform/PeerIdentity.h"

#include "core/platform/ProcNet.h"

namespace underpass {
namespace {

class ProcPeerIdentity : public PeerIdentity
{
public:
    Caller identify(const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote) override
    {
        // The caller's own row has our addresses the other way round.
        const auto isTheirs = [mine = unmapped(local), theirs = unmapped(remote)](const ProcNetRow& row) {
            return row.local == theirs && row.remote == mine;
        };
        const auto row = findProcNetRow(isTheirs);
        if (!row || row->inode == 0)
            return {};
        const Caller caller = ownerOf(*row);
        // Looking for the process took a while: only a socket that is still the same one, still open, vouches
        // for it.
        const auto again = findProcNetRow(isTheirs);
        return again && again->inode == row->inode && again->uid == row->uid ? caller : Caller{};
    }
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return std::make_unique<ProcPeerIdentity>();
}

} // namespace underpass
