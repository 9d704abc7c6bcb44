// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"

#include "tests/support/Socket.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace underpass::test {

Forward remoteForward(std::uint16_t listen, std::uint16_t target)
{
    Forward forward;
    forward.kind = ForwardKind::Remote;
    forward.listen = {"localhost", listen};
    forward.target = Endpoint{"localhost", target};
    return forward;
}

LiveTunnel::LiveTunnel(
    const SshServer& server, const std::vector<std::uint16_t>& targets, const KeyLimits& keys)
    : LiveTunnel(server.port(), server.knownHosts(), targets, keys)
{
    profile.credentials.keyFiles = {server.userKey()};
}

LiveTunnel::LiveTunnel(std::uint16_t server, std::filesystem::path knownHosts,
    const std::vector<std::uint16_t>& targets, const KeyLimits& keys, const Patience& patience)
    : m_tunnels(sshSessionFactory(prompter, secrets, {std::move(knownHosts)}, keys, patience),
          openPeerIdentity(), [this](const ProfileId&, const TunnelState& state) { record(state); })
{
    describe(server, targets);
}

LiveTunnel::LiveTunnel(const SshServer& server, const KnownHostFiles& known)
    : m_tunnels(sshSessionFactory(prompter, secrets, known.paths), openPeerIdentity(),
          [this](const ProfileId&, const TunnelState& state) { record(state); })
{
    describe(server.port(), {freePort()});
    profile.credentials.keyFiles = {server.userKey()};
}

void LiveTunnel::describe(std::uint16_t server, const std::vector<std::uint16_t>& targets)
{
    profile.id = "live";
    profile.name = "Live test";
    profile.server = {"127.0.0.1", server};
    profile.account = SshServer::account();
    profile.credentials.methods = {LogInWith::KeyFile};
    profile.credentials.remember = false;
    for (const std::uint16_t target : targets) {
        Forward forward;
        forward.target = Endpoint{"127.0.0.1", target};
        profile.forwards.push_back(forward);
    }
}

void LiveTunnel::record(const TunnelState& state)
{
    const std::lock_guard lock(m_mutex);
    m_states.push_back(state);
    m_changed.notify_all();
}

bool LiveTunnel::reaches(const std::string& stateName)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] {
        while (m_seen < m_states.size())
            if (name(m_states[m_seen++]) == stateName)
                return true;
        return false;
    });
}

bool LiveTunnel::says(const std::string& words)
{
    return notices([&](const Notice& notice) {
        const auto* said = std::get_if<ServerWords>(&notice.what);
        return said != nullptr && said->text == words;
    });
}

bool LiveTunnel::waitsFor(WaitsFor whom)
{
    return notices([&](const Notice& notice) {
        const auto* wait = std::get_if<LongWait>(&notice.what);
        return wait != nullptr && wait->whom == whom;
    });
}

bool LiveTunnel::notices(const std::function<bool(const Notice&)>& wanted)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30),
        [&] { return !m_states.empty() && std::ranges::any_of(noticesOf(m_states.back()), wanted); });
}

bool LiveTunnel::hasTurnedAway(std::size_t forward, std::uint64_t times)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(30), [&] {
        const auto* online = m_states.empty() ? nullptr : std::get_if<Online>(&m_states.back());
        return online != nullptr && timesTurnedAway(online->forwards.at(forward)) == times;
    });
}

TunnelState LiveTunnel::reached()
{
    const std::lock_guard lock(m_mutex);
    return m_seen == 0 ? TunnelState{Stopped{}} : m_states.at(m_seen - 1);
}

TunnelState LiveTunnel::state()
{
    const std::lock_guard lock(m_mutex);
    return m_states.empty() ? TunnelState{Stopped{}} : m_states.back();
}

std::uint16_t LiveTunnel::port(std::size_t forward)
{
    const TunnelState now = state();
    return std::get<Online>(now).forwards.at(forward).listen.port;
}

std::optional<Error> LiveTunnel::trouble(std::size_t forward)
{
    const TunnelState now = state();
    return std::get<Online>(now).forwards.at(forward).trouble;
}

std::vector<RelayInfo> LiveTunnel::relays()
{
    std::promise<std::vector<RelayInfo>> told;
    m_tunnels.relays(profile.id, [&](std::vector<RelayInfo> all) { told.set_value(std::move(all)); });
    return told.get_future().get();
}

std::string LiveTunnel::history()
{
    const std::lock_guard lock(m_mutex);
    std::string names;
    const TunnelState* before = nullptr;
    for (const TunnelState& state : m_states) {
        if (before == nullptr || !differOnlyInEvidence(*before, state))
            names += std::string(name(state)) + " ";
        before = &state;
    }
    return names;
}

} // namespace underpass::test
