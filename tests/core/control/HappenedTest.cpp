// SPDX-License-Identifier: MIT
#include "core/control/Happened.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

const std::chrono::sys_seconds noon
    = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + std::chrono::hours{12};

auto isEvent(const std::string& name, const std::string& sentence)
{
    return AllOf(Field(&JournalEvent::event, name), Field(&JournalEvent::sentence, HasSubstr(sentence)));
}

auto isCaller(const std::string& user, std::uint64_t times)
{
    return AllOf(Field(&JournalEvent::event, callerEvent), Field(&JournalEvent::user, user),
        Field(&JournalEvent::times, times));
}

class HappenedTest : public testing::Test
{
protected:
    HappenedTest()
    {
        profile.id = "mail";
        profile.name = "Mail";
        forward.listening = true;
        forward.forward.listen = forward.listen = {"localhost", 1110};
        forward.forward.target = Endpoint{"localhost", 110};
    }
    void turnAway(const std::string& user, std::uint64_t count = 1)
    {
        add(forward, {{Caller::Relation::Other, user, 0, "/usr/bin/nc"}, CallerRule::Account, count, {}});
    }
    TunnelState online() { return Online{1, {}, {forward}, {}}; }
    std::vector<JournalEvent> events(const TunnelState& before, const TunnelState& after)
    {
        return happened({profile, before, after, known, Clock::now(), noon});
    }

    Profile profile;
    ForwardState forward;
    std::vector<ForwardState> known;
};

TEST_F(HappenedTest, TellEachStateWithItsCauseAndWhoseItIs)
{
    const Error refused{ErrorCode::ConnectRefused, "mail.example.org:22", ""};
    const auto down = events(Connecting{}, Waiting{1, Clock::now(), refused});
    ASSERT_THAT(down, ElementsAre(isEvent("waiting", sentence(refused))));
    EXPECT_EQ(down[0].cause, "connect-refused");
    EXPECT_EQ(down[0].id, "mail");
    EXPECT_EQ(down[0].name, "Mail");
    EXPECT_EQ(down[0].state, "waiting");
    EXPECT_EQ(down[0].at, noon);
    EXPECT_THAT(events(Stopped{}, Connecting{}), ElementsAre(isEvent("connecting", "")));
    EXPECT_THAT(events(Connecting{}, Failed{refused}), ElementsAre(isEvent("failed", sentence(refused))));
    EXPECT_THAT(events(Stopped{}, Stopped{}), IsEmpty());
}

TEST_F(HappenedTest, TellHowForwardsAreDoingWhenThatChanges)
{
    EXPECT_THAT(events(Connecting{}, online()),
        ElementsAre(isEvent("online", "Online."), isEvent("forward", "ready")));
    const TunnelState before = online();
    forward.trouble = Error{ErrorCode::TargetUnreachable, "localhost:110", ""};
    const auto worse = events(before, online());
    ASSERT_THAT(
        worse, ElementsAre(isEvent("degraded", "not every forward"), isEvent("forward", "localhost:110")));
    EXPECT_EQ(worse[1].forwardState, "trouble");
    EXPECT_EQ(worse[1].cause, name(ErrorCode::TargetUnreachable));
    EXPECT_EQ(worse[1].forward, "L:1110=localhost:110");
    const TunnelState same = online();
    forward.lastByte = WallTime::clock::now();
    EXPECT_THAT(events(same, online()), IsEmpty()) << "That a byte came is no event.";
}

TEST_F(HappenedTest, TellEveryCallerOnceAndAgainWhenHeComesAgain)
{
    const TunnelState before = online();
    turnAway("bert");
    turnAway("carl", 3);
    EXPECT_THAT(events(before, online()), ElementsAre(isCaller("bert", 1), isCaller("carl", 3)));
    known = {forward};
    turnAway("bert", 2);
    EXPECT_THAT(events(before, online()), ElementsAre(isCaller("bert", 2)));
    known = {forward};
    EXPECT_THAT(events(Connecting{}, online()),
        testing::Not(testing::Contains(Field(&JournalEvent::event, callerEvent))))
        << "Who is known from an earlier connection.";
    forward.turnedAway.clear();
    forward.turnedAwayEarlier = 0;
    turnAway("bert");
    EXPECT_THAT(events(before, online()), ElementsAre(isCaller("bert", 1))) << "Counts began anew.";
}

TEST_F(HappenedTest, CountThoseForWhoseNamesThereWasNoRoom)
{
    const TunnelState before = online();
    for (int i = 0; i < 20; ++i)
        turnAway("user" + std::to_string(i));
    const auto all = events(before, online());
    ASSERT_EQ(all.size(), ForwardState::mostTurnedAway + 1);
    EXPECT_THAT(all.back(), isCaller("", 20 - ForwardState::mostTurnedAway));
}

TEST_F(HappenedTest, TellNoticesAndEdits)
{
    const Notice notice{{"mail.example.org", 22}, ServerWords{"Maintenance at 8"}};
    EXPECT_THAT(
        events(Connecting{}, Connecting{1, {notice}}), ElementsAre(isEvent("notice", "Maintenance at 8")));
    const JournalEvent event = edited(profile, online(), {{{"server"}, {}}, {}}, noon);
    EXPECT_THAT(event, isEvent("edited", "connecting anew"));
    EXPECT_EQ(event.state, "online");
}

TEST_F(HappenedTest, AreReadAsTheyWereWritten)
{
    const JournalEvent event{7, "caller-turned-away", noon, "mail", "Mail", "online", "caller-refused",
        "Bert was.", "L:1110=localhost:110", "ready", "bert", "/usr/bin/nc", "account", 3};
    EXPECT_EQ(readEvent(toJson(event)), event);
    for (const char* broken :
        {"7", "[]", "{}", R"({"number":"1","at":1,"event":"online"})", R"({"number":1,"at":1})"})
        EXPECT_FALSE(readEvent(nlohmann::json::parse(broken))) << broken;
}

} // namespace
} // namespace underpass
