// SPDX-License-Identifier: MIT
#pragma once

#include "core/client/SshSessionFactory.h"
#include "core/listen/PeerIdentity.h"
#include "core/tunnel/Tunnels.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/SshServer.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace underpass::test {

// From the server's localhost to ours.
[[nodiscard]] Forward remoteForward(std::uint16_t listen, std::uint16_t target);

struct KnownHostFiles
{
    explicit KnownHostFiles(std::vector<std::filesystem::path> theirPaths)
        : paths(std::move(theirPaths))
    { }
    std::vector<std::filesystem::path> paths; // The first one is ours.
};

// One tunnel to a test server, and every state it has been in.
class LiveTunnel
{
public:
    LiveTunnel(
        const SshServer& server, const std::vector<std::uint16_t>& targets, const KeyLimits& keys = {});
    LiveTunnel(std::uint16_t server, std::filesystem::path knownHosts,
        const std::vector<std::uint16_t>& targets, const KeyLimits& keys = {}, const Patience& patience = {});

    LiveTunnel(const SshServer& server, const KnownHostFiles& known);

    FakePrompter prompter;
    FakeSecrets secrets; // Empty at first.
    Profile profile; // May be changed before start().
    void start() { m_tunnels.start(profile); }
    void stop() { m_tunnels.stop(profile.id); }

    // Waits for a state by name among those since the last wait; false after 30 seconds.
    [[nodiscard]] bool reaches(const std::string& stateName);
    // Waits for these words of the server among the notices of its latest state; false after 30 seconds.
    [[nodiscard]] bool says(const std::string& words);
    [[nodiscard]] bool waitsFor(WaitsFor whom); // The same for what it says that it waits for.
    // Waits for a forward of its latest state to have turned away so many callers; false after 30 seconds.
    [[nodiscard]] bool hasTurnedAway(std::size_t forward, std::uint64_t times);
    [[nodiscard]] TunnelState reached(); // The one that was waited for, whatever has followed since.
    [[nodiscard]] TunnelState state(); // The latest one.
    [[nodiscard]] std::uint16_t port(std::size_t forward); // Where a forward listens; only while online.
    [[nodiscard]] std::optional<Error> trouble(std::size_t forward); // Of a forward; only while online.
    [[nodiscard]] std::vector<RelayInfo> relays();
    [[nodiscard]] StartTrial trier() const { return m_tunnels.trier(profile.id); }
    [[nodiscard]] std::string history(); // But for states that only say when something was heard.

private:
    void describe(std::uint16_t server, const std::vector<std::uint16_t>& targets);
    void record(const TunnelState& state);
    [[nodiscard]] bool notices(const std::function<bool(const Notice&)>& wanted);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<TunnelState> m_states;
    std::size_t m_seen = 0;
    Tunnels m_tunnels; // Last: its workers call record() until it is gone.
};

} // namespace underpass::test
