// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/SecretStore.h"

#include <map>
#include <mutex>

namespace underpass::test {

// A store of secrets in memory; empty at first. Thread-safe.
class FakeSecrets : public SecretStore
{
public:
    Result<std::optional<Secret>> find(const SecretKey& key) override
    {
        const std::lock_guard lock{m_mutex};
        const auto found = m_secrets.find(nameOf(key));
        return found == m_secrets.end() ? std::nullopt : std::optional{found->second.clone()};
    }
    Result<void> keep(const SecretKey& key, const Secret& secret) override
    {
        const std::lock_guard lock{m_mutex};
        m_secrets[nameOf(key)] = secret.clone();
        return {};
    }
    Result<void> forget(const SecretKey& key) override
    {
        const std::lock_guard lock{m_mutex};
        m_secrets.erase(nameOf(key));
        return {};
    }
    Result<void> forgetProfile(const std::string&) override { return {}; }

    // What is kept for it, "" where nothing is.
    [[nodiscard]] std::string kept(const SecretKey& key)
    {
        const auto found = find(key);
        return *found ? std::string{(*found)->reveal()} : "";
    }

private:
    static std::string nameOf(const SecretKey& key)
    {
        return key.profileId + '\n' + key.account + '\n' + key.purpose;
    }

    std::mutex m_mutex;
    std::map<std::string, Secret> m_secrets;
};

} // namespace underpass::test
