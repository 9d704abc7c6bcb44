// SPDX-License-Identifier: MIT
#include "core/listen/PeerIdentity.h"

#include "core/listen/ProcessCallers.h"
#include "core/listen/TcpTable.h"
#include "core/system/SharedReading.h"

#include <algorithm>
#include <optional>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;
using Rows = std::vector<TcpRow>;

// A connection that is just being made may not be in the table yet.
constexpr int tries = 3;
constexpr DWORD pauseBetweenTries = 10; // ms

enum class Wanted { Account, Names };

// The caller's side of a connection whose other side is ESTABLISHED or CLOSE_WAIT. One that is still being
// made, or is over, vouches for nobody.
bool canVouch(TcpState state)
{
    return state == TcpState::Established || state == TcpState::FinWait1 || state == TcpState::FinWait2;
}

bool isServed(TcpState state)
{
    return state == TcpState::Established || state == TcpState::CloseWait;
}

const TcpRow* find(const Rows& rows, const Endpoint& local, const Endpoint& remote, bool (&fits)(TcpState))
{
    const auto found = std::ranges::find_if(rows,
        [&](const TcpRow& row) { return row.local == local && row.remote == remote && fits(row.state); });
    return found == rows.end() ? nullptr : &*found;
}

// A connection seen from its caller, whose row has our addresses the other way round.
struct Connection
{
    Endpoint theirs;
    Endpoint ours;
    std::uint64_t asked = 0; // When.

    // Windows keeps IPv4 connections of IPv6 sockets among IPv4's. Should one of them not, it is found at
    // last.
    [[nodiscard]] TcpFamily familyForTry(int number) const
    {
        return theirs.address().is_v6() || number == tries ? TcpFamily::IPv6 : TcpFamily::IPv4;
    }
};

class TablePeerIdentity : public PeerIdentity
{
public:
    TablePeerIdentity(const TcpTable& table, std::shared_ptr<Processes> processes)
        : m_ipv4([table] { return table(TcpFamily::IPv4); })
        , m_ipv6([table] { return table(TcpFamily::IPv6); })
        , m_processes(processes)
        , m_callers(std::move(processes))
    { }

    Caller account(const Endpoint& local, const Endpoint& remote) override
    {
        return ask({unmapped(remote), unmapped(local), m_processes->now()}, Wanted::Account);
    }

    Caller described(Caller caller, const Endpoint& local, const Endpoint& remote) override
    {
        if (caller.relation == Caller::Relation::Unknown)
            return caller;
        Caller named = ask({unmapped(remote), unmapped(local), m_processes->now()}, Wanted::Names);
        return named.relation == caller.relation && named.processId == caller.processId ? named : Caller{};
    }

private:
    Caller ask(const Connection& connection, Wanted wanted)
    {
        Caller caller;
        for (int number = 1; caller.relation == Caller::Relation::Unknown && number <= tries; ++number) {
            if (number > 1)
                ::Sleep(pauseBetweenTries);
            caller = look(connection, connection.familyForTry(number), wanted);
        }
        return caller;
    }

    Caller look(const Connection& connection, TcpFamily family, Wanted wanted)
    {
        const auto rows = read(family);
        const TcpRow* const row = find(*rows, connection.theirs, connection.ours, canVouch);
        if (!row || row->processId == 0)
            return {};
        const auto process = m_callers.accountOf(row->processId);
        if (!couldHaveMade(process, *row, connection.asked))
            return {};
        std::string program = wanted == Wanted::Names ? m_callers.programOf(row->processId) : std::string{};
        if (!isStill(*row, connection, family))
            return {};
        // What we could not hold may have ended meanwhile, and its number have passed on.
        if (!process.held && !(m_callers.accountOf(row->processId) == process))
            return {};
        Caller caller = m_callers.callerOf(row->processId, process);
        caller.program = std::move(program);
        if (wanted == Wanted::Names && caller.user.empty())
            caller.user = m_callers.nameOf(process.account);
        return caller;
    }

    // A number may have passed on to a younger process, while a copy of the socket lives in yet another one.
    // A birth that is still to come says that the clock was put back, and then the two times cannot be
    // compared.
    [[nodiscard]] bool couldHaveMade(
        const ProcessAccount& process, const TcpRow& row, std::uint64_t asked) const
    {
        const std::uint64_t made = row.created != 0 ? row.created : asked;
        return process.created != 0 && (process.created <= made || process.created > m_processes->now());
    }

    // While the process is held, a second look proves that it is still the one; and a row is of no use once
    // our own side of that connection is gone.
    [[nodiscard]] bool isStill(const TcpRow& row, const Connection& connection, TcpFamily family)
    {
        const auto rows = read(family);
        const TcpRow* const again = find(*rows, row.local, row.remote, canVouch);
        return again && again->processId == row.processId && again->created == row.created
            && find(*rows, connection.ours, connection.theirs, isServed);
    }

    std::shared_ptr<const Rows> read(TcpFamily family)
    {
        return family == TcpFamily::IPv4 ? m_ipv4.read() : m_ipv6.read();
    }

    SharedReading<Rows> m_ipv4;
    SharedReading<Rows> m_ipv6;
    std::shared_ptr<Processes> m_processes;
    ProcessCallers m_callers;
};

} // namespace

std::unique_ptr<PeerIdentity> openPeerIdentity()
{
    return openPeerIdentity(
        [](TcpFamily family) { return readTcpTable(family, TcpRows::Connections); }, openProcesses());
}

std::unique_ptr<PeerIdentity> openPeerIdentity(TcpTable table, std::shared_ptr<Processes> processes)
{
    return std::make_unique<TablePeerIdentity>(table, std::move(processes));
}

} // namespace underpass
