// SPDX-License-Identifier: MIT
#include "ui/guide/FirstRunGuide.h"

#include "tests/ui/Example.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/words/MailHints.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <gmock/gmock.h>

namespace underpass {
namespace {

TEST(ForwardPresets, TakeTheNextPortWhereTheirsIsTaken)
{
    const Forward forward
        = makeForward(forwardPresets().front(), [](std::uint16_t port) { return port < 1113; });
    EXPECT_EQ(toString(forward.listen), "localhost:1113");
    EXPECT_EQ(toString(*forward.target), "localhost:110");
}

TEST(FirstRunGuide, MakesAMailProfileAndSaysWhatToEnter)
{
    FakeDesk desk;
    FirstRunGuide guide{desk};
    guide.setAttribute(Qt::WA_DeleteOnClose, false);
    guide.show();
    guide.next();
    guide.next();
    EXPECT_TRUE(desk.saved.empty()) << "nothing was typed yet";
    EXPECT_FALSE(guide.findChild<QLabel*>("guideProblem")->text().isEmpty());
    guide.findChild<QLineEdit*>("guideHost")->setText("mail.example.org:2222");
    guide.findChild<QLineEdit*>("guideAccount")->setText("anna");
    guide.next();
    ASSERT_EQ(desk.saved.size(), 1U);
    const Profile& profile = desk.saved.front();
    EXPECT_TRUE(validate(profile).empty());
    EXPECT_EQ(profile.server, (Endpoint{"mail.example.org", 2222}));
    ASSERT_EQ(profile.forwards.size(), 2U);
    EXPECT_THAT(desk.asked, testing::Contains("connect " + profile.id));
    const QString hints = guide.findChild<QLabel*>("instructions")->text();
    EXPECT_TRUE(hints.contains("1110"));
    EXPECT_TRUE(hints.contains("1587"));
}

class GuideAtItsEnd : public testing::Test
{
protected:
    // Goes through the guide with this choice on its first page, to a tunnel that is up.
    void finish(int what)
    {
        guide.setAttribute(Qt::WA_DeleteOnClose, false);
        guide.show();
        guide.findChild<QComboBox*>("what")->setCurrentIndex(what);
        guide.next();
        guide.findChild<QLineEdit*>("guideHost")->setText("mail.example.org");
        guide.findChild<QLineEdit*>("guideAccount")->setText("anna");
        guide.next();
        desk.model().setProfiles({desk.saved.at(0)});
        desk.model().setState(desk.saved.at(0).id, Online{});
    }
    QPushButton& test() { return *guide.findChild<QPushButton*>("guideTest"); }
    QString result() { return guide.findChild<QLabel*>("guideResult")->text(); }

    FakeDesk desk;
    FirstRunGuide guide{desk};
};

TEST_F(GuideAtItsEnd, AsksTheServiceThatGreetsAndShowsWhatItSays)
{
    finish(0);
    ASSERT_TRUE(test().isVisible());
    test().click();
    EXPECT_EQ(desk.asked.back(), "greeting localhost:1110");
    EXPECT_TRUE(result().contains("+OK ready"));
    desk.greeting = fail(ErrorCode::ServerSilent);
    test().click();
    EXPECT_TRUE(result().contains("the server says nothing"));
    desk.greeting = fail(ErrorCode::ServerClosed);
    test().click();
    EXPECT_TRUE(result().contains("the connection was closed"));
    EXPECT_TRUE(test().isEnabled());
}

TEST_F(GuideAtItsEnd, DoesNotOfferToAskWhatSpeaksOnlyWhenItIsSpokenTo)
{
    finish(1);
    EXPECT_FALSE(test().isVisible());
}

TEST(MailHints, ExplainTheCertificateOnlyWhereThereIsOne)
{
    Profile profile;
    profile.forwards = {localForward(1110, 110)};
    EXPECT_FALSE(mailHints(profile).contains("certificate"));
    for (const int port : {993, 995, 465}) {
        profile.forwards = {localForward(1993, static_cast<std::uint16_t>(port))};
        EXPECT_TRUE(mailHints(profile).contains("certificate")) << port;
        EXPECT_TRUE(mailHints(profile).contains("ing mail (")) << port;
    }
    Forward socks = localForward(1080, 0);
    socks.kind = ForwardKind::Dynamic;
    socks.target.reset();
    profile.forwards = {socks, makeRemoteForward()};
    EXPECT_TRUE(mailHints(profile).contains("1080"));
    EXPECT_FALSE(mailHints(profile).contains("8080")) << "nothing on this PC connects to it";
    profile.forwards = {localForward(13389, 3389)};
    EXPECT_FALSE(mailHints(profile).contains("mail"));
}

} // namespace
} // namespace underpass
