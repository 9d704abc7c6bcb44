// SPDX-License-Identifier: MIT
#include "tests/ui/InLanguage.h"
#include "tests/ui/Screen.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include <set>

namespace underpass {
namespace {

// Each text has to fit in each language, at the size that a window opens with and at the smallest one. CMake
// runs these at other scales too.
class Geometry : public InLanguage
{
protected:
    // Each window as it opens, and then as small as it gets.
    template <class Look> void lookAtAll(const Look& look)
    {
        for (const NamedWindow& window : allWindows(m_desk)) {
            window.window->setAttribute(Qt::WA_DontShowOnScreen); // It is not looked at by anybody.
            window.window->show();
            settle();
            look(window.name, *window.window);
            window.window->resize(1, 1);
            settle();
            look(window.name + ", at its smallest", *window.window);
        }
    }
};
WITH_EVERY_LANGUAGE(Geometry);

// How much more room the widget's text needs than it has; 0 or less where all of it can be read.
int missingRoom(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return label->wordWrap() ? label->heightForWidth(label->width()) - label->height()
                                 : label->sizeHint().width() - label->width();
    if (const auto* edit = qobject_cast<const QLineEdit*>(&widget); edit != nullptr && edit->text().isEmpty())
        return edit->fontMetrics().horizontalAdvance(edit->placeholderText()) + 8 - edit->width();
    if (const auto* box = qobject_cast<const QGroupBox*>(&widget))
        return box->fontMetrics().horizontalAdvance(box->title()) - box->width();
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget)) {
        int most = 0;
        for (int section = 0; header->orientation() == Qt::Horizontal && section < header->count();
            ++section) {
            if (header->isSectionHidden(section))
                continue;
            most = std::max(most,
                header->fontMetrics().horizontalAdvance(
                    header->model()->headerData(section, Qt::Horizontal).toString())
                    + 4 - header->sectionSize(section));
        }
        return most;
    }
    if (qobject_cast<const QTabBar*>(widget.parentWidget()) != nullptr)
        return 1; // Buttons to scroll tabs that do not fit.
    if (qobject_cast<const QAbstractButton*>(&widget) != nullptr && widget.hasHeightForWidth())
        return widget.heightForWidth(widget.width()) - widget.height();
    const bool isFixed = qobject_cast<const QAbstractButton*>(&widget) != nullptr
        || qobject_cast<const QComboBox*>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr;
    return isFixed ? widget.sizeHint().width() - widget.width() : 0;
}

TEST_P(Geometry, NoTextIsCutOff)
{
    lookAtAll([](const QString& name, const QWidget& window) {
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isOwn = qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr
                || !isPartOfAnother(*widget);
            if (widget->isVisible() && isOwn) {
                EXPECT_LE(missingRoom(*widget), 0) << where(name, *widget);
            }
        }
    });
}

// Pages may be longer than a window, and then scroll; to the side nobody looks.
TEST_P(Geometry, NoPageIsWiderThanItsWindow)
{
    int pages = 0;
    lookAtAll([&](const QString& name, const QWidget& window) {
        for (const QScrollArea* page : window.findChildren<QScrollArea*>()) {
            if (!page->isVisible())
                continue;
            ++pages;
            EXPECT_EQ(page->horizontalScrollBar()->maximum(), 0) << where(name, *page);
        }
    });
    EXPECT_GT(pages, 10);
}

TEST_P(Geometry, EveryWindowFitsOnTheScreen)
{
    lookAtAll([](const QString& name, const QWidget& window) {
        EXPECT_LE(window.width(), roomOnScreen().width()) << name.toStdString();
        EXPECT_LE(window.height(), roomOnScreen().height()) << name.toStdString();
    });
}

TEST_P(Geometry, EveryControlIsInsideItsWindow)
{
    lookAtAll([](const QString& name, const QWidget& window) {
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->isWindow() || isPartOfAnother(*widget))
                continue;
            const QScrollArea* page = scrolledBy(*widget);
            const QWidget& whole = page != nullptr && page->widget() != widget ? *page->widget() : window;
            const QRect place{widget->mapTo(&whole, QPoint{}), widget->size()};
            const QRect room = whole.rect().adjusted(0, 0, 1, 0); // A splitter from the right is off by one.
            EXPECT_TRUE(widget->size().isEmpty() || room.contains(place))
                << where(name, *widget) << " at " << place.x() << ',' << place.y() << ' ' << place.width()
                << 'x' << place.height() << " in " << whole.width() << 'x' << whole.height();
        }
    });
}

// Boxes instead of letters would be measured, and passed.
TEST_P(Geometry, TheFontHasEveryLetter)
{
    std::set<uint> missing;
    lookAtAll([&](const QString&, const QWidget& window) {
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            const QFontMetrics metrics{label->font()};
            for (const uint letter : label->text().toUcs4())
                if (QChar::isPrint(letter) && !QChar::isSpace(letter) && !metrics.inFontUcs4(letter))
                    missing.insert(letter);
        }
    });
    EXPECT_TRUE(missing.empty()) << "U+" << std::hex << *missing.begin() << " and " << std::dec
                                 << missing.size() - 1 << " others; see installer/debian/test.txt";
}

} // namespace
} // namespace underpass
