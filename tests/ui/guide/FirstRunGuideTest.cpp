// SPDX-License-Identifier: MIT
#include "ui/guide/FirstRunGuide.h"

#include "tests/ui/Example.h"
#include "ui/profile/ForwardPresets.h"
#include "ui/words/MailHints.h"

#include <QLabel>
#include <QLineEdit>

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
