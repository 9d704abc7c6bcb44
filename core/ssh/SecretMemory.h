// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace underpass {

// What people typed and servers accepted, for as long as Underpass runs: a reconnect at night must not ask
// again. One-time codes never get here. Thread-safe.
class SecretMemory
{
public:
    [[nodiscard]] std::optional<Secret> find(const SecretKey& key) const
    {
        const std::lock_guard lock{m_mutex};
        const auto found = m_secrets.find(nameOf(key));
        if (found == m_secrets.end())
            return std::nullopt;
        return found->second.clone();
    }
    void keep(const SecretKey& key, Secret secret)
    {
        const std::lock_guard lock{m_mutex};
        m_secrets[nameOf(key)] = std::move(secret);
    }
    void forget(const SecretKey& key)
    {
        const std::lock_guard lock{m_mutex};
        m_secrets.erase(nameOf(key));
    }

private:
    static std::string nameOf(const SecretKey& key)
    {
        return key.profileId + '\n' + key.account + '\n' + key.purpose;
    }

    mutable std::mutex m_mutex;
    std::map<std::string, Secret> m_secrets;
};

} // namespace underpass
