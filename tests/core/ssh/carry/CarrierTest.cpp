// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Carrier.h"

#include "core/net/Guard.h"
#include "tests/support/Loop.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

std::string question()
{
    return packet(globalRequest, text("x@example.com") + '\1');
}

class CarrierTest : public testing::Test
{
protected:
    void start(const Patience& patience = {}, const KeyLimits& limits = {})
    {
        transport = scriptedTransport(wire, LoggedIn, limits);
        carrier = std::make_unique<Carrier>(
            *transport, profile, observer, std::make_shared<Troubles>(), patience);
        asio::co_spawn(
            worker, carrier->run(), [this](const std::exception_ptr&, Error why) { end = std::move(why); });
    }
    ~CarrierTest() override
    {
        if (!carrier)
            return;
        transport->end({ErrorCode::Cancelled, {}, {}});
        carrier->stop();
        EXPECT_TRUE(ends());
    }
    [[nodiscard]] bool ends()
    {
        return runUntil(loop, [this] { return end.has_value(); });
    }
    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(worker);
    Profile profile = profileFor("carried");
    NoObserver observer;
    std::unique_ptr<Transport> transport;
    std::unique_ptr<Carrier> carrier;
    std::optional<Error> end;
};

// A minute is too long for a test, a millisecond too short for a machine that has much to do.
constexpr Patience shortExchange{.exchange = std::chrono::milliseconds{120}};

TEST_F(CarrierTest, AnswersAServerThatAsks)
{
    start();
    wire->send(question());
    EXPECT_TRUE(runUntil(loop, [this] { return !wire->fromUs.empty(); }));
}

TEST_F(CarrierTest, KeepsNoMoreOfAReplyThanItCanUse)
{
    start();
    GlobalRequest request{transport->engine(), "tcpip-forward", text("localhost") + number(0)};
    wire->send(packet(requestSuccess, number(8022) + std::string(30000, 'x')));
    auto answer = GlobalRequest::Answer::Pending;
    ASSERT_TRUE(runUntil(loop, [&] {
        answer = answer == GlobalRequest::Answer::Pending ? request.poll() : answer;
        return answer != GlobalRequest::Answer::Pending;
    }));
    EXPECT_EQ(answer, GlobalRequest::Answer::Granted);
    EXPECT_LE(request.reply().size(), 64u);
    EXPECT_EQ(request.reply().substr(0, 4), number(8022));
}

TEST_F(CarrierTest, ReadsNoMoreFromAServerThatReadsNothing)
{
    constexpr std::size_t flood = 32 * megabyte;
    wire->takesBytes = false;
    wire->endlessly = [this] { return wire->read < flood ? repeated(question(), megabyte) : std::string{}; };
    start();
    settle(loop);
    EXPECT_LT(wire->read, 24 * megabyte);
    EXPECT_LT(transport->engine().output().waiting(), 12 * megabyte);
    EXPECT_FALSE(end);

    wire->takeAll();
    EXPECT_TRUE(runUntil(loop, [&] { return wire->read >= flood; })) << "It never reads again.";
}

TEST_F(CarrierTest, LeavesAServerThatNeverReads)
{
    profile.keepalive = std::chrono::seconds{1};
    wire->takesBytes = false;
    wire->endlessly = [] { return repeated(question(), megabyte); };
    start();
    ASSERT_TRUE(ends());
    EXPECT_EQ(end->code, ErrorCode::ServerSilent) << sentence(*end);
}

TEST_F(CarrierTest, LeavesAServerThatNeverEndsAnExchangeOfKeys)
{
    start(shortExchange);
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    wire->send(keyExchangeInitOf("curve25519-sha256"));
    ASSERT_TRUE(ends());
    EXPECT_EQ(
        sentence(*end), "stranger.example:22 stopped answering. (it did not finish an exchange of keys)");
}

TEST_F(CarrierTest, LeavesAServerThatNeverAnswersOurExchangeOfKeys)
{
    start(shortExchange, KeyLimits{.bytes = 1});
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    ASSERT_TRUE(ends());
    EXPECT_EQ(
        sentence(*end), "stranger.example:22 stopped answering. (it did not finish an exchange of keys)");
}

TEST_F(CarrierTest, WaitsForAnExchangeWhileWhatWasSentBeforeItArrives)
{
    int arrivals = 0;
    wire->acked = [&]() -> std::optional<std::uint64_t> { return 4096 * ++arrivals; };
    wire->unacked = 40960;
    start(shortExchange);
    wire->send(keyExchangeInitOf("curve25519-sha256"));
    ASSERT_TRUE(ends());
    EXPECT_EQ(end->code, ErrorCode::ServerSilent) << sentence(*end);
    EXPECT_GE(arrivals, 10 + 6) << "Its time was counted while bytes arrived.";
    EXPECT_LE(arrivals, 40) << "What it acknowledges of later bytes was counted as well.";
}

} // namespace
} // namespace underpass::test
