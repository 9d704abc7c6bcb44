// SPDX-License-Identifier: MIT
#include "tests/ui/guide/GuideFixture.h"

namespace underpass {
namespace {

using testing::Contains;
using testing::Not;
using OutcomePageTest = GuideTest;

TEST_F(OutcomePageTest, ShowsWhatToEnterOnceTheTunnelIsUpAndNotBefore)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    EXPECT_TRUE(entries().empty());
    setState(online());
    EXPECT_THAT(entries(), Contains(QString{"Copy Port: 1110"}));
    EXPECT_THAT(entries(), Contains(QString{"Copy Port: 1587"}));
    setState(Waiting{1, Clock::now(), lost()});
    EXPECT_FALSE(isShown("useTable"));
}

TEST_F(OutcomePageTest, LetsNobodyEnterAPortThatSomebodyElseHolds)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    Online up = online();
    up.forwards[0].listening = false;
    up.forwards[0].trouble = Error{ErrorCode::PortInUse, "localhost:1110", "python3.11 (pid 7, uwe)"};
    setState(up);
    EXPECT_THAT(entries(), Not(Contains(QString{"Copy Port: 1110"})));
    EXPECT_THAT(entries(), Contains(QString{"Copy Port: 1587"}));
    EXPECT_TRUE(text("notUsable").contains("1110"));
    setState(online());
    EXPECT_THAT(entries(), Contains(QString{"Copy Port: 1110"})) << "it has its port now";
}

TEST_F(OutcomePageTest, TestsEachServiceThroughTheEngine)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    EXPECT_FALSE(isShown("guideTest"));
    setState(online());
    const Endpoint pop3{"localhost", 110};
    const CheckStep welcomed{CheckStage::Greeting, found::Welcomed{pop3, "+OK ready"}, {}, {}, 0};
    const CheckStep refused{
        CheckStage::Target, found::Trouble{{ErrorCode::ForwardRefused, "localhost:587", {}}}, {}, {}, 1};
    desk.checkSteps = {{CheckStage::LogIn, found::LoggedIn{"anna"}}, welcomed, refused};
    click("guideTest");
    EXPECT_EQ(desk.asked.back(), "check " + saved().id);
    const auto results = [&] {
        QStringList found;
        for (const QLabel* label : guide.findChildren<QLabel*>("useResult"))
            found += label->text();
        return found;
    };
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !results().at(1).isEmpty() && part<QPushButton>("guideTest").isEnabled(); }));
    EXPECT_TRUE(results().at(0).startsWith("✓ localhost:110 says: +OK ready"));
    EXPECT_TRUE(results().at(1).startsWith("✗ "));
}

TEST_F(OutcomePageTest, SaysOnlyWhatIsSoOfATunnelThatWasLost)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    desk.checkSteps = {{CheckStage::Greeting, found::Welcomed{{"localhost", 110}, "+OK ready"}, {}, {}, 0}};
    click("guideTest");
    const auto results = [&] {
        const auto labels = guide.findChildren<QLabel*>("useResult");
        return std::ranges::count_if(labels, [](const QLabel* label) { return !label->text().isEmpty(); });
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return results() == 1; }));
    setState(Waiting{1, Clock::now(), lost()});
    const auto titles = guide.findChildren<QLabel*>("headline");
    EXPECT_TRUE(std::ranges::any_of(
        titles, [](const QLabel* title) { return title->text() == "Your tunnel is not connected"; }));
    setState(online());
    EXPECT_EQ(results(), 0) << "it was tried over another connection";
}

TEST_F(OutcomePageTest, AResultStaysWithTheForwardThatWasTested)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    Online up = online();
    setState(up);
    desk.checkSteps = {{CheckStage::Greeting, found::Welcomed{{"localhost", 110}, "+OK ready"}, {}, {}, 0}};
    click("guideTest");
    const auto results = [&] {
        QStringList all;
        for (const QLabel* label : guide.findChildren<QLabel*>("useResult"))
            all += label->text().startsWith("✓ localhost:110 says") ? "tested" : "not";
        return all;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return results() == QStringList{"tested", "not"}; }));
    std::ranges::reverse(up.forwards); // By an edit elsewhere.
    setState(up);
    EXPECT_EQ(results(), (QStringList{"not", "tested"}));
    up.forwards[1].forward.target->port = 995;
    setState(up);
    EXPECT_EQ(results(), (QStringList{"not", "not"})) << "that is another one";
}

TEST_F(OutcomePageTest, CountsNoConnectionThatWasMadeWithOtherSettings)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    click("guideBack");
    type("guideHost", "mail.exmaple.org");
    click("guideNext");
    EXPECT_FALSE(isShown("useTable")) << "it is online over the old one still";
    EXPECT_FALSE(isShown("guideNext"));
    setState(Connecting{});
    setState(online());
    EXPECT_TRUE(isShown("guideNext"));
}

TEST_F(OutcomePageTest, HasNothingToEnterOnceTheProfileWasRemoved)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    Online taken = online();
    taken.forwards[0].listening = false;
    taken.forwards[0].trouble = Error{ErrorCode::PortInUse, "localhost:1110", "python3.11 (pid 7, uwe)"};
    setState(taken);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isShown("takePort"); }));
    desk.model().setProfiles({});
    EXPECT_FALSE(isShown("takePort"));
    EXPECT_FALSE(isShown("useTable"));
    EXPECT_FALSE(isShown("guideNext"));
}

TEST_F(OutcomePageTest, BringsTheQuestionBackThatTheTunnelWaitsFor)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", NeedsUser{1, question()});
    const QSignalSpy wanted{&guide, &Guide::answerWanted};
    ASSERT_TRUE(isShown("guideAnswer"));
    click("guideAnswer");
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toString().toStdString(), saved().id) << "and no other's";
    setState(online());
    EXPECT_FALSE(isShown("guideAnswer"));
}

TEST_F(OutcomePageTest, StartsAtLogonAndConnectsThenUnlessToldOtherwise)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    EXPECT_FALSE(isShown("guideAtLogon"));
    setState(online());
    const QSignalSpy made{&guide, &Guide::made};
    click("guideNext");
    EXPECT_EQ(atLogon, std::vector<bool>{true});
    EXPECT_TRUE(saved().autostart);
    EXPECT_EQ(made.count(), 1);
    EXPECT_FALSE(guide.isVisible());
}

TEST_F(OutcomePageTest, LeavesLogonAloneWhereTheTicksAreTakenOut)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    part<QCheckBox>("guideAtLogon").setChecked(false);
    part<QCheckBox>("guideConnect").setChecked(false);
    click("guideNext");
    EXPECT_TRUE(atLogon.empty());
    EXPECT_FALSE(saved().autostart);
}

TEST_F(OutcomePageTest, StaysAndSaysWhyWhenATickCouldNotBeKept)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    logonOutcome = fail(ErrorCode::FileUnwritable, "underpass.desktop");
    click("guideNext");
    EXPECT_TRUE(guide.isVisible());
    EXPECT_TRUE(text("guideTrouble").contains("underpass.desktop"));
    EXPECT_TRUE(saved().autostart) << "the other one is kept";
}

} // namespace
} // namespace underpass
