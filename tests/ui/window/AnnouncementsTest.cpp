// SPDX-License-Identifier: MIT
// What a screen reader is given of the window, beside the names of its parts.
#include "tests/ui/Heard.h"
#include "tests/ui/window/MainWindowFixture.h"
#include "ui/profile/ProfileDialog.h"
#include "ui/window/NoticeBar.h"
#include "ui/window/TrafficPlot.h"

#include <QAccessible>
#include <QLineEdit>
#include <QTabWidget>

#include <gmock/gmock.h>

#include <set>

namespace underpass {
namespace {

class AnnouncementsTest : public MainWindowTest
{
protected:
    AnnouncementsTest() { window.show(); }

    // Where a part comes in the tree that screen readers walk.
    int placeOf(const QWidget& part)
    {
        int place = 0;
        int found = -1;
        const auto walk = [&](auto& self, QAccessibleInterface* at) -> void {
            if (at->object() == &part)
                found = place;
            ++place;
            for (int child = 0; child < at->childCount(); ++child) {
                if (at->child(child) != nullptr)
                    self(self, at->child(child));
            }
        };
        walk(walk, QAccessible::queryAccessibleInterface(&window));
        return found;
    }

    Heard heard;
};

TEST_F(AnnouncementsTest, AStateThatChangesIsSaidOnceAndOnlyWhileTheWindowIsThere)
{
    desk.model().setState("database", Connecting{1});
    desk.model().setState("database", Connecting{2});
    desk.model().setState("database", Failed{{ErrorCode::NameNotFound, "shop.example.com", {}}});
    EXPECT_EQ(heard.texts, (QStringList{"Shop database: Connecting", "Shop database: Failed"}));
    window.hide();
    desk.model().setState("database", Stopped{});
    EXPECT_EQ(heard.texts.size(), 2) << "there are notifications then";
}

TEST_F(AnnouncementsTest, ANoticeIsAnAlertAndSaid)
{
    window.tell("The disk is full.");
    EXPECT_EQ(heard.texts, QStringList{"The disk is full."});
    auto* notice = window.findChild<NoticeBar*>();
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(notice);
    EXPECT_EQ(seen->role(), QAccessible::AlertMessage);
    EXPECT_EQ(seen->text(QAccessible::Name), "The disk is full.");
}

TEST_F(AnnouncementsTest, TheListComesBeforeTheCard)
{
    const int list = placeOf(*window.findChild<QWidget*>("tunnelList"));
    const int card = placeOf(*window.findChild<QWidget*>("mainButton"));
    ASSERT_GE(list, 0);
    EXPECT_LT(list, card);
}

TEST_F(AnnouncementsTest, AProblemIsSaidWhenItComes)
{
    ProfileDialog dialog{desk, desk.model().find("mail")->profile};
    dialog.show();
    heard.texts.clear();
    dialog.findChild<QLineEdit*>("host")->setText("two words");
    ASSERT_EQ(heard.texts.size(), 1);
    EXPECT_TRUE(heard.texts.front().startsWith("✗ "));
    dialog.findChild<QLineEdit*>("account")->setText("berta");
    EXPECT_EQ(heard.texts.size(), 1) << "it is still the same";
}

TEST_F(AnnouncementsTest, ACopiedAddressIsSaid)
{
    button("forwardCopy").click();
    EXPECT_EQ(heard.texts, QStringList{"Copied: localhost:1110"});
}

TEST_F(AnnouncementsTest, ThePlotDescribesItselfEverySomeSeconds)
{
    TrafficPlot plot;
    std::set<QString> descriptions;
    for (std::uint64_t second = 1; second <= 20; ++second) {
        plot.add(second * 1024, 512);
        descriptions.insert(plot.accessibleDescription());
    }
    EXPECT_GE(descriptions.size(), 3U);
    EXPECT_LE(descriptions.size(), 5U);
    EXPECT_TRUE(plot.accessibleDescription().contains("512 bytes/s"))
        << plot.accessibleDescription().toStdString();
}

} // namespace
} // namespace underpass
