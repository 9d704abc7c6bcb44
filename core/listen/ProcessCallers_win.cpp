// SPDX-License-Identifier: MIT
#include "core/listen/ProcessCallers.h"

namespace underpass {
namespace {

constexpr std::size_t mostNames = 256; // Accounts of one machine that call here; more are asked for again.

std::string withConfinement(std::string name, Confinement confinement)
{
    switch (confinement) {
    case Confinement::AppContainer:
        return name + ", AppContainer";
    case Confinement::LowIntegrity:
        return name + ", low integrity";
    case Confinement::None:
        break;
    }
    return name;
}

} // namespace

ProcessCallers::ProcessCallers(std::shared_ptr<Processes> processes)
    : m_processes(std::move(processes))
    , m_self(ownSid())
{ }

ProcessAccount ProcessCallers::accountOf(std::uint32_t processId) const
{
    if (const auto opened = m_processes->open(processId))
        return {opened->created, {opened->account, {}}, opened->confinement, opened->held};
    ProcessAccount process;
    process.created = m_processes->created(processId);
    if (process.created == 0)
        return process;
    if (auto service = m_processes->serviceAccount(processId))
        process.account = std::move(*service);
    else if (auto sid = m_processes->sessionAccount(processId))
        process.account.sid = std::move(*sid);
    return process;
}

Caller ProcessCallers::callerOf(std::uint32_t processId, const ProcessAccount& process) const
{
    Caller caller;
    if (process.created == 0)
        return caller;
    caller.processId = processId;
    const Sid& sid = process.account.sid;
    const bool isFree = process.confinement == Confinement::None;
    const bool isOwn = m_self && sid == *m_self;
    if (isOwn && isFree && process.held)
        caller.relation = Caller::Relation::Me;
    else if (isFree && isSystemService(sid))
        caller.relation = Caller::Relation::SystemService;
    else
        caller.relation = Caller::Relation::Other;
    if (isOwn)
        caller.user = withConfinement(ownName(), process.confinement);
    else
        caller.user = process.account.name.empty() ? serviceAccountName(sid) : process.account.name;
    return caller;
}

Caller ProcessCallers::describedCallerOf(std::uint32_t processId)
{
    const auto process = accountOf(processId);
    Caller caller = callerOf(processId, process);
    caller.processId = processId;
    caller.program = programOf(processId);
    if (caller.user.empty())
        caller.user = nameOf(process.account);
    return caller;
}

std::string ProcessCallers::programOf(std::uint32_t processId) const
{
    return m_processes->program(processId);
}

std::string ProcessCallers::nameOf(const AccountHint& account)
{
    if (!account.name.empty() || account.sid.empty())
        return account.name;
    return askOnce(account.sid).get();
}

std::string ProcessCallers::ownName() const
{
    std::call_once(m_askedOwnName, [&] { m_ownName = m_processes->ownName(); });
    return m_ownName;
}

// Who asks first runs the look-up; whoever needs the same name meanwhile waits for that answer.
std::shared_future<std::string> ProcessCallers::askOnce(const Sid& sid)
{
    const std::lock_guard lock{m_mutex};
    if (const auto known = m_names.find(sid); known != m_names.end())
        return known->second;
    if (m_names.size() >= mostNames)
        m_names.clear();
    const auto ask = [processes = m_processes, sid] { return processes->accountName(sid); };
    return m_names[sid] = std::async(std::launch::deferred, ask).share();
}

} // namespace underpass
