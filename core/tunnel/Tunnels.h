// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/RelayInfo.h"
#include "core/tunnel/SessionFactory.h"
#include "core/tunnel/TakenOver.h"
#include "core/tunnel/Trial.h"
#include "core/tunnel/TunnelState.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace underpass {

class PeerIdentity;

// All running tunnels, spread over a few worker threads. Its own calls come from one thread, return at once
// and never block on the network; states come back through `changed`.
class Tunnels
{
public:
    // Called on a worker thread with every new state; must return at once.
    using Changed = std::function<void(const ProfileId&, const TunnelState&)>;
    // Called there with what went wrong in us and is no tunnel's state, for the log.
    using WentWrong = std::function<void(const Error&)>;
    // Called there once an edit of a running tunnel is in force, with what it did.
    using TookOver = std::function<void(const ProfileId&, const TakenOver&)>;

    // What the factory refers to must outlive it. `identity` says who calls the local forwards.
    Tunnels(SessionFactory makeSession, std::shared_ptr<PeerIdentity> identity, Changed changed,
        WentWrong wentWrong = {}, TookOver tookOver = {});
    ~Tunnels(); // Ends every tunnel and joins the workers.

    // Starts a tunnel, or applies an edited profile to a running one (Tunnel::takeOver). validate() must have
    // passed.
    void start(const Profile& profile);
    // The latter alone: what does not run stays so.
    void edit(const Profile& profile);
    void stop(const ProfileId& id);
    void reconnect(const ProfileId& id); // Drops the present session, or ends a wait, and connects at once.
    // Resume from sleep, or the network changed: every tunnel asks its server now, and waits end now.
    void probeAll();

    // A copy from the worker, for a view that is open; the reply comes on the worker thread.
    void relays(const ProfileId& id, std::function<void(std::vector<RelayInfo>)> reply);
    void closeRelay(const ProfileId& id, std::uint64_t relay);

    // What tries the targets of one tunnel, from any thread, as long as this object lives.
    [[nodiscard]] StartTrial trier(const ProfileId& id) const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace underpass
