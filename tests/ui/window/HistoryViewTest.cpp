// SPDX-License-Identifier: MIT
#include "ui/window/HistoryView.h"
#include "tests/ui/AllWindows.h"
#include "tests/ui/window/MainWindowFixture.h"
#include "ui/window/HistoryModel.h"
#include "ui/words/ErrorText.h"
#include "ui/words/HistoryText.h"
#include "ui/words/Translation.h"

#include <QApplication>
#include <QMessageBox>
#include <QTest>
#include <QThread>
#include <QTreeView>

#include <gmock/gmock.h>

#include <mutex>

namespace underpass {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::Not;

const std::chrono::sys_seconds noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + 12h;

Spell up(std::chrono::sys_seconds since, std::optional<std::chrono::sys_seconds> until = {})
{
    return {true, "online", since, until};
}

Spell down(std::chrono::sys_seconds since, std::chrono::sys_seconds until)
{
    Spell spell{false, "waiting", since, until, "link-lost", "The connection was lost. Connecting again."};
    spell.subject = "mail.example.org:22";
    return spell;
}

class HistoryViewTest : public testing::Test
{
protected:
    HistoryViewTest()
    {
        showExample(desk);
        desk.historyOf.clear();
        view.show(ProfileId{"mail"});
    }

    void set(std::vector<Spell> spells)
    {
        desk.historyOf["mail"] = [spells = std::move(spells)] { return Result<std::vector<Spell>>{spells}; };
    }
    void open()
    {
        view.QWidget::show();
        settle();
    }
    QAbstractItemModel& rows() { return *view.findChild<QTreeView*>("historyTable")->model(); }
    QString cell(int row, int column) { return rows().index(row, column).data().toString(); }
    bool hasRows(int count)
    {
        return QTest::qWaitFor([&] { return rows().rowCount() == count; });
    }

    FakeDesk desk;
    HistoryView view{desk};
};

TEST_F(HistoryViewTest, LeavesRoomForTheReasonInANarrowWindow)
{
    set({down(noon, noon + 1min)});
    view.resize(1400, 300);
    open();
    ASSERT_TRUE(hasRows(1));
    auto& table = *view.findChild<QTreeView*>("historyTable");
    const int wide = table.columnWidth(0);
    view.resize(320, 300);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        const QRect reason = table.visualRect(rows().index(0, rows().columnCount() - 1));
        return reason.right() <= table.viewport()->width()
            && reason.width() > 20 * table.fontMetrics().averageCharWidth();
    }));
    EXPECT_LT(table.columnWidth(0), wide);
}

TEST(HistoryModel, SaysForHowLongAndWhenTheNewestFirst)
{
    HistoryModel model{[] { return noon + 6h; }};
    model.setSpells({up(noon - 1h, noon - 1min), down(noon - 1min, noon), up(noon)});
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, HistoryModel::WhatColumn), "Connected 6 h");
    EXPECT_EQ(cell(0, HistoryModel::FromColumn), dayAndTime(noon));
    EXPECT_EQ(cell(0, HistoryModel::UntilColumn), "") << "it lasts";
    EXPECT_EQ(cell(1, HistoryModel::WhatColumn), "Waiting to reconnect 1 min");
    EXPECT_EQ(cell(1, HistoryModel::UntilColumn), dayAndTime(noon));
    EXPECT_EQ(cell(2, HistoryModel::WhatColumn), "Connected 59 min");
}

TEST(HistoryModel, TellsWhatEndedWithoutAWordFromWhatEnded)
{
    HistoryModel model{[] { return noon + 6h; }};
    Spell cut = up(noon);
    cut.lastSign = noon + 15min;
    cut.turnedAway = 3;
    model.setSpells({cut});
    const auto cell = [&](int column) { return model.index(0, column).data().toString(); };
    EXPECT_EQ(cell(HistoryModel::WhatColumn), "Connected 15 min") << "more is not known";
    EXPECT_TRUE(cell(HistoryModel::UntilColumn).endsWith("or later"));
    EXPECT_TRUE(cell(HistoryModel::WhyColumn).contains("turned away 3"));
    EXPECT_TRUE(cell(HistoryModel::WhyColumn).endsWith("ended without a word."));
}

TEST(HistoryModel, SaysWhyInTheLanguageOfTheWindow)
{
    HistoryModel model;
    Spell old = down(noon, noon + 1min);
    old.subject.clear();
    translate(*qApp, "de");
    model.setSpells({old, down(noon + 1min, noon + 2min)});
    const auto why = [&](int row) { return model.index(row, HistoryModel::WhyColumn).data().toString(); };
    EXPECT_EQ(why(0), userSentence({ErrorCode::LinkLost, "mail.example.org:22", {}}));
    EXPECT_TRUE(why(0).contains("Verbindung"));
    EXPECT_EQ(why(1), "The connection was lost. Connecting again.") << "as an earlier version wrote it";
    translate(*qApp, "en");
}

TEST_F(HistoryViewTest, ReadsOnAnotherThreadWhatIsOfTheChosenProfile)
{
    std::mutex mutex;
    QThread* reader = nullptr;
    desk.historyOf["mail"] = [&] {
        const std::lock_guard lock{mutex};
        reader = QThread::currentThread();
        return Result<std::vector<Spell>>{{up(noon)}};
    };
    EXPECT_TRUE(desk.asked.empty()) << "nobody looks";
    open();
    ASSERT_TRUE(hasRows(1));
    {
        const std::lock_guard lock{mutex};
        EXPECT_NE(reader, nullptr);
        EXPECT_NE(reader, QThread::currentThread());
    }
    view.show(ProfileId{"database"});
    EXPECT_EQ(rows().rowCount(), 0);
    EXPECT_THAT(desk.asked, Contains("history database"));
}

TEST_F(HistoryViewTest, LooksAgainOnceSomethingHappened)
{
    set({up(noon)});
    open();
    ASSERT_TRUE(hasRows(1));
    view.tick();
    EXPECT_EQ(desk.asked.size(), 1U) << "nothing has happened";
    set({up(noon, noon + 1h), down(noon + 1h, noon + 2h)});
    view.changed();
    view.tick();
    EXPECT_TRUE(hasRows(2));
}

TEST_F(HistoryViewTest, SaysWhatItWillShowWhereNothingIsKnown)
{
    open();
    const auto* empty = view.findChild<QLabel*>("historyEmpty");
    ASSERT_TRUE(QTest::qWaitFor([&] { return empty->isVisible(); }));
    EXPECT_TRUE(empty->text().startsWith("Nothing is known of the last 30 days."));
    EXPECT_FALSE(view.findChild<QAbstractButton*>("historyForget")->isEnabled());
}

TEST_F(HistoryViewTest, SaysWhyItCannotBeRead)
{
    desk.historyOf["mail"] = []() -> Result<std::vector<Spell>> {
        return fail(ErrorCode::FileUnreadable, "/state/history-mail.jsonl");
    };
    open();
    const auto* empty = view.findChild<QLabel*>("historyEmpty");
    ASSERT_TRUE(QTest::qWaitFor([&] { return empty->isVisible(); }));
    EXPECT_TRUE(empty->text().contains("history-mail.jsonl"));
}

TEST_F(HistoryViewTest, ForgetsOnlyWhenThePersonSaysSo)
{
    set({up(noon)});
    open();
    ASSERT_TRUE(hasRows(1));
    view.findChild<QAbstractButton*>("historyForget")->click();
    auto* box = view.findChild<QMessageBox*>("forgetBox");
    ASSERT_NE(box, nullptr);
    EXPECT_THAT(desk.asked, Not(Contains("forget the history of mail")));
    set({});
    box->findChild<QAbstractButton*>("confirmForget")->click();
    EXPECT_THAT(desk.asked, Contains("forget the history of mail"));
    EXPECT_TRUE(hasRows(0));
}

TEST_F(HistoryViewTest, ForgetsTheOneThatItAskedAbout)
{
    set({up(noon)});
    open();
    ASSERT_TRUE(hasRows(1));
    view.findChild<QAbstractButton*>("historyForget")->click();
    view.show("shop"); // As a click on a notification does.
    view.findChild<QMessageBox*>("forgetBox")->findChild<QAbstractButton*>("confirmForget")->click();
    EXPECT_THAT(desk.asked, Contains("forget the history of mail"));
    EXPECT_THAT(desk.asked, Not(Contains("forget the history of shop")));
}

} // namespace
} // namespace underpass
