// SPDX-License-Identifier: MIT
#include "app/ctl/PersonElsewhere.h"

#include "core/system/ProcessAlive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace underpass {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t nobodysNumber = 4194300;

class Elsewhere : public testing::Test
{
protected:
    PersonElsewhere::Ticket ask(const ProfileId& id)
    {
        const Question question{id, "Mail", {"mail.example.org", 22}, "anna", PasswordQuestion{}, false};
        return person.ask(question, [this](std::optional<Answer> answer) {
            answers.push_back(answer ? std::string{answer->secrets.at(0).reveal()} : "declined");
        });
    }
    void comes(const std::string& asker, std::int64_t process = ownProcessId())
    {
        (void)person.attend(
            "mail", "Mail", {.command = ControlCommand::Attend, .asker = asker, .from = process});
    }
    void gives(const std::string& asker, std::uint64_t ticket, const std::string& typed)
    {
        ControlRequest request{
            .command = ControlCommand::Answer, .profile = "mail", .asker = asker, .ticket = ticket};
        Answer answer;
        answer.secrets.emplace_back(typed);
        request.answer = std::make_shared<const Answer>(std::move(answer));
        person.answer(request);
    }
    [[nodiscard]] std::vector<std::string> lines(const std::string& asker, std::uint64_t heard = 0)
    {
        std::vector<std::string> lines;
        for (const Telling& telling : person.told("mail", asker, heard))
            lines.push_back(telling.line);
        return lines;
    }

    std::vector<std::string> answers;
    std::vector<std::string> notes;
    PersonElsewhere person{
        [this](const ProfileId& id, const std::string& sentence) { notes.push_back(id + ": " + sentence); }};
};

} // namespace

TEST_F(Elsewhere, DeclinesAtOnceWhereNobodyWaitsForThatTunnel)
{
    comes("first");
    ask("other");
    EXPECT_THAT(answers, ElementsAre("declined"));
    EXPECT_THAT(notes, ElementsAre(HasSubstr("other: There is no terminal to ask on")));
}

TEST_F(Elsewhere, AsksTheOneWhoCameFirst)
{
    comes("first");
    comes("second");
    comes("first");
    const auto ticket = ask("mail");
    EXPECT_FALSE(person.questionFor("mail", "second"));
    ASSERT_TRUE(person.questionFor("mail", "first"));
    EXPECT_EQ(person.questionFor("mail", "first")->ticket, ticket);
    gives("second", ticket, "not his to give");
    gives("first", ticket + 1, "to another question");
    EXPECT_THAT(answers, IsEmpty());
    gives("first", ticket, "right");
    gives("first", ticket, "twice");
    EXPECT_THAT(answers, ElementsAre("right"));
    EXPECT_FALSE(person.questionFor("mail", "first"));
}

TEST_F(Elsewhere, AsksTheNextWhenTheFirstLeavesAndNobodyWhenAllHave)
{
    comes("first");
    comes("second");
    ask("mail");
    person.leave("mail", "first");
    EXPECT_TRUE(person.questionFor("mail", "second"));
    EXPECT_THAT(answers, IsEmpty());
    person.leave("mail", "second");
    EXPECT_THAT(answers, ElementsAre("declined"));
    EXPECT_FALSE(person.isAnybodyThere());
    ask("mail");
    EXPECT_EQ(answers.size(), 2U) << "And so is what comes up later.";
}

TEST_F(Elsewhere, DeclinesTheQuestionsOfOneWhoseProcessHasEnded)
{
    comes("killed", nobodysNumber);
    ask("mail");
    person.leaveThoseWhoEnded();
    EXPECT_THAT(answers, ElementsAre("declined"));
    EXPECT_FALSE(person.isAttended("mail"));
    comes("alive");
    ask("mail");
    person.leaveThoseWhoEnded();
    EXPECT_EQ(answers.size(), 1U);
}

TEST_F(Elsewhere, ForgetsAQuestionThatWasWithdrawn)
{
    comes("first");
    person.withdraw(ask("mail"));
    EXPECT_FALSE(person.questionFor("mail", "first"));
    person.leave("mail", "first");
    EXPECT_THAT(answers, IsEmpty());
}

TEST_F(Elsewhere, TellsEachWhatWasSaidSinceHeCame)
{
    person.say("mail", {.line = "before anybody"});
    comes("first");
    person.say("mail", {.line = "one"});
    comes("second");
    person.say("mail", {.line = "two"});
    EXPECT_THAT(lines("first"), ElementsAre("one", "two"));
    EXPECT_THAT(lines("second"), ElementsAre("two"));
    EXPECT_THAT(lines("first", person.told("mail", "first", 0).front().number), ElementsAre("two"));
    EXPECT_THAT(lines("stranger"), IsEmpty());
}

TEST_F(Elsewhere, WarnsThoseWhoWaitForTheProfileOfThatName)
{
    comes("first");
    person.warn("Mail", {ErrorCode::HostKeyNotKept, "mail.example.org", "disk full"});
    person.warn("Another", {ErrorCode::HostKeyNotKept, "mail.example.org", "disk full"});
    EXPECT_THAT(lines("first"), ElementsAre(HasSubstr("Mail: ")));
    EXPECT_TRUE(person.told("mail", "first", 0).front().isTrouble);
    EXPECT_EQ(notes.size(), 1U);
}

} // namespace underpass
