// SPDX-License-Identifier: MIT
#include "tests/ui/States.h"
#include "tests/ui/window/MainWindowFixture.h"

#include <QSignalSpy>

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::Contains;

class StateNoteTest : public MainWindowTest
{
protected:
    StateNoteTest() { window.show(); }

    void fail(Error why) { desk.model().setState("mail", Failed{std::move(why)}); }
    QLabel& detail() { return *window.findChild<QLabel*>("detail"); }
};

TEST_F(StateNoteTest, SaysBelowTheSentenceWhatTheTerminalSaysInBrackets)
{
    fail({ErrorCode::AuthenticationRefused, "mia",
        "tried: agent (no agent is running); the server offers: "
        "publickey\x1b[31m"});
    ASSERT_TRUE(detail().isVisible());
    EXPECT_TRUE(detail().text().startsWith(
        "Details: tried: agent (no agent is running); the server offers: publickey"));
    EXPECT_FALSE(detail().text().contains(QChar{0x1b}));
    EXPECT_EQ(detail().textFormat(), Qt::PlainText);
    EXPECT_TRUE(detail().textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    EXPECT_FALSE(label("sentence").contains("publickey"));
    desk.model().setState("mail", Stopped{});
    EXPECT_FALSE(detail().isVisible());
}

TEST_F(StateNoteTest, SaysItOfAForwardAndOfAWaitToo)
{
    Online online = std::get<Online>(desk.model().find("mail")->state);
    online.forwards[0].trouble = Error{ErrorCode::TargetUnreachable, "localhost:110", "refused"};
    online.forwards[0].forward.required = false;
    desk.model().setState("mail", online);
    EXPECT_EQ(detail().text(), "Details: postfix (pid 812, root)") << "that of the required one";
    desk.model().setState("mail", Waiting{1, {}, {ErrorCode::LinkLost, "x", "Connection reset by peer"}});
    EXPECT_EQ(detail().text(), "Details: Connection reset by peer");
}

TEST_F(StateNoteTest, HasTheRemedyBesideWhatIsWrong)
{
    const QSignalSpy edits{&window, &MainWindow::editWanted};
    const QSignalSpy fields{&window, &MainWindow::fieldWanted};
    fail({ErrorCode::NameNotFound, "mail.exmaple.org", {}});
    ASSERT_TRUE(button("remedy").isVisible());
    EXPECT_EQ(button("remedy").text(), "Edit...");
    button("remedy").click();
    EXPECT_EQ(edits.size(), 1);
    fail({ErrorCode::AuthenticationRefused, "mia", {}});
    EXPECT_EQ(button("remedy").text(), "Choose a key file...");
    button("remedy").click();
    ASSERT_EQ(fields.size(), 1);
    EXPECT_EQ(fields.front(), (QList<QVariant>{"mail", "keyFile"}));
    fail({ErrorCode::LinkLost, "mail.example.org:22", {}});
    EXPECT_FALSE(button("remedy").isVisible()) << "no edit would help";
}

TEST_F(StateNoteTest, AQuestionIsAnsweredWhereItsTunnelRuns)
{
    const QSignalSpy wanted{&window, &MainWindow::answerWanted};
    desk.model().setState("mail", NeedsUser{1, exampleQuestion(PasswordQuestion{})});
    button("answer").click();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front(), "mail");
    desk.elsewhere = {"mail"};
    desk.model().setState("mail", NeedsUser{2, exampleQuestion(PasswordQuestion{})});
    EXPECT_TRUE(button("answer").text().contains("here"));
    EXPECT_TRUE(detail().text().contains("\"underpassctl connect mail\"")) << "a name may need quotes";
    button("answer").click();
    EXPECT_EQ(wanted.size(), 1) << "no question of it waits here";
    EXPECT_THAT(desk.asked, Contains("reconnect mail"));
}

TEST_F(StateNoteTest, OfAFileInTroubleTheFolderIsShown)
{
    window.tell(
        Error{ErrorCode::FileDamaged, "/home/mia/.config/underpass/profiles.json", "forwards: no list"});
    EXPECT_TRUE(label("notice").contains("profiles.json"));
    EXPECT_TRUE(label("notice").endsWith("Details: forwards: no list"));
    EXPECT_TRUE(button("noticeFolder").isVisible());
    window.tell(Error{ErrorCode::LinkLost, "mail.example.org", {}});
    EXPECT_FALSE(button("noticeFolder").isVisible());
}

} // namespace
} // namespace underpass
