// SPDX-License-Identifier: MIT
#include "core/ssh/carry/ChannelStream.h"

#include "tests/support/Loop.h"
#include "tests/support/ScriptedServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

// To the first channel that we open.
std::string confirmation()
{
    return packet(openConfirmation, number(0) + number(7) + number(1U << 20U) + number(32768));
}

// The way over a jump host that the test plays.
class ChannelStreamTest : public testing::Test
{
protected:
    void open(const Patience& patience = {})
    {
        asio::co_spawn(worker, ChannelStream::open(jumpHost, {"next.example", 22}, patience),
            [this](const std::exception_ptr&, Result<std::unique_ptr<Stream>> result) {
                opened = std::move(result);
            });
    }
    void goOn(const Patience& patience = {})
    {
        wire->send(confirmation());
        open(patience);
        ASSERT_TRUE(runUntil(loop, [this] { return opened.has_value(); }));
        ASSERT_TRUE(opened->has_value()) << sentence(opened->error());
        stream = std::move(**opened);
    }
    asio::awaitable<void> readToTheEnd()
    {
        std::array<char, 1024> space{};
        std::error_code failed;
        while (!failed)
            (void)co_await stream->readSome(space, failed);
    }
    ~ChannelStreamTest() override
    {
        if (jumpHost)
            jumpHost->end({ErrorCode::Cancelled, {}, {}});
        if (!stream)
            return;
        stream->close();
        bool isOver = false;
        asio::co_spawn(worker, stream->finished(), [&](const std::exception_ptr&) { isOver = true; });
        EXPECT_TRUE(runUntil(loop, [&] { return isOver; }));
    }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(worker);
    std::unique_ptr<Transport> jumpHost = scriptedTransport(wire, LoggedIn);
    std::optional<Result<std::unique_ptr<Stream>>> opened;
    std::unique_ptr<Stream> stream;
};

TEST_F(ChannelStreamTest, LeavesAJumpHostThatNeverEndsAnExchangeOfKeys)
{
    goOn({.exchange = std::chrono::milliseconds{120}});
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    wire->send(keyExchangeInitOf("curve25519-sha256"));
    bool isOver = false;
    asio::co_spawn(worker, readToTheEnd(), [&](const std::exception_ptr&) { isOver = true; });
    ASSERT_TRUE(runUntil(loop, [&] { return isOver; }));
    ASSERT_TRUE(stream->trouble());
    EXPECT_EQ(sentence(*stream->trouble()),
        "stranger.example:22 stopped answering. (At the jump host stranger.example:22.) (it did not finish "
        "an "
        "exchange of keys)");
}

TEST_F(ChannelStreamTest, ReadsNoMoreFromAJumpHostThatReadsNothing)
{
    constexpr std::size_t flood = 32 * megabyte;
    goOn();
    wire->takesBytes = false;
    const std::string questions = repeated(packet(globalRequest, text("x@example.com") + '\1'), megabyte);
    wire->endlessly = [&] { return wire->read < flood ? questions : std::string{}; };
    wire->changed.notify();
    settle(loop);
    EXPECT_GT(wire->read, megabyte);
    EXPECT_LT(wire->read, 24 * megabyte);
    wire->takeAll();
    EXPECT_TRUE(runUntil(loop, [&] { return wire->read >= flood; })) << "It never reads again.";
}

TEST_F(ChannelStreamTest, WaitsNoLongerForAJumpHostThatIsOnlyAlive)
{
    wire->endlessly = [] { return packet(ignore, text("alive")); };
    jumpHost->limitWaiting(std::chrono::milliseconds{100});
    jumpHost->atStep("the way on");
    open();
    ASSERT_TRUE(runUntil(loop, [this] { return opened.has_value(); }));
    ASSERT_FALSE(opened->has_value());
    EXPECT_EQ(opened->error().code, ErrorCode::LogInTooLong) << sentence(opened->error());
    EXPECT_EQ(opened->error().jumpHost, (Endpoint{"stranger.example", 22}));
    EXPECT_THAT(opened->error().detail, testing::HasSubstr("the way on"));
}

} // namespace
} // namespace underpass::test
