// SPDX-License-Identifier: MIT
#include "ui/guide/Guide.h"

#include "tests/ui/Example.h"
#include "tests/ui/States.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>

#include <algorithm>

namespace underpass {
namespace {

using testing::Contains;
using testing::Not;

class GuideTest : public testing::Test
{
protected:
    GuideTest()
    {
        guide.setAttribute(Qt::WA_DeleteOnClose, false);
        guide.show();
    }
    template <class Part> Part& part(const QString& name)
    {
        auto* found = guide.findChild<Part*>(name);
        EXPECT_NE(found, nullptr) << name.toStdString();
        return *found;
    }
    void click(const QString& name) { part<QAbstractButton>(name).click(); }
    void choose(Purpose purpose) { click("purpose" + QString::number(static_cast<int>(purpose))); }
    void type(const QString& name, const QString& text)
    {
        part<QLineEdit>(name).clear();
        QTest::keyClicks(&part<QLineEdit>(name), text);
    }
    bool isShown(const QString& name) { return part<QWidget>(name).isVisibleTo(&guide); }
    QString text(const QString& name) { return part<QLabel>(name).text(); }
    const Profile& saved() { return desk.saved.back(); }
    // As far as the last page, where the tunnel is in this state.
    void connectTo(const QString& server, const TunnelState& state)
    {
        type("guideHost", server);
        type("guideAccount", "anna");
        click("guideNext");
        ASSERT_FALSE(desk.saved.empty());
        setState(state);
    }
    void setState(const TunnelState& state)
    {
        desk.model().setProfiles({saved()});
        desk.model().setState(saved().id, state);
    }
    Online online()
    {
        Online up;
        for (const Forward& forward : saved().forwards)
            up.forwards.push_back({forward, forward.listen, true, {}});
        return up;
    }
    QStringList entries() // All that can be copied.
    {
        QStringList found;
        for (const QToolButton* copy : guide.findChildren<QToolButton*>("copyUse"))
            found += copy->accessibleName();
        return found;
    }
    // What the dialog is asked to do as it closes.
    QAbstractButton& answer(const QString& name)
    {
        auto* box = guide.findChild<QMessageBox*>("keepBox");
        EXPECT_NE(box, nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (button->objectName() == name || (name.isEmpty() && button->objectName().isEmpty()))
                return *button;
        }
        std::abort();
    }

    FakeDesk desk;
    std::vector<bool> atLogon;
    Result<void> logonOutcome;
    Guide guide{desk,
        {[] { return AtLogon::DoesNotStart; },
            [this](bool on) {
                atLogon.push_back(on);
                return logonOutcome;
            }}};
};

TEST_F(GuideTest, LeadsFromMailToATunnelInThreeClicks)
{
    choose(Purpose::Mail);
    EXPECT_TRUE(
        part<QLineEdit>("guideHost").hasFocus() || guide.focusWidget() == &part<QLineEdit>("guideHost"));
    type("guideHost", "mail.example.org:2222");
    type("guideAccount", "anna");
    click("guideNext");
    ASSERT_EQ(desk.saved.size(), 1U);
    EXPECT_TRUE(validate(saved()).empty());
    EXPECT_EQ(saved().server, (Endpoint{"mail.example.org", 2222}));
    EXPECT_EQ(saved().forwards.size(), 2U);
    EXPECT_THAT(desk.asked, Contains("connect " + saved().id));
}

TEST_F(GuideTest, TakesTheAccountOutOfTheServersField)
{
    choose(Purpose::Mail);
    type("guideHost", "anna@mail.example.org");
    EXPECT_EQ(part<QLineEdit>("guideAccount").text(), "anna");
    type("guideAccount", "bert");
    type("guideHost", "carl@mail.example.org");
    EXPECT_EQ(part<QLineEdit>("guideAccount").text(), "bert") << "what was typed there stays";
}

TEST_F(GuideTest, SaysWhatIsMissingUnderItsFieldAndLeadsThere)
{
    choose(Purpose::Mail);
    EXPECT_FALSE(isShown("guideHostProblem")) << "an empty form is no mistake yet";
    click("guideNext");
    EXPECT_TRUE(isShown("guideHostProblem"));
    EXPECT_EQ(guide.focusWidget(), &part<QLineEdit>("guideHost"));
    type("guideHost", "mail.example.org");
    EXPECT_FALSE(isShown("guideHostProblem")) << "it is being mended";
    click("guideNext");
    EXPECT_TRUE(isShown("guideAccountProblem"));
    EXPECT_EQ(guide.focusWidget(), &part<QLineEdit>("guideAccount"));
    type("guideAccount", "anna");
    part<QRadioButton>("guideElsewhere").setChecked(true);
    click("guideNext");
    EXPECT_TRUE(isShown("guideMachineProblem"));
    EXPECT_EQ(guide.focusWidget(), &part<QLineEdit>("guideMachine"));
    EXPECT_TRUE(desk.saved.empty());
}

TEST_F(GuideTest, OffersTlsWhereTheLastLegIsNotTheServersOwn)
{
    choose(Purpose::Mail);
    EXPECT_FALSE(isShown("tls"));
    type("guideHost", "gate.example.org");
    type("guideAccount", "anna");
    type("guideMachine", "mail.example.org");
    EXPECT_TRUE(part<QRadioButton>("guideElsewhere").isChecked()) << "whoever types a machine means it";
    EXPECT_TRUE(isShown("tls"));
    click("guideNext");
    ASSERT_FALSE(desk.saved.empty());
    EXPECT_EQ(toString(*saved().forwards.at(0).target), "mail.example.org:995");
    EXPECT_EQ(toString(*saved().forwards.at(1).target), "mail.example.org:465");
}

TEST_F(GuideTest, ShowsWhatToEnterOnceTheTunnelIsUpAndNotBefore)
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

TEST_F(GuideTest, LetsNobodyEnterAPortThatSomebodyElseHolds)
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

TEST_F(GuideTest, TestsEachServiceThroughTheEngine)
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
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return results().size() == 2 && part<QPushButton>("guideTest").isEnabled(); }));
    EXPECT_TRUE(results().at(0).startsWith("✓ localhost:110 says: +OK ready"));
    EXPECT_TRUE(results().at(1).startsWith("✗ "));
}

TEST_F(GuideTest, GoesBackAfterAMistakeAndChangesTheSameTunnel)
{
    choose(Purpose::Mail);
    connectTo("mail.exmaple.org", Waiting{1, Clock::now(), lost()});
    EXPECT_TRUE(isShown("guideAgain"));
    click("guideAgain");
    EXPECT_EQ(desk.asked.back(), "connect " + saved().id);
    click("guideBack");
    EXPECT_EQ(desk.asked.back(), "disconnect " + saved().id) << "it asks nobody meanwhile";
    EXPECT_EQ(part<QLineEdit>("guideHost").text(), "mail.exmaple.org");
    const ProfileId first = saved().id;
    type("guideHost", "mail.example.org");
    click("guideNext");
    EXPECT_EQ(desk.saved.size(), 2U);
    EXPECT_EQ(saved().id, first);
    EXPECT_EQ(saved().server.host, "mail.example.org");
}

TEST_F(GuideTest, KeepsWhatWasChangedOfTheTunnelWhenOneGoesBack)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    Profile changed = saved(); // As "Use port 1115 instead" does.
    changed.forwards[0].listen.port = 1115;
    desk.model().setProfiles({changed});
    click("guideBack");
    click("guideNext");
    EXPECT_EQ(saved().forwards.at(0).listen.port, 1115);
}

TEST_F(GuideTest, SaysOnlyWhatIsSoOfATunnelThatWasLost)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    desk.checkSteps = {{CheckStage::Greeting, found::Welcomed{{"localhost", 110}, "+OK ready"}, {}, {}, 0}};
    click("guideTest");
    const auto results = [&] { return guide.findChildren<QLabel*>("useResult").size(); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return results() == 1; }));
    setState(Waiting{1, Clock::now(), lost()});
    const auto titles = guide.findChildren<QLabel*>("headline");
    EXPECT_TRUE(std::ranges::any_of(
        titles, [](const QLabel* title) { return title->text() == "Your tunnel is not connected"; }));
    setState(online());
    EXPECT_EQ(results(), 0) << "it was tried over another connection";
}

TEST_F(GuideTest, BringsTheQuestionBackThatTheTunnelWaitsFor)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", NeedsUser{1, question()});
    const QSignalSpy wanted{&guide, &Guide::answerWanted};
    ASSERT_TRUE(isShown("guideAnswer"));
    click("guideAnswer");
    EXPECT_EQ(wanted.count(), 1);
    setState(online());
    EXPECT_FALSE(isShown("guideAnswer"));
}

TEST_F(GuideTest, StartsAtLogonAndConnectsThenUnlessToldOtherwise)
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

TEST_F(GuideTest, LeavesLogonAloneWhereTheTicksAreTakenOut)
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

TEST_F(GuideTest, StaysAndSaysWhyWhenATickCouldNotBeKept)
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

TEST_F(GuideTest, AsksBeforeItLeavesATunnelThatNeverWorked)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Failed{lost()});
    EXPECT_FALSE(isShown("guideNext")) << "there is nothing to finish yet";
    click("guideCancel");
    ASSERT_TRUE(guide.isVisible());
    answer("").click();
    EXPECT_TRUE(guide.isVisible()) << "go on here";
    QTest::keyClick(&guide, Qt::Key_Escape);
    answer("dropTunnel").click();
    EXPECT_EQ(desk.asked.back(), "remove " + saved().id);
    EXPECT_FALSE(guide.isVisible());
}

TEST_F(GuideTest, KeepsATunnelThatNeverWorkedWhereItIsToldTo)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Failed{lost()});
    const QSignalSpy made{&guide, &Guide::made};
    guide.reject();
    answer("keepTunnel").click();
    EXPECT_EQ(made.count(), 1);
    EXPECT_THAT(desk.asked, Not(Contains("remove " + saved().id)));
}

TEST_F(GuideTest, GoesOnFromATileWithTheKeyboard)
{
    part<QWidget>("purpose1").setFocus();
    QTest::keyClick(&part<QWidget>("purpose1"), Qt::Key_Return);
    EXPECT_TRUE(isShown("guideHost"));
    EXPECT_TRUE(part<QRadioButton>("service3389").isChecked());
    EXPECT_TRUE(part<QPushButton>("guideNext").isDefault()) << "Enter goes on";
}

TEST_F(GuideTest, AsksNothingOfAPlaceWhereThereIsNone)
{
    choose(Purpose::AnyPage);
    EXPECT_FALSE(isShown("guideHere"));
    click("guideBack");
    choose(Purpose::Mail);
    EXPECT_TRUE(isShown("guideHere"));
    type("guideHost", "ssh -L 8080:intern:80 anna@web.example.org");
    EXPECT_FALSE(isShown("guideHere")) << "the command has said it";
    EXPECT_TRUE(text("guideRemarks").contains("L 8080 -> intern:80"));
}

} // namespace
} // namespace underpass
