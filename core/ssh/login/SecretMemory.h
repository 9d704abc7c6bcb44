// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/login/StoreWatch.h"
#include "core/ssh/trust/HostKey.h"
#include "core/system/SecretStore.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

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
        m_barred.erase(nameOf(key));
    }
    // A server refused it, or something beside it: forgotten, and whatever is kept anywhere is not sent again
    // by itself until one that was typed has worked. So no log-in repeats what may cost the account.
    void refuse(const SecretKey& key)
    {
        const std::lock_guard lock{m_mutex};
        m_secrets.erase(nameOf(key));
        m_barred.insert(nameOf(key));
    }
    [[nodiscard]] bool isBarred(const SecretKey& key) const
    {
        const std::lock_guard lock{m_mutex};
        return m_barred.contains(nameOf(key));
    }
    // A person wants it so. How many there were. What is barred stays so.
    std::size_t forgetProfile(const std::string& profileId)
    {
        const std::lock_guard lock{m_mutex};
        return std::erase_if(m_secrets,
            [begin = profileId + '\n'](const auto& secret) { return secret.first.starts_with(begin); });
    }
    [[nodiscard]] bool hasAnyOf(const std::string& profileId) const
    {
        const std::lock_guard lock{m_mutex};
        return std::ranges::any_of(m_secrets,
            [begin = profileId + '\n'](const auto& secret) { return secret.first.starts_with(begin); });
    }
    // Of the store that goes with this memory.
    [[nodiscard]] const std::shared_ptr<StoreWatch>& storeWatch() const { return m_storeWatch; }

    // The server showed a host key that was not on record, whatever is decided about it.
    void meetNewKey(const std::string& server, const HostKey& key)
    {
        const std::lock_guard lock{m_mutex};
        m_newKeys.try_emplace(server + '\n' + fingerprint(key), Passwords::OfTheKeyBefore);
        m_latestKeys[server] = key;
    }
    // The key that it was when a person looks at the fingerprint, as long as it has shown no other since.
    [[nodiscard]] std::optional<HostKey> newKeyOf(const std::string& server, const std::string& shown) const
    {
        const std::lock_guard lock{m_mutex};
        const auto met = m_latestKeys.find(server);
        return met != m_latestKeys.end() && fingerprint(met->second) == shown ? std::optional{met->second}
                                                                              : std::nullopt;
    }
    // Whether this key was met as a new one. The first time, the server's passwords are forgotten: they were
    // typed for whoever had another key, and what is typed from now on is for this one.
    [[nodiscard]] bool suspendsKept(const std::string& server, const std::string& fingerprint)
    {
        const std::lock_guard lock{m_mutex};
        const auto met = m_newKeys.find(server + '\n' + fingerprint);
        if (met == m_newKeys.end())
            return false;
        if (std::exchange(met->second, Passwords::OfThisKey) == Passwords::OfTheKeyBefore)
            std::erase_if(m_secrets, [end = "@" + server + "\npassword"](const auto& secret) {
                return secret.first.ends_with(end);
            });
        return true;
    }

    // A log-in that has worked needed somebody at work, or nobody; `logIn` is of one profile, account and
    // server.
    void gotIn(const std::string& logIn, bool neededNobody)
    {
        const std::lock_guard lock{m_mutex};
        if (neededNobody)
            m_needNobody.insert(logIn);
        else
            m_needNobody.erase(logIn);
    }
    // By the latest one.
    [[nodiscard]] bool needsNobody(const std::string& logIn) const
    {
        const std::lock_guard lock{m_mutex};
        return m_needNobody.contains(logIn);
    }

    // Whether this has not been said yet, to anybody.
    [[nodiscard]] bool isFirstTime(const std::string& sentence)
    {
        const std::lock_guard lock{m_mutex};
        return m_said.size() < mostSaid && m_said.insert(sentence).second;
    }

private:
    static constexpr std::size_t mostSaid = 1000;
    enum class Passwords { OfTheKeyBefore, OfThisKey };

    static std::string nameOf(const SecretKey& key)
    {
        return key.profileId + '\n' + key.account + '\n' + key.purpose;
    }

    mutable std::mutex m_mutex;
    std::map<std::string, Secret> m_secrets;
    std::set<std::string> m_barred;
    std::set<std::string> m_said;
    std::map<std::string, Passwords> m_newKeys;
    std::set<std::string> m_needNobody;
    std::map<std::string, HostKey> m_latestKeys;
    const std::shared_ptr<StoreWatch> m_storeWatch = std::make_shared<StoreWatch>();
};

} // namespace underpass
