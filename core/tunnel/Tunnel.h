// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"
#include "core/net/Guard.h"
#include "core/tunnel/FreshNetwork.h"
#include "core/tunnel/LocalForwards.h"
#include "core/tunnel/Pace.h"
#include "core/tunnel/Session.h"
#include "core/tunnel/SessionFactory.h"
#include "core/tunnel/TakenOver.h"
#include "core/tunnel/Trial.h"

#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace underpass {

// One running profile: listens from start to stop, opens session after session as next() decides, and
// publishes every state. Knows each forward by a number, and who listens for it: LocalForwards here, or the
// server, of which the session tells. Lives on one worker thread; must be shut down by awaiting run() after
// stop().
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
        std::chrono::milliseconds evidencePause{1000}; // Between states that differ only in evidence.
        std::function<void(const TakenOver&)> tookOver = {}; // An edit, once it is in force.
    };
    Tunnel(Profile profile, Setup setup);
    ~Tunnel() override;

    [[nodiscard]] asio::awaitable<void> run(); // Until stop() or a failure that does not pass by itself.
    void stop();
    // Something threw that nothing should: the session ends and the tunnel fails with it, and no other does.
    void broke(const std::exception_ptr& thrown);
    [[nodiscard]] bool isOver() const { return isFinal(m_state); } // Its last state is published.
    void reconnect();
    // The machine woke up, or its network changed: asks the server, or ends a wait that a network may end.
    void probe();
    // Takes the edited profile over while running; false once it is stopping. Every forward that is the same
    // as before stays, with its port and its relays. One that is gone, turned off or leads elsewhere ends
    // with its relays; what is new listens; a rule (who, programs) is obeyed at once, and relays whose
    // callers it does not let in end. What effectOf() says connects anew or comes later does.
    [[nodiscard]] bool takeOver(const Profile& edited);

    void tryTarget(Trial trial);

    [[nodiscard]] std::vector<RelayInfo> relays() const;
    void closeRelay(std::uint64_t id);

private:
    // What somebody wants of it meanwhile. A wish to stop stands against all that come later.
    enum class Wish { Run, Reconnect, Stop };
    struct Entry // One forward, whoever listens for it.
    {
        ForwardNumber number = 0;
        ForwardState state;
        std::optional<Error> targetTrouble;
        std::optional<WallTime> targetTroubleSince = {};

        [[nodiscard]] ForwardState shown() const;
    };

    void setForwards(const std::vector<Forward>& forwards);
    [[nodiscard]] std::vector<ForwardNumber> replaceEntries(const std::vector<Forward>& forwards);
    [[nodiscard]] std::vector<NumberedForward> numbered() const;
    void closeRelaysOf(ForwardNumber forward);
    [[nodiscard]] std::vector<EndedCall> endWhatNewRulesForbid(const std::vector<NumberedForward>& before);
    void forgetSession();
    [[nodiscard]] LocalForwards::Setup listening();
    void listens(ForwardNumber forward, const Result<Endpoint>& where);
    void turnedAway(ForwardNumber forward, const Refusal& refusal);
    void publishEvidence();
    [[nodiscard]] Entry* find(ForwardNumber forward);
    void publish(const Entry& entry);
    [[nodiscard]] std::vector<ForwardState> shownForwards() const;

    [[nodiscard]] asio::awaitable<void> runSession();
    [[nodiscard]] asio::awaitable<void> waitForRetry();
    void goOn(const TunnelEvent& unlessWished);
    [[nodiscard]] bool isOnline() const;
    void apply(const TunnelEvent& event);

    void asked(const Question& question) override;
    void answered() override;
    void told(const Notice& notice) override;
    void opened() override;
    void remoteListens(ForwardNumber forward, const Result<Endpoint>& where) override
    {
        listens(forward, where);
    }
    void silent(TimePoint since) override;
    void unheard(TimePoint since) override;
    void heard() override;
    void answersNothing(bool nothing) override;
    void answeredWithin(std::chrono::nanoseconds time) override;
    void forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble) override;
    void reached(ForwardNumber forward) override;
    void carried(ForwardNumber forward) override;

    Profile m_profile;
    Setup m_setup;
    TunnelState m_state;
    std::vector<Entry> m_forwards; // In the profile's order: a place in it is what the outside knows.
    ForwardNumber m_lastNumber = 0;
    bool m_isSetting = false; // Its forwards: what comes of that is published once, as a whole.
    std::optional<RoundTrip> m_roundTrip; // Of this session.
    std::shared_ptr<Guard> m_guard;
    Pace m_evidence;
    LocalForwards m_local;
    std::unique_ptr<Session> m_session;
    Event m_wished; // Or it has a defect.
    FreshNetwork m_network;
    std::optional<Error> m_defect; // Ours, which ends the tunnel.
    std::mt19937 m_random{std::random_device{}()};
    Wish m_wish = Wish::Run;
};

} // namespace underpass
