// SPDX-License-Identifier: MIT
#include "ui/tray/TrayText.h"

#include "ui/words/ShortText.h"

#include "tests/ui/States.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

TunnelRow row(const std::string& name, const TunnelState& state)
{
    Profile profile;
    profile.name = name;
    return {profile, state};
}

TEST(ShortText, NeverSplitsASurrogatePair)
{
    const QString tunnels = QString::fromUtf8("\xf0\x9f\x9a\x87").repeated(4);
    for (qsizetype limit = 1; limit < tunnels.size() + 2; ++limit) {
        const QString text = shortened(tunnels, limit);
        EXPECT_LE(text.size(), limit);
        EXPECT_TRUE(text.isValidUtf16()) << limit;
    }
    EXPECT_EQ(shortened(tunnels, 8), tunnels);
}

TEST(TrayText, SaysThatNothingIsConnected)
{
    EXPECT_EQ(trayToolTip({}), "Underpass: not connected");
    EXPECT_EQ(trayToolTip({row("Mail", Stopped{})}), "Underpass: not connected");
}

TEST(TrayText, ListsEveryTunnelThatIsNotOffTheMostUrgentFirst)
{
    EXPECT_EQ(trayToolTip({row("Mail", Connecting{}), row("Off", Stopped{}), row("Db", Failed{lost()})}),
        "Db: Failed\nMail: Connecting");
}

TEST(TrayText, SaysWhatTheForwardsOfATunnelCanBeReliedOnFor)
{
    EXPECT_EQ(
        trayToolTip({row("Mail", Online{1, {}, {pop3(true)}, {}})}), "Mail: Connected, ready, not used yet");
    ForwardState refused = pop3(false);
    refused.trouble = Error{ErrorCode::PortInUse, "port 1110", ""};
    EXPECT_EQ(trayToolTip({row("Mail", Online{1, {}, {refused}, {}})}),
        "Mail: Connected with problems, a forward is refused");
}

TEST(TrayText, SaysWhereOldAlgorithmsAreInUse)
{
    Online online;
    online.notices = {{{"mail.example.org", 22}, OldInUse{{"ssh-rsa"}}}};
    EXPECT_EQ(trayToolTip({row("Mail", online), row("Db", Online{})}),
        "Mail: Connected, with old algorithms\nDb: Connected");
    EXPECT_EQ(menuText(row("Mail", online)), "Mail: Connected, with old algorithms");
}

TEST(TrayText, CountsTheTunnelsThatFindNoRoom)
{
    std::vector<TunnelRow> rows;
    for (int index = 0; index < 20; ++index)
        rows.push_back(row("Office number " + std::to_string(index), Connecting{}));
    const QString text = trayToolTip(rows);
    EXPECT_LE(text.size(), 127);
    EXPECT_TRUE(text.contains("and 16 more")) << text.toStdString();
}

TEST(TrayText, StaysWithinTheLimitAndValidWithLongNames)
{
    std::string name;
    for (int length = 0; length < 60; ++length) {
        name += "\xf0\x9f\x9a\x87";
        std::vector<TunnelRow> rows;
        for (int count = 0; count < 4; ++count) {
            rows.push_back(row(name, stateOfEachLight().at(4)));
            const QString text = trayToolTip(rows);
            EXPECT_LE(text.size(), 127);
            EXPECT_TRUE(text.isValidUtf16());
        }
    }
}

TEST(TrayText, LeavesNoMarkupInANameForTheDesktopToFollow)
{
    EXPECT_FALSE(trayToolTip({row("<b>Mail</b>", Connecting{})}).contains('<'));
}

TEST(TrayText, EscapesTheAmpersandOfANameInAMenu)
{
    EXPECT_EQ(menuText(row("R&D", Stopped{})), "R&&D: Not connected");
    EXPECT_EQ(menuName(row("R&D", Stopped{}).profile), "R&&D");
}

} // namespace
} // namespace underpass
