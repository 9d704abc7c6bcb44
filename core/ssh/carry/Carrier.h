// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Farewells.h"
#include "core/net/TaskGroup.h"
#include "core/ssh/carry/Busyness.h"
#include "core/ssh/carry/Relay.h"
#include "core/ssh/carry/Troubles.h"
#include "core/ssh/carry/Watch.h"
#include "core/ssh/engine/ExchangeWatch.h"
#include "core/ssh/engine/Patience.h"
#include "core/ssh/engine/Transport.h"
#include "core/ssh/engine/TrimLater.h"
#include "core/tunnel/Session.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace underpass {

// A session after log-in: reads, writes and watches the connection side by side, and owns the relays on it.
// Lives on its session's worker thread.
class Carrier : public RelayHost
{
public:
    Carrier(Transport& transport, const Profile& profile, SessionObserver& observer,
        std::shared_ptr<Troubles> troubles, const Patience& patience = {});
    ~Carrier() override;

    [[nodiscard]] asio::awaitable<Error> run(); // Until the connection is over; nothing runs any more then.
    void stop(); // After Transport::end().

    void setRemoteForwards(const std::vector<NumberedForward>& forwards) { m_remote.set(forwards); }
    void relay(ForwardNumber forward, Call call);
    void probe(std::chrono::milliseconds deadline) { m_watch.probe(deadline); }
    [[nodiscard]] std::vector<RelayInfo> relays() const;
    void closeRelay(std::uint64_t id);
    [[nodiscard]] SessionLoad load() const;

private:
    [[nodiscard]] asio::awaitable<void> open();
    [[nodiscard]] asio::awaitable<void> readServer();
    [[nodiscard]] std::span<char> inputSpace();
    [[nodiscard]] asio::awaitable<void> holdBack();
    [[nodiscard]] asio::awaitable<void> gather();
    [[nodiscard]] asio::awaitable<void> writeServer();
    [[nodiscard]] asio::awaitable<void> gatherOutput();
    [[nodiscard]] bool isOver() const { return m_transport.ended().has_value(); }
    void moved(std::size_t bytes);
    void pump();
    void carry(RemoteCall call);
    void note(ForwardNumber forward, const std::optional<Error>& trouble);
    void dropFinished();
    [[nodiscard]] Watch::Setup watching();
    [[nodiscard]] Watch::Arrivals arrivals();
    void askServer();
    void gaveUp(std::string why);
    void over();

    Engine& engine() override { return m_transport.engine(); }
    std::span<char> scratch() override;
    std::span<char> share() override;
    bool hasRoom() const override;
    void waitForRoom(std::shared_ptr<Relay> relay) override { m_waitingForRoom.push_back(std::move(relay)); }
    void outputGrew() override;
    void relayOver(std::uint64_t id) override { m_finished.push_back(id); }
    void targetAnswered(const Relay& relay, const std::optional<Error>& refusal) override;
    void carried(const Relay& relay) override;
    void turnAway(asio::ip::tcp::socket caller, std::string words) override;

    Transport& m_transport;
    const Profile& m_profile;
    SessionObserver& m_observer;
    std::unique_ptr<char[]> m_scratch; // Not filled with zeros, as Engine's input.
    std::map<std::uint64_t, std::shared_ptr<Relay>> m_relays;
    std::deque<std::shared_ptr<Relay>> m_waitingForRoom;
    std::vector<std::uint64_t> m_finished; // Relays that are over and still in m_relays.
    std::uint64_t m_lastId = 0;
    std::size_t m_lastReady = 0; // How many relays the last bytes from the server were for.
    std::shared_ptr<Troubles> m_troubles;
    Farewells m_farewells;
    TrimLater m_trim;
    Busyness m_busyness;
    bool m_isHoldingBack = false; // Reading nothing until the server has read.
    Event m_outputReady;
    Event m_outputSent;
    Event m_ending;
    Event m_gathered;
    Watch m_watch;
    ExchangeWatch m_exchange;
    RemoteForwards m_remote;
    TaskGroup m_tasks;
};

} // namespace underpass
