// SPDX-License-Identifier: MIT
#include "tests/core/check/VisitFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {

using namespace visiting;

TEST(Visit, HearsTheGreetingOfAMailServer)
{
    EXPECT_EQ(findingOf(serviceOn(110), says("+OK ready\x07\r\nmore\r\n")),
        "mail.example.org:110 says: +OK ready. It did not say whether it offers encryption as well (STLS).");
    EXPECT_EQ(
        findingOf(serviceOn(143), says("* PREAUTH hello\r\n")), "mail.example.org:110 says: * PREAUTH hello");
    EXPECT_EQ(findingOf(serviceOn(143), says("* BYE full")),
        "mail.example.org:110 answers, but takes no callers now: \"* BYE full\". Try again later.");
    EXPECT_EQ(findingOf(serviceOn(110), says("SSH-2.0-OpenSSH_9.2\r\n")),
        "mail.example.org:110 answers, but does not speak POP3: \"SSH-2.0-OpenSSH_9.2\". Check the forward's "
        "target.");
}

TEST(Visit, AsksTheServicesThatWaitToBeAsked)
{
    std::string asked;
    const auto answering = [&](std::string answer) {
        return [&asked, answer = std::move(answer)](tcp::socket& socket) {
            asked.resize(8);
            std::error_code ignored;
            asked.resize(socket.read_some(asio::buffer(asked), ignored));
            asio::write(socket, asio::buffer(answer), ignored);
        };
    };
    EXPECT_EQ(findingOf(serviceOn(5432), answering("N")), "mail.example.org:110 speaks PostgreSQL.");
    EXPECT_EQ(asked, (std::string{"\x00\x00\x00\x08\x04\xd2\x16\x2f", 8}));
    EXPECT_EQ(findingOf(serviceOn(3389),
                  answering(std::string{"\x03\x00\x00\x0b\x06\xd0\x00\x00\x12\x34\x00", 11})),
        "mail.example.org:110 speaks RDP.");
    EXPECT_EQ(findingOf(serviceOn(80), answering("HTTP/1.1 404 Not Found\r\n\r\n")),
        "mail.example.org:110 speaks HTTP.");
    EXPECT_TRUE(asked.starts_with("HEAD / H"));
    EXPECT_EQ(findingOf(serviceOn(1080), answering("\x05\xff")), "mail.example.org:110 speaks SOCKS.");
}

TEST(Visit, TellsOneThatHangsUpFromOneThatAnswers)
{
    EXPECT_TRUE(findingOf(serviceOn(110), says(""))
            .starts_with("mail.example.org:110 was reached, but does not answer in POP3."));
}

TEST(Visit, HearsAlsoAServiceThatNobodyKnows)
{
    EXPECT_EQ(findingOf(nullptr, says("220 something\r\n")), "mail.example.org:110 says: 220 something");
    EXPECT_EQ(findingOf(nullptr, says("\x01\x02\x03\n")), "mail.example.org:110 was reached.");
    OpenWay silent{keepsSilent()};
    Visit visit{{}, shortly};
    ASSERT_TRUE(visit.reach(silent.start(), {}, target));
    EXPECT_EQ(visit.meet(target, nullptr), CheckFinding{found::Reached{target}});
}

TEST(Visit, DoesNotWaitForEverForAWord)
{
    OpenWay silent{keepsSilent()};
    Visit visit{{}, shortly};
    ASSERT_TRUE(visit.reach(silent.start(), {}, target));
    EXPECT_EQ(troubleOf(visit.meet(target, serviceOn(110))), ErrorCode::ServerSilent);
}

TEST(Visit, TakesNobodyForTheTargetWhoComesBetween)
{
    OpenWay way{says("+OK the tunnel's\r\n")};
    asio::io_context loop;
    tcp::socket stranger{loop};
    way.before([&](const tcp::endpoint& meeting) {
        stranger.connect(meeting);
        asio::write(stranger, asio::buffer(std::string{"+OK the stranger's\r\n"}));
    });
    Visit visit{{}, VisitPatience{}};
    ASSERT_TRUE(visit.reach(way.start(), {}, target));
    EXPECT_THAT(sentence(visit.meet(target, serviceOn(110))),
        testing::StartsWith("mail.example.org:110 says: +OK the tunnel's"));
}

TEST(Visit, HandsOnWhyTheServerDoesNotReachTheTarget)
{
    Visit visit{{}, VisitPatience{}};
    const auto reached = visit.reach(
        [](const Trial& trial) { trial.answered(fail(ErrorCode::ForwardRefused, "mail.example.org:110")); },
        {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::ForwardRefused);
}

TEST(Visit, GivesUpAServerThatNeverAnswers)
{
    Visit visit{{}, shortly};
    std::optional<Trial> kept;
    const auto reached = visit.reach([&](const Trial& trial) { kept = trial; }, {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::TargetUnreachable);
    kept->answered(fail(ErrorCode::LinkLost)); // Later, when nobody listens any more.
}

TEST(Visit, EndsAtOnceWhenAskedTo)
{
    std::stop_source stop;
    Visit visit{stop.get_token(), VisitPatience{}};
    const auto reached = visit.reach([&](const Trial&) { stop.request_stop(); }, {}, target);
    ASSERT_FALSE(reached);
    EXPECT_EQ(reached.error().code, ErrorCode::Cancelled);
}

TEST(Visit, ReachesAlsoWhatIsOnThisMachine)
{
    asio::io_context loop;
    tcp::acceptor here{loop, {asio::ip::address_v4::loopback(), 0}};
    const Endpoint where{"127.0.0.1", here.local_endpoint().port()};
    EXPECT_TRUE((Visit{std::stop_token{}}.reachHere(where)));
    here.close();
    const auto gone = Visit{std::stop_token{}}.reachHere(where);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::TargetHereUnreachable);
}

} // namespace underpass
