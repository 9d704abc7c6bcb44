// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PeerIdentity.h"
#include "core/net/Event.h"
#include "core/net/TaskGroup.h"
#include "core/tunnel/Session.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <asio/io_context.hpp>

namespace underpass {

// What this machine listens for, for one tunnel, through all its sessions. Tries again from time to time
// where a port was taken. Whoever calls is let in as Listener says; one who calls a dynamic forward is heard
// out first. Who comes while calls have nowhere to go is reset: a program that is refused at once can try
// again, one that hangs cannot. Lives on its tunnel's worker thread.
class LocalForwards
{
public:
    struct Setup
    {
        asio::io_context& worker;
        asio::any_io_executor guarded; // On it: what runs on it and throws ends the tunnel.
        std::shared_ptr<PeerIdentity> identity;
        std::chrono::milliseconds tryAgain; // Between attempts to get a port that was taken.
        // Where a forward listens, with the port that was chosen, or why it does not: as Listener::open().
        std::function<void(ForwardNumber forward, const Result<Endpoint>& where)> listens;
        std::function<bool()> takesCalls; // Whether calls have somewhere to go at this moment.
        std::function<void(ForwardNumber forward, Call call)> called; // Its target says where to.
        std::function<void(ForwardNumber forward, const Refusal& refusal)> turnedAway;
    };
    explicit LocalForwards(Setup setup);
    ~LocalForwards();

    // From now on the local and dynamic forwards among these that are enabled are listened for, and nothing
    // else. One whose number is there already goes on at its port, and lets in whom its rule (who, programs)
    // names now; those that are gone give their ports back first. listens() is called at once for each that
    // did not listen before.
    void set(const std::vector<NumberedForward>& forwards);

    void stop(); // Gives all ports back and calls nobody any more; then await finished().
    [[nodiscard]] asio::awaitable<void> finished() { return m_tasks.finished(); }

private:
    struct Listen;
    using ListenPtr = std::shared_ptr<Listen>;

    void open(Listen& listen);
    void take(Listen& listen, Call call);
    void passOn(const Listen& listen, Call call);
    [[nodiscard]] asio::awaitable<void> tryAgain();

    const Setup m_setup;
    std::vector<ListenPtr> m_listens;
    Event m_stopping;
    bool m_isTryingAgain = false;
    bool m_stopped = false;
    TaskGroup m_tasks;
};

} // namespace underpass
