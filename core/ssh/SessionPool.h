// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Guard.h"
#include "core/net/TaskGroup.h"
#include "core/tunnel/Session.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>

namespace underpass {

// Several connections to one server that look like one session: sshd serves all channels of a connection in
// turns, so a crowd or a bulk transfer on it slows down everything else there. The main session is the
// tunnel's; while every connection is crowded or busy, one more is opened for the calls to come, and goes
// again once it has had nothing to do for a while. It logs in without a human or not at all: there is none
// where the main log-in may have taken somebody (TakingPart), nor after the server refused one. One that
// asked somebody all the same, or made the server end another connection, is the last one of the tunnel
// (Lessons). The profile's `oneConnection` may say that there is never a second one, or that it is tried
// whatever the log-in took. Lives on one worker thread.
class SessionPool : public Session, private SessionObserver
{
public:
    static constexpr std::size_t crowd = 24; // From so many relays on, a connection wants company.
    static constexpr std::size_t mostSessions = 16;
    // Where the server ends a connection so soon after the log-in of another one, it did so because of that.
    static constexpr std::chrono::seconds sameBreath{10};

    struct Makers
    {
        std::function<std::unique_ptr<Session>(const Profile&, SessionObserver&)> main;
        // Asks nobody: ends instead.
        std::function<std::unique_ptr<Session>(const Profile&, SessionObserver&)> silent;
    };
    SessionPool(asio::io_context& worker, Profile profile, SessionObserver& tunnel, Makers makers,
        std::chrono::milliseconds idleTime = std::chrono::seconds{60});
    ~SessionPool() override;

    [[nodiscard]] asio::awaitable<Error> run() override;
    void end(Error why) override;
    void probe(std::chrono::milliseconds deadline) override;
    void relay(ForwardNumber forward, Call call) override;
    void setRemoteForwards(const std::vector<NumberedForward>& forwards) override;
    [[nodiscard]] std::vector<RelayInfo> relays() const override;
    void closeRelay(std::uint64_t id) override;
    [[nodiscard]] SessionLoad load() const override;
    [[nodiscard]] bool mayHaveTakenSomebody() const override { return m_main->mayHaveTakenSomebody(); }

private:
    // One more connection. The tunnel hears of it only what concerns its forwards.
    struct Extra : SessionObserver
    {
        Extra(SessionPool& owner, std::uint64_t itsNumber)
            : pool(owner)
            , number(itsNumber)
        { }
        void asked(const Question&) override;
        void answered() override { }
        void opened() override;
        void silent(TimePoint) override { }
        void heard() override { }
        void forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble) override;
        void reached(ForwardNumber forward) override { pool.reached(forward); }
        void carried(ForwardNumber forward) override { pool.carried(forward); }
        void gotBusy() override { pool.growWhenCrowded(); }
        Lessons& lessons() override { return pool.lessons(); }

        SessionPool& pool;
        const std::uint64_t number; // From 1; the main session is 0.
        std::unique_ptr<Session> session;
        enum class State { Opening, Open, Leaving };
        State state = State::Opening;
        TimePoint since = Clock::now(); // In this state.
        bool wasIdle = false; // When the timer last looked.
    };

    void asked(const Question& question) override { m_tunnel.asked(question); }
    void answered() override { m_tunnel.answered(); }
    void told(const Notice& notice) override { m_tunnel.told(notice); }
    void opened() override { m_tunnel.opened(); }
    void silent(TimePoint since) override { m_tunnel.silent(since); }
    void unheard(TimePoint since) override { m_tunnel.unheard(since); }
    void heard() override { m_tunnel.heard(); }
    void answersNothing(bool nothing) override { m_tunnel.answersNothing(nothing); }
    void answeredWithin(std::chrono::nanoseconds time) override { m_tunnel.answeredWithin(time); }
    void forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble) override;
    void reached(ForwardNumber forward) override { m_tunnel.reached(forward); }
    void carried(ForwardNumber forward) override { m_tunnel.carried(forward); }
    void remoteListens(ForwardNumber forward, const Result<Endpoint>& where) override;
    void gotBusy() override { growWhenCrowded(); }
    Lessons& lessons() override { return m_tunnel.lessons(); }

    [[nodiscard]] bool mayGrow() const;
    [[nodiscard]] bool wasEndedByAnother(const Error& why, std::uint64_t number) const;
    void learnFrom(const Extra& extra, const Error& why);
    [[nodiscard]] Session& leastCrowded() const;
    [[nodiscard]] std::size_t spares() const;
    void growWhenCrowded();
    [[nodiscard]] asio::awaitable<void> runExtra(std::shared_ptr<Extra> extra);
    [[nodiscard]] asio::awaitable<void> watchIdle();
    void endIdle();

    std::shared_ptr<Guard> m_guard;
    asio::any_io_executor m_worker;
    const Profile m_profile;
    SessionObserver& m_tunnel;
    const Makers m_makers;
    const std::chrono::milliseconds m_idleTime;
    std::unique_ptr<Session> m_main;
    std::list<std::shared_ptr<Extra>> m_extras;
    std::uint64_t m_lastNumber = 0;
    bool m_wasRefused = false; // A further one.
    bool m_wasCalled = false; // Here: who calls at the server stays on the main session.
    bool m_watching = false;
    bool m_over = false;
    Event m_idle; // None of them is left.
    TaskGroup m_tasks;
};

} // namespace underpass
