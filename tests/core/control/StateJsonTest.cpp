// SPDX-License-Identifier: MIT
#include "core/control/StateJson.h"

#include <gtest/gtest.h>

#include <chrono>

namespace underpass {

namespace {

using namespace std::chrono_literals;

const Endpoint server{"mail.example.org", 22};

Profile profileWithForwards()
{
    Profile profile;
    profile.id = "mail";
    profile.forwards.resize(2);
    profile.forwards[0].listen = {"localhost", 1110};
    profile.forwards[0].target = Endpoint{"localhost", 110};
    profile.forwards[1].listen = {"localhost", 1143};
    profile.forwards[1].target = Endpoint{"localhost", 143};
    return profile;
}

std::optional<TunnelState> thereAndBack(const TunnelState& state, TimePoint there, TimePoint here)
{
    return readState(writeState(state, there), profileWithForwards(), here);
}

Online online(TimePoint now)
{
    const Profile profile = profileWithForwards();
    const WallTime day{std::chrono::milliseconds{1'795'000'000'123}};
    Online online{3, now - 90s, {}};
    ForwardState works{profile.forwards[0], {"localhost", 1110}, true, {}};
    works.isProven = true;
    works.lastReached = day;
    works.lastByte = day + 1s;
    ForwardState refused{profile.forwards[1], {"localhost", 1143}, false,
        Error{ErrorCode::PortInUse, "localhost:1143", "bound", Endpoint{"jump", 22}, "go away"}};
    refused.troubleSince = day;
    online.forwards = {works, refused};
    online.silentSince = now - 5s;
    online.unheardSince = now - 6s;
    online.answersNothing = true;
    online.notices = {{server, OldInUse{{"ssh-rsa"}}}};
    online.roundTrip = RoundTrip{12'345'678ns, day};
    return online;
}

} // namespace

TEST(StateJson, ReadsBackEveryStateThatItWrote)
{
    const TimePoint now = Clock::now();
    const Error why{ErrorCode::ConnectRefused, "mail.example.org:22", "connection refused"};
    const Question question{"mail", "Mail", server, "anna", PasswordQuestion{true}, true};
    const std::vector<TunnelState> states{Stopped{}, Connecting{2, {{server, ServerWords{"Hello\nyou"}}}},
        online(now), Waiting{4, now + 7s, why}, NeedsUser{1, question, {}}, Failed{why}};
    for (const TunnelState& state : states)
        EXPECT_EQ(thereAndBack(state, now, now), state) << name(state);
}

TEST(StateJson, TellsTimesByTheClockOfWhoReads)
{
    const TimePoint there = Clock::now();
    const TimePoint here = there + 1000h; // Another machine's start, for all that a process knows.
    const auto read = thereAndBack(online(there), there, here);
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<Online>(*read).since, here - 90s);
    EXPECT_EQ(*read, TunnelState{online(here)});
}

TEST(StateJson, LeavesOutAForwardThatTheProfileDoesNotHave)
{
    const TimePoint now = Clock::now();
    Profile profile = profileWithForwards();
    profile.forwards.pop_back();
    const auto read = readState(writeState(online(now), now), profile, now);
    ASSERT_TRUE(read);
    ASSERT_EQ(std::get<Online>(*read).forwards.size(), 1U);
    EXPECT_TRUE(std::get<Online>(*read).forwards[0].isProven);
}

TEST(StateJson, TakesNothingElseForAState)
{
    for (const char* line : {"", "7", "[]", "{}", R"({"state":"elsewhere"})", R"({"state":"waiting"})",
             R"({"state":"failed","why":{"code":"no-such-code"}})", R"({"state":"needs-user","question":7})"})
        EXPECT_FALSE(readState(line, profileWithForwards(), Clock::now())) << line;
}

TEST(StateJson, CleansTheWordsOfAnotherProcess)
{
    const auto read
        = readState(R"({"state":"failed","why":{"code":"connect-refused","subject":"a\u001b[2Jb"}})",
            profileWithForwards(), Clock::now());
    ASSERT_TRUE(read);
    EXPECT_EQ(std::get<Failed>(*read).why.subject.find('\x1b'), std::string::npos);
}

} // namespace underpass
