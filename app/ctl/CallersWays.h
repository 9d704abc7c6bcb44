// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/control/Control.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/SessionFactory.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace underpass {

class SecretMemory;

// Makes the sessions of each tunnel as those wished who had it connected: with their known_hosts and their
// SSH agent, which other environments do not have. Thread-safe; what it refers to must outlive it, and it
// what it made.
class CallersWays
{
public:
    explicit CallersWays(Prompter& prompter)
        : m_prompter(prompter)
    { }

    // From the next attempt on.
    void set(const ProfileId& id, ConnectWishes wishes);
    [[nodiscard]] std::vector<std::string> knownHostsOf(const ProfileId& id);
    [[nodiscard]] SessionFactory sessions(SecretStore& secrets, std::shared_ptr<SecretMemory> memory);

private:
    // Few differ, and those that share one share its bound on memory.
    [[nodiscard]] SessionFactory factoryFor(const std::vector<std::string>& knownHosts, SecretStore& secrets,
        const std::shared_ptr<SecretMemory>& memory);

    Prompter& m_prompter;
    std::mutex m_mutex; // Guards what follows.
    std::map<ProfileId, ConnectWishes> m_wishes;
    std::map<std::vector<std::string>, SessionFactory> m_factories;
};

} // namespace underpass
