// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/system/Processes.h"

#include <future>
#include <map>
#include <mutex>

namespace underpass {

// Which account a process belongs to, from the first of these that says it: its token; the service manager,
// for services, whose tokens an ordinary account may not read; the session manager. Two of them that are
// equal, with a look at something else in between, are of the same process: no other one has both the number
// and the birth.
struct ProcessAccount
{
    std::uint64_t created = 0; // 0: there is no such process.
    AccountHint account; // Empty where nobody says it.
    Confinement confinement = Confinement::None;
    std::shared_ptr<void> held; // Only where its token was read.

    // What is held may be another handle to the same process.
    bool operator==(const ProcessAccount& other) const
    {
        return created == other.created && account == other.account && confinement == other.confinement;
    }
};

// Makes callers of Windows' processes. Accounts are compared by SID alone. Names cost nothing for our own
// account and the services; others are asked for once. Thread-safe.
class ProcessCallers
{
public:
    explicit ProcessCallers(std::shared_ptr<Processes> processes);

    [[nodiscard]] ProcessAccount accountOf(std::uint32_t processId) const;
    // Me only where the token says it, and not for what Windows confines: an AppContainer or low integrity
    // keeps a program from acting as its account, so here it is Other. Whoever may not be looked at is Other.
    [[nodiscard]] Caller callerOf(std::uint32_t processId, const ProcessAccount& process) const;
    // With the names of program and account; both may take long. For a sentence alone: nothing is held.
    [[nodiscard]] Caller describedCallerOf(std::uint32_t processId);

    [[nodiscard]] std::string programOf(std::uint32_t processId) const;
    // The account's name where callerOf() leaves it out. May ask a domain controller, once for each account.
    [[nodiscard]] std::string nameOf(const AccountHint& account);

private:
    [[nodiscard]] std::string ownName() const;
    [[nodiscard]] std::shared_future<std::string> askOnce(const Sid& sid);

    std::shared_ptr<Processes> m_processes;
    std::optional<Sid> m_self;
    mutable std::once_flag m_askedOwnName;
    mutable std::string m_ownName;
    std::mutex m_mutex;
    std::map<Sid, std::shared_future<std::string>> m_names;
};

} // namespace underpass
