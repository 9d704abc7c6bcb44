// SPDX-License-Identifier: MIT
#include "ui/tray/Note.h"

#include "tests/ui/States.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace std::chrono_literals;
const TimePoint start{};
const TunnelState online = Online{1, start, {}, {}};
const TunnelState waiting = Waiting{1, start + 5s, lost()};
const TunnelState asking = NeedsUser{1, question()};

Story afterLoss()
{
    return continued({}, online, waiting, start);
}

TEST(Note, IsNotMadeOfWhatThePersonDid)
{
    EXPECT_FALSE(noteFor("Mail", {}, Stopped{}, Connecting{}));
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, online));
    EXPECT_FALSE(noteFor("Mail", {}, online, Stopped{}));
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, asking)) << "the dialog is there already";
    EXPECT_FALSE(noteFor("Mail", {}, asking, Failed{lost()})) << "the question was declined";
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, Failed{{ErrorCode::NotAnswered, "anna@mail", ""}}));
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, Failed{{ErrorCode::Cancelled, {}, {}}}));
}

TEST(Note, TellsALossOnlyWhenItLasts)
{
    EXPECT_FALSE(noteFor("Mail", {}, online, waiting));
    EXPECT_FALSE(noteOfLoss("Mail", afterLoss(), waiting, start + 29s));
    const auto note = noteOfLoss("Mail", afterLoss(), waiting, start + 30s);
    ASSERT_TRUE(note);
    EXPECT_EQ(note->title, "Mail: connection lost");
    EXPECT_TRUE(note->text.contains("mail.example.org:22"));
}

TEST(Note, TellsNoLossOfWhatWasNeverConnected)
{
    const Story story = continued({}, Connecting{}, waiting, start);
    EXPECT_FALSE(noteOfLoss("Mail", story, waiting, start + 1h));
}

TEST(Note, TellsTheReturnOnlyAfterATellingOfTheLoss)
{
    Story story = afterLoss();
    EXPECT_FALSE(noteFor("Mail", story, Connecting{2}, online));
    story.lossTold = true;
    EXPECT_EQ(noteFor("Mail", story, Connecting{2}, online)->light, Light::On);
    EXPECT_EQ(continued(story, Connecting{2}, online, start), Story{});
}

TEST(Note, RemembersALossThroughFurtherAttempts)
{
    Story story = afterLoss();
    story = continued(story, waiting, Connecting{2}, start + 5s);
    story = continued(story, Connecting{2}, waiting, start + 10s);
    EXPECT_EQ(story.lostAt, start);
    EXPECT_TRUE(noteOfLoss("Mail", story, waiting, start + 30s));
}

TEST(Note, ForgetsALossWhenThePersonSteps)
{
    EXPECT_EQ(continued(afterLoss(), waiting, Stopped{}, start), Story{});
    EXPECT_EQ(continued(afterLoss(), Failed{lost()}, Connecting{}, start), Story{});
}

TEST(Note, TellsThatAReconnectNeedsThePerson)
{
    const Story story = continued(afterLoss(), waiting, Connecting{2}, start);
    EXPECT_EQ(noteFor("Mail", story, Connecting{2}, asking)->title, "Mail: needs your answer");
}

TEST(Note, TellsThatALogInWaitsForSomebody)
{
    const Endpoint server{"mail.example.org", 22};
    const Notice words{server, ServerWords{"visit https://login.example/a"}};
    const Notice slow{server, LongWait{WaitsFor::Server, "log-in by publickey"}};
    const Notice push{server, LongWait{WaitsFor::Approval, "log-in by password"}};
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, Connecting{1, {words}}))
        << "A banner is nothing by itself.";
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{}, Connecting{1, {slow}}));
    const auto link = noteFor("Mail", {}, Connecting{1, {words}}, Connecting{1, {words, slow}});
    EXPECT_EQ(link->title, "Mail: waits for you");
    EXPECT_EQ(link->text, "The server says: visit https://login.example/a");
    EXPECT_TRUE(noteFor("Mail", {}, Connecting{}, Connecting{1, {push}}));
    EXPECT_FALSE(noteFor("Mail", {}, Connecting{1, {push}}, Connecting{1, {words, push}})) << "Once.";
}

TEST(Note, TellsAFailureAndAChangedHostKey)
{
    const auto failed = [](ErrorCode code) { return Failed{{code, "mail.example.org:22", "secret detail"}}; };
    const auto note = noteFor("Mail", {}, Connecting{}, failed(ErrorCode::AuthenticationRefused));
    EXPECT_EQ(note->title, "Mail: failed");
    EXPECT_FALSE(note->text.contains("secret detail"));
    EXPECT_EQ(noteFor("Mail", {}, Connecting{}, failed(ErrorCode::HostKeyChanged))->title,
        "Mail: host key changed");
}

TEST(Note, FitsIntoAWindowsBalloonWhateverTheNames)
{
    const QString name = QString::fromUtf8("<b>\xf0\x9f\x9a\x87").repeated(100);
    for (const ErrorCode code : allErrorCodes()) {
        const Failed failed{{code, std::string(400, 'x'), {}}};
        const auto note = noteFor(name, {}, Connecting{}, failed);
        const bool isDeclined = code == ErrorCode::Cancelled || code == ErrorCode::NotAnswered
            || code == ErrorCode::ProxyNotAnswered;
        ASSERT_EQ(note.has_value(), !isDeclined) << underpass::name(code);
        if (!note)
            continue;
        EXPECT_LE(note->title.size(), 63);
        EXPECT_LT(note->text.size(), 200);
        EXPECT_TRUE(note->title.isValidUtf16());
        EXPECT_FALSE(note->title.contains('<'));
        EXPECT_TRUE(note->title.contains("failed") || note->title.contains("host key changed"));
    }
}

} // namespace
} // namespace underpass
