// SPDX-License-Identifier: MIT
#include "app/ctl/CallersWays.h"

#include "core/client/SshSessionFactory.h"
#include "core/tunnel/Session.h"

#include <filesystem>
#include <utility>

namespace underpass {

namespace {

void nameAgent(Credentials& credentials, const std::string& agent)
{
    if (credentials.agent.empty())
        credentials.agent = agent;
}

} // namespace

void CallersWays::set(const ProfileId& id, ConnectWishes wishes)
{
    const std::lock_guard lock{m_mutex};
    m_wishes[id] = std::move(wishes);
}

std::vector<std::string> CallersWays::knownHostsOf(const ProfileId& id)
{
    const std::lock_guard lock{m_mutex};
    return m_wishes[id].knownHosts;
}

SessionFactory CallersWays::sessions(SecretStore& secrets, std::shared_ptr<SecretMemory> memory)
{
    return [this, &secrets, memory = std::move(memory)](
               asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
        Profile asWished = profile;
        SessionFactory make;
        {
            const std::lock_guard lock{m_mutex};
            const ConnectWishes& wishes = m_wishes[profile.id];
            nameAgent(asWished.credentials, wishes.agent);
            for (Hop& hop : asWished.via)
                nameAgent(hop.credentials, wishes.agent);
            make = factoryFor(wishes.knownHosts, secrets, memory);
        }
        return make(worker, asWished, observer);
    };
}

SessionFactory CallersWays::factoryFor(const std::vector<std::string>& knownHosts, SecretStore& secrets,
    const std::shared_ptr<SecretMemory>& memory)
{
    SessionFactory& factory = m_factories[knownHosts];
    if (!factory) {
        const std::vector<std::filesystem::path> files(knownHosts.begin(), knownHosts.end());
        factory = sshSessionFactory(m_prompter, secrets, files, {}, {}, memory);
    }
    return factory;
}

} // namespace underpass
