// SPDX-License-Identifier: MIT
// What a server listens for, where the test plays the server, its callers and their targets here.
#include "core/ssh/carry/RemoteForwards.h"

#include "core/net/Deadline.h"
#include "tests/support/Loop.h"
#include "tests/support/PlayedServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

using asio::ip::tcp;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

const std::string granted = packet(requestSuccess);
const std::string refused = packet(requestFailure);

std::string grantedAt(std::uint32_t port)
{
    return packet(requestSuccess, number(port));
}
// Somebody has connected to where the server listens.
std::string calls(std::uint32_t port, std::uint32_t channel = 500)
{
    return packet(channelOpen,
        text("forwarded-tcpip") + number(channel) + number(70000) + number(30000) + text("localhost")
            + number(port) + text("192.0.2.7") + number(40123));
}

class RemoteForwardsTest : public testing::Test
{
protected:
    RemoteForwardsTest()
    {
        acceptor.open(tcp::v4());
        acceptor.bind({asio::ip::address_v4::loopback(), 0});
    }
    ~RemoteForwardsTest() override
    {
        remote.stop();
        bool isOver = false;
        asio::co_spawn(loop, remote.finished(), [&](const std::exception_ptr&) { isOver = true; });
        EXPECT_TRUE(runUntil(loop, [&] { return isOver; }));
    }

    [[nodiscard]] NumberedForward forward(ForwardNumber number, std::uint16_t listen) const
    {
        Forward forward;
        forward.kind = ForwardKind::Remote;
        forward.listen = {"localhost", listen};
        forward.target = Endpoint{"127.0.0.1", acceptor.local_endpoint().port()};
        return {number, forward};
    }
    void says(const std::string& packets)
    {
        server.says(packets);
        remote.pump();
    }
    [[nodiscard]] bool serverHears(const std::vector<std::string>& all)
    {
        return runUntil(loop, [&] { return server.heard() == all; });
    }
    void listenAt(std::uint16_t port)
    {
        remote.set({forward(1, port)});
        says(granted);
        ASSERT_THAT(told, ElementsAre("1 at localhost:" + std::to_string(port)));
        (void)server.newlyHeard();
    }
    void hear(ForwardNumber number, const Result<Endpoint>& where)
    {
        const std::string what = where ? "at " + toString(*where) : "not: " + where.error().detail;
        EXPECT_TRUE(where || where.error().code == ErrorCode::RemoteListenRefused);
        told.push_back(std::to_string(number) + " " + what);
    }

    asio::io_context loop;
    PlayedServer server;
    tcp::acceptor acceptor{loop}; // Refuses until it listens.
    std::vector<std::string> told;
    std::vector<std::string> targets;
    std::vector<RemoteCall> callers;
    RemoteForwards remote{{server.engine(), loop.get_executor(),
        [this](ForwardNumber number, const Result<Endpoint>& where) { hear(number, where); },
        [this](ForwardNumber, const std::optional<Error>& refusal) {
            targets.push_back(refusal ? name(refusal->code) : "reached"s);
        },
        [this](RemoteCall call) { callers.push_back(std::move(call)); }, [] {},
        std::chrono::milliseconds{1}}};
};

TEST_F(RemoteForwardsTest, AskForEachAndTellWhereTheServerListens)
{
    remote.set({forward(1, 8080), forward(2, 0)});
    EXPECT_THAT(server.heard(), ElementsAre("tcpip-forward localhost:8080", "tcpip-forward localhost:0"));
    EXPECT_THAT(told, IsEmpty());
    says(granted);
    EXPECT_THAT(told, ElementsAre("1 at localhost:8080"));
    says(grantedAt(40001));
    EXPECT_THAT(told, ElementsAre("1 at localhost:8080", "2 at localhost:40001"));
}

TEST_F(RemoteForwardsTest, LeaveOutOthersAndThoseThatAreTurnedOff)
{
    NumberedForward local = forward(1, 8080);
    local.forward.kind = ForwardKind::Local;
    NumberedForward off = forward(2, 8081);
    off.forward.enabled = false;
    remote.set({local, off});
    EXPECT_THAT(server.heard(), IsEmpty());
}

TEST_F(RemoteForwardsTest, BelieveNoPortThatIsNone)
{
    remote.set({forward(1, 0)});
    says(grantedAt(70000));
    EXPECT_THAT(told, ElementsAre("1 not: it did not say which port it chose"));
}

TEST_F(RemoteForwardsTest, AskAgainWhereTheyWereRefusedUntilTheServerListens)
{
    remote.set({forward(1, 8080)});
    for (int times = 1; times <= 3; ++times) {
        says(refused);
        ASSERT_TRUE(
            runUntil(loop, [&] { return server.heard().size() == static_cast<std::size_t>(times) + 1; }));
    }
    says(granted);
    EXPECT_THAT(told, ElementsAre("1 not: ", "1 not: ", "1 not: ", "1 at localhost:8080"));
}

TEST_F(RemoteForwardsTest, AreSettledOnceEachIsAnsweredOrTheServerWasSilentForLong)
{
    remote.set({forward(1, 8080), forward(2, 8081)});
    bool isSettled = false;
    asio::co_spawn(loop, remote.settled(std::chrono::milliseconds{20}),
        [&](const std::exception_ptr&) { isSettled = true; });
    says(granted);
    loop.poll();
    EXPECT_FALSE(isSettled);
    ASSERT_TRUE(runUntil(loop, [&] { return isSettled; }));
    EXPECT_THAT(told, ElementsAre("1 at localhost:8080", "2 not: no answer yet"));
    bool isLater = false;
    const Deadline later{loop.get_executor(), std::chrono::milliseconds{10}, [&] { isLater = true; }};
    ASSERT_TRUE(runUntil(loop, [&] { return isLater; }));
    EXPECT_EQ(server.heard().size(), 2U) << "It still owes an answer.";
    says(granted);
    EXPECT_EQ(told.back(), "2 at localhost:8081") << "Better late than never.";
}

TEST_F(RemoteForwardsTest, LetACallerInWhenItsTargetAnswersHere)
{
    acceptor.listen();
    listenAt(8080);
    says(calls(8080));
    EXPECT_THAT(server.heard(), IsEmpty()) << "Nothing is said before the target has answered.";
    ASSERT_TRUE(runUntil(loop, [this] { return !callers.empty(); }));
    EXPECT_THAT(server.heard(), ElementsAre("confirm"));
    EXPECT_THAT(targets, ElementsAre("reached"));
    EXPECT_EQ(callers.front().forward, 1U);
    EXPECT_EQ(callers.front().originator, (Endpoint{"192.0.2.7", 40123}));
    callers.clear();
}

TEST_F(RemoteForwardsTest, RefuseACallerWhoseTargetDoesNotAnswer)
{
    listenAt(8080);
    says(calls(8080));
    ASSERT_TRUE(serverHears({"refuse 2"}));
    EXPECT_THAT(targets, ElementsAre("target-here-unreachable"));
    EXPECT_THAT(callers, IsEmpty());
}

TEST_F(RemoteForwardsTest, RefuseCallsForWhatNobodyAskedFor)
{
    acceptor.listen();
    listenAt(8080);
    says(calls(22));
    ASSERT_TRUE(serverHears({"refuse 1"}));
    EXPECT_THAT(targets, IsEmpty()) << "Nothing here was called.";
}

TEST_F(RemoteForwardsTest, CancelWhatIsNotWantedAnyMore)
{
    acceptor.listen();
    listenAt(8080);
    remote.set({});
    EXPECT_TRUE(serverHears({"cancel-tcpip-forward localhost:8080"}));
    says(calls(8080)); // On its way before the server heard of it.
    EXPECT_TRUE(serverHears({"cancel-tcpip-forward localhost:8080", "refuse 1"}));
    EXPECT_THAT(callers, IsEmpty());
}

TEST_F(RemoteForwardsTest, CancelAlsoWhatIsGrantedTooLate)
{
    remote.set({forward(1, 8080)});
    remote.set({});
    EXPECT_THAT(server.newlyHeard(), ElementsAre("tcpip-forward localhost:8080"));
    says(granted);
    EXPECT_TRUE(serverHears({"cancel-tcpip-forward localhost:8080"}));
    EXPECT_THAT(told, IsEmpty());
}

TEST_F(RemoteForwardsTest, RefuseACallerWhoseForwardGoesWhileItsTargetIsCalled)
{
    acceptor.listen();
    listenAt(8080);
    says(calls(8080));
    remote.set({});
    EXPECT_TRUE(serverHears({"cancel-tcpip-forward localhost:8080", "refuse 1"}));
    EXPECT_THAT(callers, IsEmpty());
}

TEST_F(RemoteForwardsTest, GoOnListeningForOneThatGetsAnotherNumberAndTarget)
{
    listenAt(8080);
    NumberedForward edited = forward(5, 8080);
    edited.forward.target = Endpoint{"127.0.0.1", 9};
    remote.set({edited});
    EXPECT_THAT(server.heard(), IsEmpty()) << "The server notices nothing.";
    EXPECT_EQ(told.back(), "5 at localhost:8080");
}

TEST_F(RemoteForwardsTest, CallNobodyOnceTheyAreStopped)
{
    acceptor.listen();
    listenAt(8080);
    says(calls(8080));
    remote.stop();
    says(calls(8080, 501));
    remote.set({forward(2, 8081)});
    bool isOver = false;
    asio::co_spawn(loop, remote.finished(), [&](const std::exception_ptr&) { isOver = true; });
    ASSERT_TRUE(runUntil(loop, [&] { return isOver; }));
    EXPECT_THAT(callers, IsEmpty());
    EXPECT_THAT(targets, IsEmpty());
    EXPECT_EQ(told.size(), 1U);
}

} // namespace
} // namespace underpass::test
