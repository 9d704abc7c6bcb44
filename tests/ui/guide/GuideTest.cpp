// SPDX-License-Identifier: MIT
#include "tests/ui/guide/GuideFixture.h"

namespace underpass {
namespace {

using testing::Contains;
using testing::Not;

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

TEST_F(GuideTest, AsksWhereItIsInWordsOfWhatIsReachedAndProposesWhatIsUsual)
{
    choose(Purpose::Screen);
    const auto isAsked = [&](const QString& question) {
        const auto labels = guide.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == question; });
    };
    EXPECT_TRUE(isAsked("The screen is:"));
    EXPECT_TRUE(part<QRadioButton>("guideElsewhere").isChecked()) << "an office PC behind its server";
    click("guideBack");
    choose(Purpose::Mail);
    EXPECT_TRUE(isAsked("Your mailbox is:"));
    EXPECT_TRUE(part<QRadioButton>("guideHere").isChecked());
    click("guideElsewhere");
    click("guideBack");
    choose(Purpose::Database);
    EXPECT_TRUE(part<QRadioButton>("guideElsewhere").isChecked()) << "the person's choice stays";
}

TEST_F(GuideTest, GoesBackAfterAMistakeAndChangesTheSameTunnel)
{
    choose(Purpose::Mail);
    connectTo("mail.exmaple.org", Waiting{1, Clock::now(), lost()});
    EXPECT_TRUE(isShown("guideAgain"));
    click("guideAgain");
    EXPECT_EQ(desk.asked.back(), "reconnect " + saved().id) << "also where it waits";
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

TEST_F(GuideTest, ProposesNoPortOfWhatNobodyCanKnow)
{
    choose(Purpose::SomethingElse);
    type("guideHost", "gate.example.org");
    type("guideAccount", "anna");
    click("guideNext");
    EXPECT_TRUE(desk.saved.empty());
    EXPECT_TRUE(isShown("guideMachineProblem"));
}

TEST_F(GuideTest, KeepsWhatWasChosenForTheSameKind)
{
    choose(Purpose::Mail);
    part<QCheckBox>("send").setChecked(false);
    click("guideBack");
    choose(Purpose::Mail);
    EXPECT_FALSE(part<QCheckBox>("send").isChecked());
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

TEST_F(GuideTest, AsksAlsoBeforeItLeavesATunnelThatHasWorked)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Connecting{});
    setState(online());
    guide.reject(); // The cross of the window.
    ASSERT_TRUE(guide.isVisible());
    answer("").click();
    click("guideBack");
    click("guideCancel");
    ASSERT_TRUE(guide.isVisible()) << "it is saved, and would be kept without a word";
    EXPECT_EQ(desk.asked.back(), "connect " + saved().id);
    answer("dropTunnel").click();
    EXPECT_EQ(desk.asked.back(), "remove " + saved().id);
    EXPECT_FALSE(guide.isVisible());
}

TEST_F(GuideTest, AsksNothingWhereNothingWasSaved)
{
    choose(Purpose::Mail);
    type("guideHost", "mail.example.org");
    click("guideCancel");
    EXPECT_FALSE(guide.isVisible());
}

TEST_F(GuideTest, AsksNothingOfATunnelThatSomebodyHasRemoved)
{
    choose(Purpose::Mail);
    connectTo("mail.example.org", Failed{lost()});
    desk.model().setProfiles({});
    const QSignalSpy made{&guide, &Guide::made};
    guide.reject();
    EXPECT_FALSE(guide.isVisible());
    EXPECT_EQ(made.count(), 0);
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
