// SPDX-License-Identifier: MIT
#include "core/platform/PeerIdentity.h"

#include "core/platform/ProcessInfo.h"
#include "core/platform/TcpTable.h"

#include <algorithm>
#include <optional>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;

// A connection that is just being made may not be in the table yet.
constexpr int tries = 3;
constexpr DWORD pauseBetweenTries = 10; // ms

std::uint64_t now()
{
    FILETIME time{};
    ::GetSystemTimePreciseAsFileTime(&time);
    return (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
}

class TablePeerIdentity : public PeerIdentity
{
public:
    explicit TablePeerIdentity(TcpTable table)
        : m_table(std::move(table))
    { }

    Caller account(const Endpoint& local, const Endpoint& remote) override
    {
        const std::uint64_t asked = now();
        // The caller's own row has our addresses the other way round.
        const Endpoint mine = unmapped(local);
        const Endpoint theirs = unmapped(remote);
        Caller caller = ownerOf(theirs, mine, asked);
        for (int made = 1; caller.relation == Caller::Relation::Unknown && made < tries; ++made) {
            ::Sleep(pauseBetweenTries);
            caller = ownerOf(theirs, mine, asked);
        }
        return caller;
    }
    Caller described(Caller caller, const Endpoint&, const Endpoint&) override { return caller; }

private:
    [[nodiscard]] std::optional<TcpRow> find(const Endpoint& local, const Endpoint& remote) const
    {
        const auto rows = m_table();
        const auto found = std::ranges::find_if(rows,
            [&](const TcpRow& row) { return !row.listening && row.local == local && row.remote == remote; });
        return found == rows.end() ? std::nullopt : std::optional{*found};
    }

    [[nodiscard]] Caller ownerOf(const Endpoint& local, const Endpoint& remote, std::uint64_t asked) const
    {
        const auto row = find(local, remote);
        if (!row || row->processId == 0)
            return {};
        const ProcessInfo process{row->processId};
        const std::uint64_t born = process.created();
        // The number may have passed on to a younger process; and only while we hold the process does a
        // second look at the table prove that it is still the one.
        if (born == 0 || born > (row->created != 0 ? row->created : asked))
            return {};
        const auto again = find(local, remote);
        if (!again || again->processId != row->processId || again->created != row->created)
            return {};
        return process.caller();
    }

    TcpTable m_table;
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return openPeerIdentity(&readTcpTable);
}

std::unique_ptr<PeerIdentity> openPeerIdentity(TcpTable table)
{
    return std::make_unique<TablePeerIdentity>(std::move(table));
}

} // namespace underpass
