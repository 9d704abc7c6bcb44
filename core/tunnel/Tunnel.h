// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/DynamicCalls.h"
#include "core/net/Event.h"
#include "core/net/Guard.h"
#include "core/tunnel/Session.h"
#include "core/tunnel/SessionFactory.h"

#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace underpass {

// One running profile: holds its listeners from start to stop, opens session after session as next() decides,
// and publishes every state. Lives on one worker thread; must be shut down by awaiting run() after stop().
class Tunnel : private SessionObserver
{
public:
    struct Setup
    {
        asio::io_context& worker;
        std::shared_ptr<PeerIdentity> identity;
        SessionFactory makeSession;
        std::function<void(const TunnelState&)> changed;
        std::chrono::milliseconds portRetry{5000}; // Between attempts to get a local port that was taken.
    };
    Tunnel(Profile profile, Setup setup);
    ~Tunnel() override;

    [[nodiscard]] asio::awaitable<void> run(); // Until stop() or a failure that does not pass by itself.
    void stop();
    // Something threw that nothing should: the session ends and the tunnel fails with it, and no other does.
    void broke(const std::exception_ptr& thrown);
    [[nodiscard]] bool isOver() const { return isFinal(m_state); } // Its last state is published.
    void reconnect();
    void probe();
    // Takes the edited profile over while running, where only its forwards, its name or its autostart differ;
    // false otherwise, and once it is stopping. The connection stays, and so does every forward that is the
    // same as before, with its port and its relays. One that is gone, turned off or changed ends with its
    // relays; what is new listens.
    [[nodiscard]] bool takeOver(const Profile& edited);

    [[nodiscard]] std::vector<RelayInfo> relays() const;
    void closeRelay(std::uint64_t id);

private:
    struct Local // One forward and its listener on this machine, or why it has none.
    {
        ForwardNumber number = 0;
        ForwardState state;
        std::unique_ptr<Listener> listener;
        std::unique_ptr<DynamicCalls> dynamic; // Of a dynamic forward that listens.
        std::optional<Error> targetTrouble;

        [[nodiscard]] ForwardState shown() const;
    };

    [[nodiscard]] Local fresh(const Forward& forward);
    void setForwards(const std::vector<Forward>& forwards);
    void closeRelaysOf(ForwardNumber forward);
    void setRemoteForwards();
    void forgetRemoteListens();
    void openListeners();
    void openListener(Local& local);
    [[nodiscard]] Local* find(ForwardNumber forward);
    [[nodiscard]] asio::awaitable<void> retryPorts();
    [[nodiscard]] asio::awaitable<void> runSession();
    [[nodiscard]] asio::awaitable<void> waitForRetry();
    void accept(ForwardNumber forward, Call call);
    void refused(ForwardNumber forward, const Caller& caller);
    void relay(ForwardNumber forward, Call call);
    [[nodiscard]] bool isOnline() const;
    void apply(const TunnelEvent& event);
    void publish(const Local& local);
    [[nodiscard]] std::vector<ForwardState> shownForwards() const;

    void asked(const Question& question) override;
    void answered() override;
    void opened() override;
    void remoteListens(ForwardNumber forward, const Result<Endpoint>& where) override;
    void silent(TimePoint since) override;
    void heard() override;
    void forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble) override;

    Profile m_profile;
    Setup m_setup;
    TunnelState m_state;
    std::vector<Local> m_locals; // In the profile's order: a place in it is what the outside knows.
    ForwardNumber m_lastNumber = 0;
    std::unique_ptr<Session> m_session;
    std::shared_ptr<Guard> m_guard;
    asio::steady_timer m_retryTimer;
    asio::steady_timer m_portTimer;
    std::optional<TimePoint> m_forgivenUntil;
    std::optional<Error> m_defect; // Ours, which ends the tunnel.
    std::mt19937 m_random{std::random_device{}()};
    bool m_stopping = false;
    bool m_reconnecting = false;
};

} // namespace underpass
