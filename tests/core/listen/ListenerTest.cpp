// SPDX-License-Identifier: MIT
#include "core/system/ProcessAlive.h"
#include "tests/core/listen/ListenerFixture.h"
#include "tests/support/PortHolder.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using namespace underpass::test;

class ListenerTest : public ListenerFixture
{ };

TEST_F(ListenerTest, HandsOnOurOwnProgramsOverBothAddresses)
{
    listen({"localhost", 0}, real);
    EXPECT_EQ(listener->endpoint().host, "localhost");
    connect(at("127.0.0.1"));
    ASSERT_TRUE(runUntilAccepted(1));
    connect(at("::1"));
    ASSERT_TRUE(runUntilAccepted(2));
    EXPECT_TRUE(accepted.front().socket.remote_endpoint().address().is_v4());
    EXPECT_TRUE(accepted.back().socket.remote_endpoint().address().is_v6());
    for (Call& call : accepted) {
        EXPECT_EQ(call.caller.relation, Relation::Me);
        EXPECT_TRUE(runUntil(worker, [&] { return call.named->processId == ownProcessId(); }));
        tcp::no_delay noDelay;
        call.socket.get_option(noDelay);
        EXPECT_TRUE(noDelay.value());
    }
    EXPECT_TRUE(refused.empty());
}

TEST_F(ListenerTest, ReadsNothingFromTheCallerItself)
{
    listen({"127.0.0.1", 0}, real);
    asio::write(connect(at("127.0.0.1")), asio::buffer("USER anna", 9));
    ASSERT_TRUE(runUntilAccepted(1));
    std::string text(9, ' ');
    asio::read(accepted.front().socket, asio::buffer(text));
    EXPECT_EQ(text, "USER anna");
}

TEST_F(ListenerTest, HandsOnThreeHundredCallersAtOnce)
{
    listen({"localhost", 0}, real);
    std::size_t connected = 0;
    for (int each = 0; each < 300; ++each)
        clients.emplace_back(worker).async_connect(at(each % 2 == 0 ? "127.0.0.1" : "::1"),
            [&](const std::error_code& failed) { connected += failed ? 0 : 1; });
    ASSERT_TRUE(runUntilAccepted(300));
    ASSERT_TRUE(runUntil(worker, [&] { return connected == 300; }));
    EXPECT_TRUE(refused.empty());
}

TEST_F(ListenerTest, DiesSafelyWhileACallerIsBeingIdentified)
{
    listen({"localhost", 0}, me);
    tcp::socket& client = connect(at("127.0.0.1"));
    worker.poll();
    me->waitForBegun();
    listener.reset();
    worker.restart();
    worker.run(); // Ends although the helper still waits at the gate.
    EXPECT_TRUE(wasReset(readOne(client)));
    me->openGate();
    me->waitForEnded();
    EXPECT_TRUE(accepted.empty());
    EXPECT_TRUE(refused.empty());
}

TEST_F(ListenerTest, DiesSafelyBeforeItsFirstTurn)
{
    listen({"localhost", 0}, me);
    const auto port = listener->endpoint().port;
    listener.reset();
    worker.run();
    EXPECT_TRUE(tryListen({"localhost", port}, me)) << "the port is free again";
}

TEST_F(ListenerTest, MayDieInItsOwnCallback)
{
    me->openGate();
    auto opened = Listener::open(
        worker, Forward{}, me,
        [this](Call call) {
            listener.reset();
            accepted.push_back(std::move(call));
        },
        [](const Refusal&) {});
    ASSERT_TRUE(opened);
    listener = std::move(*opened);
    connect(at("127.0.0.1"));
    connect(at("::1"));
    worker.run();
    EXPECT_EQ(accepted.size(), 1u);
}

TEST(ListenerAlone, WorkerMayDieRightAfterItWhileACallerIsBeingIdentified)
{
    const auto me = std::make_shared<FakeIdentity>(Caller{Relation::Me, "anna", 1, ""});
    {
        asio::io_context worker;
        auto listener = Listener::open(worker, Forward{}, me, [](Call) { }, [](const Refusal&) { });
        ASSERT_TRUE(listener);
        tcp::socket client{worker};
        client.connect({asio::ip::address_v4::loopback(), (*listener)->endpoint().port});
        worker.poll();
        me->waitForBegun();
    }
    me->openGate();
    me->waitForEnded();
}

TEST_F(ListenerTest, SaysWhoHoldsThePort)
{
    const PortHolder holder{"127.0.0.1"};
    const auto opened = tryListen({"localhost", holder.port()}, me);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::PortInUse);
    EXPECT_THAT(sentence(opened.error()), testing::HasSubstr("pid " + std::to_string(holder.processId())));
}

TEST(IsAllowed, FollowsTheRuleAndTheListOfPrograms)
{
    using enum WhoMayConnect;
    using enum Relation;
    const std::vector<std::string> any;
    const std::vector<std::string> byName{"mail"};
    const std::vector<std::string> byPath{"/opt/x", "/usr/bin/mail"};
    const std::vector<std::string> another{"/usr/bin", "ail", "/mail", ""};
    const struct
    {
        WhoMayConnect who;
        const std::vector<std::string>& programs;
        bool me, service, other, unknown;
    } rows[] = {
        {OnlyMe, any, true, false, false, false},
        {OnlyMe, byName, true, false, false, false},
        {OnlyMe, byPath, true, false, false, false},
        {OnlyMe, another, false, false, false, false},
        {MeAndServices, any, true, true, false, false},
        {MeAndServices, byName, true, true, false, false},
        {MeAndServices, another, false, false, false, false},
        {EveryoneOnThisPc, any, true, true, true, true},
        {EveryoneOnThisPc, byPath, true, true, true, false},
        {EveryoneOnThisPc, another, false, false, false, false},
    };
    for (const auto& row : rows) {
        Forward forward;
        forward.who = row.who;
        forward.programs = row.programs;
        const auto allows = [&](Relation relation, const char* program) {
            return isAllowed(Caller{relation, "anna", 1, program}, forward);
        };
        const auto where = &row - rows;
        EXPECT_EQ(allows(Me, "/usr/bin/mail"), row.me) << where;
        EXPECT_EQ(allows(SystemService, "/usr/bin/mail"), row.service) << where;
        EXPECT_EQ(allows(Other, "/usr/bin/mail"), row.other) << where;
        EXPECT_EQ(allows(Unknown, "/usr/bin/mail"), row.unknown) << where;
        // A program nobody could find is on no list.
        EXPECT_EQ(allows(Me, ""), row.programs.empty()) << where;
    }
}

} // namespace
} // namespace underpass
