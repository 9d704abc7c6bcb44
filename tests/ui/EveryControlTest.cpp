// SPDX-License-Identifier: MIT
#include "tests/ui/AllWindows.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
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

TEST(EveryControl, HasANameForScreenReaders)
{
    FakeDesk desk;
    showExample(desk);
    int controls = 0;
    for (const NamedWindow& window : allWindows(desk)) {
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

TEST(EveryLabel, ShowsPlainText)
{
    FakeDesk desk;
    showExample(desk);
    for (const NamedWindow& window : allWindows(desk)) {
        for (const QLabel* label : window.window->findChildren<QLabel*>()) {
            const bool looksRich = label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text());
            EXPECT_FALSE(looksRich) << where(window, *label).toStdString() << label->text().toStdString();
        }
    }
}

TEST(EveryMnemonic, IsUniqueInItsWindow)
{
    FakeDesk desk;
    showExample(desk);
    for (const NamedWindow& window : allWindows(desk)) {
        std::map<QString, QString> owners;
        window.window->show();
        for (const QWidget* widget : window.window->findChildren<QWidget*>()) {
            QString text;
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                text = button->text();
            else if (const auto* label = qobject_cast<const QLabel*>(widget);
                label != nullptr && label->buddy())
                text = label->text();
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty() || !widget->isVisible())
                continue;
            EXPECT_TRUE(owners.try_emplace(key, text).second)
                << where(window, *widget).toStdString() << ": " << text.toStdString() << " and "
                << owners[key].toStdString();
        }
    }
}

} // namespace
} // namespace underpass
