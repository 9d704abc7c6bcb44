// SPDX-License-Identifier: MIT
#include "core/net/AddressRace.h"

#include "core/net/Connect.h"
#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>

namespace underpass {
namespace {

using namespace underpass::test;
using asio::ip::tcp;
using Addresses = std::vector<tcp::endpoint>;
using Outcome = Result<tcp::socket>;

tcp::endpoint at(const char* address, std::uint16_t port = 22)
{
    return {asio::ip::make_address(address), port};
}

// Asio wants results that can be made out of nothing; these cannot.
asio::awaitable<void> keep(asio::awaitable<Outcome> task, std::optional<Outcome>& outcome)
{
    outcome = co_await std::move(task);
}

// A port that nobody answers at: its queue of callers is full, so the system drops whoever comes next.
class BlackHole
{
public:
    explicit BlackHole(asio::io_context& loop)
        : m_acceptor(loop, {asio::ip::address_v4::loopback(), 0})
    {
        m_acceptor.listen(0);
        for (int i = 0; i < 4; ++i) {
            auto& caller = m_callers.emplace_back(loop);
            caller.async_connect(m_acceptor.local_endpoint(), [](const std::error_code&) { });
        }
    }
    [[nodiscard]] tcp::endpoint address() const { return m_acceptor.local_endpoint(); }

private:
    tcp::acceptor m_acceptor;
    std::list<tcp::socket> m_callers;
};

class AddressRaceTest : public testing::Test
{
protected:
    Outcome finish(asio::awaitable<Outcome> task)
    {
        std::optional<Outcome> outcome;
        asio::co_spawn(loop, keep(std::move(task), outcome), asio::detached);
        EXPECT_TRUE(runUntil(loop, [&] { return outcome.has_value(); })) << "It never ends.";
        return outcome ? std::move(*outcome) : Outcome{fail(ErrorCode::Internal)};
    }
    Outcome run(AddressRace& race, const Addresses& addresses) { return finish(race.run(addresses)); }
    // Only the race itself may end the wait: an attempt alone would take an hour.
    Outcome run(const Addresses& addresses)
    {
        AddressRace race{loop.get_executor(), "mail.example.org:22", std::chrono::hours{1}};
        return run(race, addresses);
    }

    asio::io_context loop;
    tcp::acceptor listening{loop, {asio::ip::address_v4::loopback(), 0}};
};

TEST(Interleaved, LetsTheFamiliesTakeTurnsBeginningWithTheFirst)
{
    EXPECT_EQ(interleaved({at("::1"), at("::2"), at("::3"), at("127.0.0.1"), at("127.0.0.2")}),
        (Addresses{at("::1"), at("127.0.0.1"), at("::2"), at("127.0.0.2"), at("::3")}));
    EXPECT_EQ(interleaved({at("127.0.0.1"), at("127.0.0.2"), at("::1")}),
        (Addresses{at("127.0.0.1"), at("::1"), at("127.0.0.2")}));
    EXPECT_TRUE(interleaved({}).empty());
}

TEST_F(AddressRaceTest, GoesOnAtOnceWhereTheFirstAddressRefuses)
{
    const std::uint16_t port = listening.local_endpoint().port();
    AddressRace race{
        loop.get_executor(), "mail.example.org:22", std::chrono::hours{1}, std::chrono::hours{1}};
    const auto socket = run(race, {at("::1", port), at("127.0.0.1", port)});
    ASSERT_TRUE(socket) << sentence(socket.error());
    EXPECT_EQ(socket->remote_endpoint(), listening.local_endpoint());
}

TEST_F(AddressRaceTest, DoesNotWaitForAnAddressThatIsSilent)
{
    const BlackHole silent{loop};
    const auto socket = run({silent.address(), listening.local_endpoint()});
    ASSERT_TRUE(socket) << sentence(socket.error());
    EXPECT_EQ(socket->remote_endpoint(), listening.local_endpoint());
}

TEST_F(AddressRaceTest, ReportsTheAddressThatCameClosest)
{
    const std::uint16_t port = listening.local_endpoint().port();
    listening.close();
    const auto socket = run({at("127.0.0.1", port), at("255.255.255.255", port)});
    ASSERT_FALSE(socket);
    EXPECT_EQ(socket.error().code, ErrorCode::ConnectRefused);
    EXPECT_EQ(socket.error().subject, "mail.example.org:22");
    EXPECT_TRUE(socket.error().detail.starts_with("127.0.0.1: ")) << socket.error().detail;
}

TEST_F(AddressRaceTest, GivesEachAddressUpAfterItsTime)
{
    const BlackHole silent{loop};
    AddressRace race{loop.get_executor(), "mail.example.org:22", std::chrono::seconds{0}};
    const auto socket = run(race, {silent.address()});
    ASSERT_FALSE(socket);
    EXPECT_EQ(socket.error().code, ErrorCode::ConnectTimedOut);
}

TEST_F(AddressRaceTest, EndsAtOnceWhenStopped)
{
    const BlackHole silent{loop};
    AddressRace race{loop.get_executor(), "mail.example.org:22", std::chrono::hours{1}};
    asio::post(loop, [&] { race.stop(); });
    const auto socket = run(race, {silent.address(), silent.address()});
    ASSERT_FALSE(socket);
    EXPECT_EQ(socket.error().code, ErrorCode::Cancelled);
}

TEST_F(AddressRaceTest, IsHowANameIsConnectedTo)
{
    Connect connect{loop.get_executor()};
    const auto socket
        = finish(connect.run({"localhost", listening.local_endpoint().port()}, std::chrono::hours{1}));
    ASSERT_TRUE(socket) << sentence(socket.error());
    EXPECT_EQ(socket->remote_endpoint(), listening.local_endpoint());
}

TEST_F(AddressRaceTest, CallsANameThatIsNotFoundOffLineWhatItIs)
{
    const auto lookUp = [this](Connect::Offline offline) {
        Connect connect{loop.get_executor(), offline};
        const auto socket = finish(connect.run({"no..name", 22}, std::chrono::hours{1}));
        return socket ? std::nullopt : std::optional{socket.error()};
    };
    const auto offline = lookUp([] { return true; });
    ASSERT_TRUE(offline);
    EXPECT_EQ(offline->code, ErrorCode::NetworkDown);
    EXPECT_EQ(offline->subject, "no..name:22");
    const auto online = lookUp([] { return false; });
    ASSERT_TRUE(online);
    EXPECT_NE(online->code, ErrorCode::NetworkDown);
}

} // namespace
} // namespace underpass
