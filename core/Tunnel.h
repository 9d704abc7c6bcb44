// SPDX-License-Identifier: MIT
#pragma once

#include "core/Session.h"
#include "core/net/Event.h"

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
    [[nodiscard]] bool isOver() const { return isFinal(m_state); } // Its last state is published.
    void reconnect();
    void probe();

    [[nodiscard]] std::vector<RelayInfo> relays() const;
    void closeRelay(std::uint64_t id);

private:
    struct Local // One local forward and its listener, or why it has none.
    {
        ForwardState state;
        std::unique_ptr<Listener> listener;
        std::optional<Error> targetTrouble;
    };

    void forgetRemoteListens();
    void openListeners();
    void openListener(std::size_t index);
    [[nodiscard]] asio::awaitable<void> retryPorts();
    [[nodiscard]] asio::awaitable<void> runSession();
    [[nodiscard]] asio::awaitable<void> waitForRetry();
    void accept(std::size_t index, Call call);
    void apply(const TunnelEvent& event);
    void publishForward(std::size_t index);
    [[nodiscard]] ForwardState shown(const Local& local) const;

    void asked(const Question& question) override;
    void answered() override;
    void opened() override;
    void remoteListens(std::size_t forward, const Result<Endpoint>& where) override;
    void silent(TimePoint since) override;
    void heard() override;
    void forwardTrouble(std::size_t forward, const std::optional<Error>& trouble) override;

    const Profile m_profile;
    Setup m_setup;
    TunnelState m_state;
    std::vector<Local> m_locals;
    std::unique_ptr<Session> m_session;
    asio::steady_timer m_retryTimer;
    asio::steady_timer m_portTimer;
    std::optional<TimePoint> m_forgivenUntil;
    std::mt19937 m_random{std::random_device{}()};
    bool m_stopping = false;
    bool m_reconnecting = false;
};

} // namespace underpass
