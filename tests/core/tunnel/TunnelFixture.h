// SPDX-License-Identifier: MIT
#pragma once

#include "core/tunnel/Tunnel.h"
#include "tests/support/FakeSession.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {

// One tunnel whose server the test plays, and every state that it has been in.
class TunnelFixture : public testing::Test
{
protected:
    ~TunnelFixture() override
    {
        if (tunnel && !over) {
            tunnel->stop();
            EXPECT_TRUE(runUntil(worker, [this] { return over; }));
        }
    }

    void start(const Profile& profile)
    {
        const SessionFactory make
            = [this](asio::io_context& loop, const Profile& for_, SessionObserver& observer) {
                  auto made = std::make_unique<FakeSession>(loop, for_, observer, Manner::Hang, count);
                  session = made.get();
                  return made;
              };
        const auto changed = [this](const TunnelState& state) {
            states.push_back(state);
            if (onChange)
                onChange(state);
        };
        tunnel = std::make_unique<Tunnel>(profile,
            Tunnel::Setup{worker, identity, make, changed, std::chrono::milliseconds{5},
                std::chrono::milliseconds{5}, [this](const TakenOver& edit) { taken.push_back(edit); }});
        asio::co_spawn(worker, tunnel->run(), [this](const std::exception_ptr&) { over = true; });
    }
    [[nodiscard]] bool reaches(const std::string& wanted)
    {
        return runUntil(worker, [&] { return !states.empty() && name(states.back()) == wanted; });
    }
    [[nodiscard]] bool makesSession(int number)
    {
        return runUntil(worker, [&] { return count.made == number; });
    }
    [[nodiscard]] bool ends()
    {
        return runUntil(worker, [this] { return over; });
    }
    void goOnline(const Profile& profile)
    {
        start(profile);
        ASSERT_TRUE(makesSession(1));
        session->observer.opened();
        ASSERT_TRUE(std::holds_alternative<Online>(states.back()));
    }
    [[nodiscard]] const ForwardState& forward(std::size_t index) const
    {
        return std::get<Online>(states.back()).forwards.at(index);
    }
    [[nodiscard]] std::uint16_t port(std::size_t index = 0) const { return forward(index).listen.port; }
    [[nodiscard]] std::vector<std::string> history() const
    {
        std::vector<std::string> names;
        for (const TunnelState& state : states)
            names.emplace_back(name(state));
        return names;
    }

    asio::io_context worker;
    std::shared_ptr<FixedIdentity> identity = std::make_shared<FixedIdentity>();
    SessionCount count;
    FakeSession* session = nullptr; // The latest one; dangling once it has ended.
    std::vector<TunnelState> states;
    std::vector<TakenOver> taken;
    std::function<void(const TunnelState&)> onChange;
    std::unique_ptr<Tunnel> tunnel;
    bool over = false;
};

} // namespace underpass::test
