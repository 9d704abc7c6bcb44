// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/TunnelState.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace underpass {

class PeerIdentity;

// One relay of a running tunnel, as people see it: who called, where to, and how much passed.
struct RelayInfo
{
    std::uint64_t id = 0;
    std::size_t forward = 0; // Index into Profile::forwards.
    Caller caller;
    Endpoint target;
    std::uint64_t bytesUp = 0; // To the server.
    std::uint64_t bytesDown = 0; // From the server.
    TimePoint since;

    bool operator==(const RelayInfo&) const = default;
};

// What Tunnels needs from outside. References must outlive it.
struct TunnelServices
{
    Prompter& prompter;
    SecretStore& secrets;
    std::shared_ptr<PeerIdentity> identity;
    std::vector<std::filesystem::path> knownHosts; // The first is ours to add to.
    // Called on a worker thread with every new state; must return at once.
    std::function<void(const ProfileId&, const TunnelState&)> changed;
    // Called there with what went wrong in us and is no tunnel's state, for the log.
    std::function<void(const Error&)> wentWrong = {};
};

// All running tunnels, spread over a few worker threads. Its own calls come from one thread, return at once
// and never block on the network; states come back through TunnelServices::changed.
class Tunnels
{
public:
    explicit Tunnels(TunnelServices services);
    struct FactoryHolder; // For tests: see TunnelsFactory.h.
    Tunnels(TunnelServices services, const FactoryHolder& factory);
    ~Tunnels(); // Ends every tunnel and joins the workers.

    // Starts a tunnel, or applies an edited profile to a running one: while it runs, where only forwards,
    // name or autostart differ (Tunnel::takeOver), by ending it first otherwise. validate() must have passed.
    void start(const Profile& profile);
    void stop(const ProfileId& id);
    void reconnect(const ProfileId& id); // Drops the present session, or ends a wait, and connects at once.
    // Resume from sleep, or the network changed: every tunnel asks its server now, and waits end now.
    void probeAll();

    // A copy from the worker, for a view that is open; the reply comes on the worker thread.
    void relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply);
    void closeRelay(const ProfileId& id, std::uint64_t relay);

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace underpass
