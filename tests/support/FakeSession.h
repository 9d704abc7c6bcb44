// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Event.h"
#include "core/tunnel/Session.h"
#include "tests/support/Profiles.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <optional>

namespace underpass::test {

// How a FakeSession behaves by itself once it runs. None of them ever ends unless it is told to.
enum class Manner { Hang, Ask, Open };

// Counts the sessions of a test, which may live on several workers.
struct SessionCount
{
    std::atomic<int> made{0};
    std::atomic<int> alive{0};
};

// A session without a server: the test plays the server through the observer and says when it is over.
class FakeSession : public Session
{
public:
    FakeSession(asio::io_context& worker, const Profile& profile, SessionObserver& tunnel, Manner manner,
        SessionCount& count)
        : observer(tunnel)
        , m_profile(profile)
        , m_manner(manner)
        , m_count(count)
        , m_changed(worker.get_executor())
    {
        ++m_count.made;
        ++m_count.alive;
    }
    ~FakeSession() override { --m_count.alive; }

    asio::awaitable<Error> run() override
    {
        if (m_manner == Manner::Ask)
            observer.asked(question());
        if (m_manner == Manner::Open)
            observer.opened();
        while (!m_why)
            co_await m_changed.wait();
        co_return *m_why;
    }
    void end(Error why) override
    {
        if (!m_why)
            m_why = std::move(why);
        m_changed.notify();
    }
    void probe(std::chrono::milliseconds) override { ++probes; }
    void relay(ForwardNumber forward, Call call) override
    {
        RelayInfo info;
        info.id = ++m_lastRelay;
        info.forward = forward;
        info.caller = call.named ? *call.named : call.caller;
        info.target = call.target;
        m_relays.push_back(info);
        heard = std::move(call.heard);
    }
    void setRemoteForwards(const std::vector<NumberedForward>& forwards) override
    {
        remoteForwards.clear();
        std::ranges::copy_if(forwards, std::back_inserter(remoteForwards),
            [](const NumberedForward& each) { return each.forward.kind == ForwardKind::Remote; });
    }
    std::vector<RelayInfo> relays() const override { return m_relays; }
    void closeRelay(std::uint64_t id) override
    {
        std::erase_if(m_relays, [id](const RelayInfo& relay) { return relay.id == id; });
    }

    SessionLoad load() const override { return {m_relays.size(), busy}; }
    bool mayHaveTakenSomebody() const override { return tookSomebody; }

    [[nodiscard]] Question question() const
    {
        return {m_profile.id, m_profile.name, m_profile.server, m_profile.account, PasswordQuestion{}, true};
    }

    SessionObserver& observer;
    std::vector<NumberedForward> remoteForwards;
    std::function<void(const std::optional<Error>& refusal)> heard; // Of the latest call.
    int probes = 0;
    bool busy = false;
    bool tookSomebody = false;

private:
    const Profile m_profile;
    const Manner m_manner;
    SessionCount& m_count;
    Event m_changed;
    std::optional<Error> m_why;
    std::vector<RelayInfo> m_relays;
    std::uint64_t m_lastRelay = 0;
};

// Every caller is the one it was told of.
class FixedIdentity : public PeerIdentity
{
public:
    Caller account(const asio::ip::tcp::endpoint&, const asio::ip::tcp::endpoint&) override
    {
        return {m_relation.load(), "anna", 1, "/usr/bin/mail"};
    }
    Caller described(Caller caller, const asio::ip::tcp::endpoint&, const asio::ip::tcp::endpoint&) override
    {
        return caller;
    }
    void everyoneIs(Caller::Relation relation) { m_relation = relation; }

private:
    std::atomic<Caller::Relation> m_relation{Caller::Relation::Me};
};

} // namespace underpass::test
