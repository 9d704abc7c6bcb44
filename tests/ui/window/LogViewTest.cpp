// SPDX-License-Identifier: MIT
#include "ui/window/LogView.h"
#include "tests/ui/AllWindows.h"
#include "tests/ui/window/MainWindowFixture.h"
#include "ui/window/LogModel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QThread>
#include <QTreeView>

#include <gmock/gmock.h>

#include <semaphore>

namespace underpass {
namespace {

using testing::ElementsAre;

LogLine line(const std::string& text, const std::string& level = "info", const std::string& profile = "mail")
{
    return {std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + std::chrono::hours{12}, level, text,
        profile};
}

// What is written meanwhile; the readers of the desk begin with the first line.
struct Written
{
    std::vector<LogLine> lines;
    Desk::LogReader reader()
    {
        return [this, read = std::size_t{0}]() mutable {
            std::vector<LogLine> fresh{lines.begin() + static_cast<std::ptrdiff_t>(read), lines.end()};
            read = lines.size();
            return fresh;
        };
    }
};

class LogViewTest : public testing::Test
{
protected:
    LogViewTest()
    {
        showExample(desk);
        desk.logOf.clear();
        view.resize(700, 300);
        view.show(ProfileId{"mail"});
    }

    void open()
    {
        view.QWidget::show();
        settle();
    }
    int rows() { return table().model()->rowCount(); }
    QTreeView& table() { return *view.findChild<QTreeView*>("logTable"); }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    bool hasRows(int count)
    {
        return QTest::qWaitFor([&] { return rows() == count; });
    }

    FakeDesk desk;
    Written mail;
    LogView view{desk};
};

TEST_F(LogViewTest, ShowsWhatWasWrittenOfTheChosenProfileAlone)
{
    mail.lines = {line("online: Connected."), line("failed: Refused.")};
    desk.logOf["mail"] = mail.reader();
    desk.logOf["database"] = [] { return std::vector{line("of another", "info", "database")}; };
    open();
    ASSERT_TRUE(hasRows(2));
    view.show(ProfileId{"database"});
    ASSERT_TRUE(hasRows(1));
    EXPECT_EQ(cell(0, LogModel::DetailColumn), "of another");
    EXPECT_THAT(desk.asked, ElementsAre("log mail", "log database"));
}

TEST_F(LogViewTest, SaysOfAllProfilesWhoseEachLineIs)
{
    desk.logOf[""] = [] { return std::vector{line("online: Connected."), line("Woke up.", "info", "")}; };
    open();
    EXPECT_TRUE(table().isColumnHidden(LogModel::ProfileColumn));
    view.findChild<QCheckBox*>("logAll")->setChecked(true);
    ASSERT_TRUE(hasRows(2));
    EXPECT_FALSE(table().isColumnHidden(LogModel::ProfileColumn));
    EXPECT_EQ(cell(0, LogModel::ProfileColumn), "Mail at home");
    EXPECT_EQ(cell(1, LogModel::ProfileColumn), "");
}

TEST_F(LogViewTest, MarksStatesAndWarningsByIconAndWord)
{
    mail.lines = {line("online: Connected for: ever."), line("a: sentence", "warning"),
        line("Worse", "error"), line("just: so")};
    desk.logOf["mail"] = mail.reader();
    open();
    ASSERT_TRUE(hasRows(4));
    QStringList what;
    QStringList detail;
    QList<bool> icons;
    for (int row = 0; row < 4; ++row) {
        what += cell(row, LogModel::WhatColumn);
        detail += cell(row, LogModel::DetailColumn);
        icons += !table().model()->index(row, LogModel::WhatColumn).data(Qt::DecorationRole).isNull();
    }
    EXPECT_EQ(what, (QStringList{"Connected", "Warning", "Error", ""}));
    EXPECT_EQ(detail, (QStringList{"Connected for: ever.", "a: sentence", "Worse", "just: so"}));
    EXPECT_EQ(icons, (QList<bool>{true, true, true, false}));
}

TEST_F(LogViewTest, ReadsOnAnotherThreadAndNeverTwiceAtOnce)
{
    std::binary_semaphore mayRead{0};
    std::atomic<int> readers = 0;
    QThread* reader = nullptr;
    desk.logOf["mail"] = [&] {
        ++readers;
        reader = QThread::currentThread();
        mayRead.acquire();
        return std::vector{line("late")};
    };
    open();
    view.refresh();
    settle(); // The window goes on meanwhile.
    EXPECT_EQ(rows(), 0);
    mayRead.release();
    ASSERT_TRUE(hasRows(1));
    EXPECT_EQ(readers, 1);
    EXPECT_NE(reader, QThread::currentThread());
}

TEST_F(LogViewTest, ReadsNothingWhileNobodyLooks)
{
    view.refresh();
    EXPECT_TRUE(desk.asked.empty());
}

TEST_F(LogViewTest, KeepsTheNewestInViewUnlessSomebodyReadsWhatIsBefore)
{
    mail.lines.assign(200, line("old"));
    desk.logOf["mail"] = mail.reader();
    open();
    ASSERT_TRUE(hasRows(200));
    const QScrollBar& bar = *table().verticalScrollBar();
    ASSERT_GT(bar.maximum(), 0);
    EXPECT_EQ(bar.value(), bar.maximum());
    mail.lines.push_back(line("new"));
    view.refresh();
    ASSERT_TRUE(hasRows(201));
    EXPECT_EQ(bar.value(), bar.maximum()) << "the newest stays in view";
    table().scrollTo(table().model()->index(20, 0), QAbstractItemView::PositionAtTop);
    mail.lines.insert(mail.lines.end(), 50, line("newer"));
    view.refresh();
    ASSERT_TRUE(hasRows(251));
    EXPECT_EQ(table().indexAt({0, 0}).row(), 20) << "what one reads stays where it is";
}

TEST_F(LogViewTest, KeepsNoMoreThanItSaysAndWhatIsReadInItsPlace)
{
    mail.lines.assign(LogModel::linesKept, line("old"));
    mail.lines[100] = line("what one reads");
    desk.logOf["mail"] = mail.reader();
    open();
    ASSERT_TRUE(hasRows(LogModel::linesKept));
    table().scrollTo(table().model()->index(100, 0), QAbstractItemView::PositionAtTop);
    mail.lines.insert(mail.lines.end(), 30, line("newest"));
    view.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return cell(LogModel::linesKept - 1, 3) == "newest"; }));
    EXPECT_EQ(rows(), static_cast<int>(LogModel::linesKept));
    EXPECT_EQ(table().indexAt({0, 0}).siblingAtColumn(LogModel::DetailColumn).data(), "what one reads");
}

TEST_F(LogViewTest, ShowsALongLineWhole)
{
    const std::string sentence = "A sentence that is a good deal longer than this window is wide.";
    mail.lines = {line("short"), line(sentence + " " + sentence + " " + sentence)};
    desk.logOf["mail"] = mail.reader();
    open();
    view.resize(900, 300);
    ASSERT_TRUE(hasRows(2));
    const auto height = [&](int row) {
        return table().visualRect(table().model()->index(row, LogModel::DetailColumn)).height();
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return height(1) > height(0); }));
    const int before = height(1);
    view.resize(420, 300);
    EXPECT_TRUE(QTest::qWaitFor([&] { return height(1) > before; }))
        << "also when the window becomes narrower";
}

void drag(QWidget& part, QPoint from, QPoint to)
{
    QTest::mousePress(&part, Qt::LeftButton, {}, from);
    QMouseEvent move{QEvent::MouseMove, to, part.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(&part, &move);
    QTest::mouseRelease(&part, Qt::LeftButton, {}, to);
}

TEST_F(LogViewTest, LeavesRoomForTheTextInANarrowWindowAndGivesItBackInAWideOne)
{
    mail.lines = {line("online: Connected.")};
    desk.logOf["mail"] = mail.reader();
    desk.logOf[""] = mail.reader();
    QFont large = view.font();
    large.setPointSize(large.pointSize() * 3 / 2);
    view.setFont(large);
    view.resize(1400, 300);
    open();
    ASSERT_TRUE(hasRows(1));
    const int wide = table().columnWidth(0);
    const auto showsText = [&] {
        const QRect text = table().visualRect(table().model()->index(0, LogModel::DetailColumn));
        return text.width() > 20 * table().fontMetrics().averageCharWidth()
            && text.right() <= table().viewport()->width();
    };
    for (const bool all : {false, true, false}) {
        view.findChild<QCheckBox*>("logAll")->setChecked(all);
        view.resize(420, 300);
        EXPECT_TRUE(QTest::qWaitFor([&] { return showsText(); })) << all;
        EXPECT_LT(table().columnWidth(0), wide);
        view.resize(1400, 300);
        EXPECT_TRUE(QTest::qWaitFor([&] { return table().columnWidth(0) == wide; })) << all;
    }
    drag(*table().header()->viewport(), {wide - 1, 5}, {wide + 49, 5});
    const int byHand = table().columnWidth(0);
    ASSERT_GT(byHand, wide);
    view.resize(420, 300);
    EXPECT_TRUE(QTest::qWaitFor([&] { return table().columnWidth(0) < wide; }));
    view.resize(1400, 300);
    EXPECT_TRUE(QTest::qWaitFor([&] { return table().columnWidth(0) == byHand; }));
}

TEST_F(LogViewTest, CopiesWhatIsChosenOrEverythingThatIsShownAndSaysSo)
{
    mail.lines = {line("online: Connected."), line("second", "warning"), line("third")};
    desk.logOf["mail"] = mail.reader();
    open();
    ASSERT_TRUE(hasRows(3));
    auto* copy = view.findChild<QAbstractButton*>("logCopy");
    const auto copied = [] { return QGuiApplication::clipboard()->text().split('\n'); };
    copy->click();
    EXPECT_EQ(copy->text(), "Copied");
    ASSERT_EQ(copied().size(), 3);
    EXPECT_TRUE(copied().at(0).startsWith("2026-11-26T")) << copied().at(0).toStdString();
    EXPECT_TRUE(copied().at(1).endsWith(" warning: mail: second"));
    table().setCurrentIndex(table().model()->index(2, 0));
    EXPECT_NE(copy->text(), "Copied");
    copy->click();
    EXPECT_EQ(copied().size(), 1);
    view.findChild<QLineEdit*>("logFilter")->setText("SECOND");
    table().clearSelection();
    copy->click();
    EXPECT_TRUE(copied().at(0).endsWith("second"));
}

TEST_F(LogViewTest, SaysThatNothingIsThereOnceItHasLooked)
{
    const auto* empty = view.findChild<QLabel*>("logEmpty");
    open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return empty->isVisible(); }));
    EXPECT_TRUE(empty->text().startsWith("Nothing has been written down of this profile yet."));
    mail.lines = {line("first")};
    desk.logOf["database"] = mail.reader();
    view.show(ProfileId{"database"});
    ASSERT_TRUE(hasRows(1));
    EXPECT_FALSE(empty->isVisible());
    view.findChild<QLineEdit*>("logFilter")->setText("nowhere");
    EXPECT_TRUE(empty->isVisible());
}

} // namespace
} // namespace underpass
