// SPDX-License-Identifier: MIT
#include "tests/ui/AllWindows.h"
#include "ui/words/Translation.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

#include <gtest/gtest.h>

#include <map>

namespace underpass {
namespace {

// Parts that Qt builds its own controls from are named by these.
bool isPartOfAnother(const QWidget& widget)
{
    const QByteArray kind = widget.metaObject()->className();
    // The plain button is the one that a wizard keeps for Windows Vista's look, and never shows.
    return kind == "QLineEditIconButton" || kind == "QTableCornerButton" || kind == "QComboBoxListView"
        || (kind == "QAbstractButton" && widget.isHidden()) || widget.objectName().startsWith("qt_")
        || qobject_cast<QAbstractSpinBox*>(widget.parentWidget()) != nullptr
        || qobject_cast<QComboBox*>(widget.parentWidget()) != nullptr
        || qobject_cast<QTabBar*>(widget.parentWidget()) != nullptr
        || (widget.parentWidget() != nullptr && widget.parentWidget()->objectName().startsWith("qt_"));
}

bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr
        || qobject_cast<const QLineEdit*>(&widget) != nullptr
        || qobject_cast<const QComboBox*>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr
        || qobject_cast<const QPlainTextEdit*>(&widget) != nullptr
        || (qobject_cast<const QAbstractItemView*>(&widget) != nullptr
            && widget.focusPolicy() != Qt::NoFocus);
}

QString where(const NamedWindow& window, const QWidget& widget)
{
    return window.name + ": " + widget.metaObject()->className() + " " + widget.objectName();
}

// Each text has to fit in each language.
class InLanguage : public testing::TestWithParam<std::string>
{
protected:
    InLanguage()
    {
        translate(*qApp, QString::fromStdString(GetParam()));
        showExample(m_desk);
    }
    ~InLanguage() override
    {
        translate(*qApp, "en");
        QLocale::setDefault(QLocale::c());
    }

    FakeDesk m_desk;
};
INSTANTIATE_TEST_SUITE_P(
    All, InLanguage, testing::Values("en", "de", "ja"), [](const auto& language) { return language.param; });

TEST_P(InLanguage, EveryControlHasANameForScreenReaders)
{
    int controls = 0;
    for (const NamedWindow& window : allWindows(m_desk)) {
        for (QWidget* widget : window.window->findChildren<QWidget*>()) {
            if (!isControl(*widget) || isPartOfAnother(*widget))
                continue;
            ++controls;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            ASSERT_NE(accessible, nullptr) << where(window, *widget).toStdString();
            EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty())
                << where(window, *widget).toStdString();
        }
    }
    EXPECT_GT(controls, 60);
}

TEST_P(InLanguage, EveryLabelShowsPlainText)
{
    for (const NamedWindow& window : allWindows(m_desk)) {
        for (const QLabel* label : window.window->findChildren<QLabel*>()) {
            const bool looksRich = label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text());
            EXPECT_FALSE(looksRich) << where(window, *label).toStdString() << label->text().toStdString();
        }
    }
}

// What Alt and a letter can reach in this widget.
QStringList textsWithMnemonics(const QWidget& widget)
{
    QStringList texts;
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts += button->text();
    else if (const auto* label = qobject_cast<const QLabel*>(&widget); label != nullptr && label->buddy())
        texts += label->text();
    else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        for (int tab = 0; tab < tabs->count(); ++tab)
            texts += tabs->tabText(tab);
    else if (const auto* menus = qobject_cast<const QMenuBar*>(&widget))
        for (const QAction* menu : menus->actions())
            texts += menu->text();
    return texts;
}

TEST_P(InLanguage, EveryMnemonicIsUniqueInItsWindow)
{
    for (const NamedWindow& window : allWindows(m_desk)) {
        std::map<QString, QString> owners;
        window.window->show();
        for (const QWidget* widget : window.window->findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            for (const QString& text : textsWithMnemonics(*widget)) {
                const QString key = QKeySequence::mnemonic(text).toString();
                if (key.isEmpty())
                    continue;
                EXPECT_TRUE(owners.try_emplace(key, text).second)
                    << where(window, *widget).toStdString() << ": " << text.toStdString() << " and "
                    << owners[key].toStdString();
            }
        }
    }
}

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
    const bool isFixed = qobject_cast<const QAbstractButton*>(&widget) != nullptr
        || qobject_cast<const QComboBox*>(&widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr;
    return isFixed ? widget.sizeHint().width() - widget.width() : 0;
}

TEST_P(InLanguage, NoTextIsCutOff)
{
    for (const NamedWindow& window : allWindows(m_desk)) {
        window.window->show();
        settle();
        for (const QWidget* widget : window.window->findChildren<QWidget*>()) {
            const bool isOwn = qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr
                || !isPartOfAnother(*widget);
            if (widget->isVisible() && isOwn) {
                EXPECT_LE(missingRoom(*widget), 0) << where(window, *widget).toStdString();
            }
        }
    }
}

// Pages may be longer than a window, and then scroll; to the side nobody looks.
TEST_P(InLanguage, NoPageIsWiderThanItsWindow)
{
    int pages = 0;
    for (const NamedWindow& window : allWindows(m_desk)) {
        window.window->show();
        settle();
        for (const QScrollArea* page : window.window->findChildren<QScrollArea*>()) {
            if (!page->isVisible())
                continue;
            ++pages;
            EXPECT_EQ(page->horizontalScrollBar()->maximum(), 0) << where(window, *page).toStdString();
        }
    }
    EXPECT_GT(pages, 5);
}

} // namespace
} // namespace underpass
