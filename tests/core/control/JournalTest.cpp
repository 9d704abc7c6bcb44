// SPDX-License-Identifier: MIT
#include "core/control/Journal.h"

#include "core/control/Control.h"
#include "core/system/ProcessAlive.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::vector<std::string> namesOf(const std::vector<JournalEvent>& events)
{
    std::vector<std::string> names;
    for (const JournalEvent& event : events)
        names.push_back(std::to_string(event.number) + " " + event.event);
    return names;
}

class JournalTest : public testing::Test
{
protected:
    JournalTest()
    {
        profile.id = "mail";
        forward.listening = true;
        forward.forward.listen = forward.listen = {"localhost", 1110};
        forward.forward.target = Endpoint{"localhost", 110};
    }
    TunnelState online(const std::string& user = {})
    {
        if (!user.empty())
            add(forward, {{Caller::Relation::Other, user, 0, ""}, CallerRule::Account, 1, {}});
        return Online{1, {}, {forward}, {}};
    }
    void go(const TunnelState& next)
    {
        journal.changed(profile, state, next);
        state = next;
    }
    std::vector<std::string> kept()
    {
        std::vector<std::string> names;
        const auto history = readHistory(folder.path(), "mail", now());
        for (const HistoryRecord& record : history->records) {
            names.push_back(record.event + " " + record.cause + " " + std::to_string(record.turnedAway));
            EXPECT_EQ(record.process, ownProcessId());
        }
        return names;
    }

    TemporaryFolder folder;
    Profile profile;
    ForwardState forward;
    TunnelState state;
    Journal journal{folder.path(), [](const std::string&) { }, HistoryWriter::Disk::WaitFor};
};

const Error closed{ErrorCode::ServerClosed, "mail.example.org:22", ""};

TEST_F(JournalTest, KeepsUpAndDownWithTheCauseAndTheCountOfCallersAndNotEachAttempt)
{
    go(Connecting{});
    go(online());
    go(online("bert"));
    go(online("bert"));
    for (int attempt = 1; attempt < 5; ++attempt) {
        go(Waiting{attempt, {}, closed});
        go(Connecting{attempt + 1});
    }
    go(online());
    go(Stopped{});
    EXPECT_THAT(kept(),
        ElementsAre("connecting  0", "online  0", "waiting server-closed 2", "online  0", "stopped  0"));
}

TEST_F(JournalTest, KeepsWhatTheCauseIsAboutSoThatItCanBeSaidInAnyLanguage)
{
    go(online());
    go(Waiting{1, {}, closed});
    go(online());
    const auto spells
        = spellsOf(readHistory(folder.path(), "mail", now())->records, [](std::int64_t) { return true; });
    ASSERT_EQ(spells.size(), 3U);
    EXPECT_EQ(spells[1].cause, "server-closed");
    EXPECT_EQ(spells[1].subject, "mail.example.org:22");
    EXPECT_EQ(spells[2].subject, "");
}

TEST_F(JournalTest, LeavesASignNowAndThenForThoseWhoLosePowerAndSoonerWhereCallersAreTurnedAway)
{
    auto time = now() - std::chrono::hours{1};
    Journal slow{
        folder.path(), [](const std::string&) {}, HistoryWriter::Disk::WaitFor, [&] { return time; }};
    const auto hear = [&](const std::string& user) {
        forward.lastByte = std::chrono::system_clock::now();
        const TunnelState next = online(user);
        slow.changed(profile, state, next);
        state = next;
    };
    hear("");
    time += Journal::betweenCounts;
    hear("");
    EXPECT_THAT(kept(), ElementsAre("online  0"));
    hear("bert");
    EXPECT_THAT(kept(), ElementsAre("online  0", "still-up  1"));
    hear("bert");
    EXPECT_THAT(kept(), SizeIs(2)) << "Not each of them.";
    time += Journal::betweenSigns;
    hear("");
    EXPECT_THAT(kept(), ElementsAre("online  0", "still-up  1", "still-up  2"));
}

TEST_F(JournalTest, NumbersWhatHappensWithoutAGap)
{
    go(Connecting{});
    go(online());
    journal.edited(profile, state, {});
    go(Stopped{});
    const auto all = journal.events().since(0);
    EXPECT_THAT(namesOf(all), ElementsAre("1 connecting", "2 online", "3 forward", "4 edited", "5 stopped"));
    EXPECT_THAT(namesOf(journal.events().since(3)), ElementsAre("4 edited", "5 stopped"));
    EXPECT_EQ(journal.events().last(), 5U);
    EXPECT_EQ(readHistory(folder.path(), "mail", now())->records.back().number, 5U)
        << "So that who watches can tell what he missed.";
}

TEST_F(JournalTest, ToldToAnotherProcessIsBoundedAndShowsWhatWasDropped)
{
    profile.name.assign(1000, 'n');
    for (int i = 0; i < 300; ++i) {
        go(Connecting{});
        go(Stopped{});
    }
    ControlReply first{1, {}, {}, {}};
    tellEvents(journal.events(), {.command = ControlCommand::Events}, first);
    EXPECT_THAT(first.events, SizeIs(0));
    EXPECT_EQ(first.lastEvent, 600U);
    ControlReply next{1, {}, {}, {}};
    tellEvents(journal.events(), {.command = ControlCommand::Events, .since = 1}, next);
    ASSERT_FALSE(next.events.empty());
    EXPECT_EQ(next.events.front().number, 600U - EventRing::mostKept + 1);
    EXPECT_LT(next.events.back().number, 600U) << "The rest comes with the next request.";
    EXPECT_LE(writeReply(next).size(), longestControlReply);
    EXPECT_EQ(readReply(writeReply(next)), next);
}

TEST_F(JournalTest, SaysOnceThatItCannotKeepAHistoryAndGoesOn)
{
    std::vector<std::string> warned;
    Journal nowhere{"/proc/underpass", [&](const std::string& why) { warned.push_back(why); },
        HistoryWriter::Disk::WaitFor};
    nowhere.changed(profile, Stopped{}, Connecting{});
    nowhere.changed(profile, Connecting{}, online());
    EXPECT_EQ(nowhere.events().last(), 3U);
    ASSERT_EQ(warned.size(), 1U);
    EXPECT_NE(warned[0].find("The history has a gap"), std::string::npos);
}

} // namespace
} // namespace underpass
