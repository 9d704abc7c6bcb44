// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/Listener.h"
#include "core/listen/PeerIdentity.h"
#include "tests/support/Loop.h"
#include "tests/support/Reset.h"

#include <atomic>
#include <list>

#include <gtest/gtest.h>

#include <asio/read.hpp>
#include <asio/write.hpp>

namespace underpass::test {

using Relation = Caller::Relation;
using asio::ip::tcp;

// Says what it was told to say, after its gate has opened.
class FakeIdentity : public PeerIdentity
{
public:
    explicit FakeIdentity(Caller answer)
        : m_answer(std::move(answer))
    { }

    Caller account(const tcp::endpoint&, const tcp::endpoint&) override
    {
        const auto shared = m_shared; // The test may end before this call does.
        ++shared->asked;
        Caller answer = m_answer;
        shared->begun.release();
        shared->gate.pass();
        shared->ended.release();
        return answer;
    }
    Caller described(Caller caller, const tcp::endpoint&, const tcp::endpoint&) override { return caller; }

    void waitForBegun() { m_shared->begun.acquire(); }
    void waitForEnded() { m_shared->ended.acquire(); }
    void openGate() { m_shared->gate.open(); }
    [[nodiscard]] int asked() const { return m_shared->asked; }

private:
    struct Shared
    {
        Gate gate;
        std::atomic<int> asked = 0;
        std::counting_semaphore<> begun{0};
        std::counting_semaphore<> ended{0};
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    Caller m_answer;
};

class ListenerFixture : public testing::Test
{
protected:
    Result<std::unique_ptr<Listener>> tryListen(const Endpoint& where, std::shared_ptr<PeerIdentity> identity)
    {
        forward.listen = where;
        return Listener::open(
            worker, forward, std::move(identity), [this](Call call) { accepted.push_back(std::move(call)); },
            [this](const Refusal& refusal) {
                refused.push_back(refusal.who);
                refusals.push_back(refusal);
            });
    }
    void listen(const Endpoint& where, std::shared_ptr<PeerIdentity> identity)
    {
        auto opened = tryListen(where, std::move(identity));
        ASSERT_TRUE(opened) << sentence(opened.error());
        listener = std::move(*opened);
    }
    tcp::endpoint at(const char* address) const
    {
        return {asio::ip::make_address(address), listener->endpoint().port};
    }
    std::error_code readOne(tcp::socket& socket)
    {
        char byte = 0;
        std::error_code failed;
        asio::read(socket, asio::buffer(&byte, 1), failed);
        return failed;
    }
    tcp::socket& connect(const tcp::endpoint& where)
    {
        clients.emplace_back(worker).connect(where);
        return clients.back();
    }
    bool runUntilAccepted(std::size_t count)
    {
        return runUntil(worker, [&] { return accepted.size() >= count; });
    }

    Forward forward; // Its rule is taken when it listens.
    asio::io_context worker;
    std::shared_ptr<PeerIdentity> real = openPeerIdentity();
    std::shared_ptr<FakeIdentity> me
        = std::make_shared<FakeIdentity>(Caller{Relation::Me, "anna", 1, "/usr/bin/mail"});
    std::list<Call> accepted;
    std::list<Caller> refused;
    std::list<Refusal> refusals;
    std::list<tcp::socket> clients;
    std::unique_ptr<Listener> listener;
};

} // namespace underpass::test
