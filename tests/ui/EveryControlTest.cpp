// SPDX-License-Identifier: MIT
#include "tests/ui/InLanguage.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTabBar>

#include <gtest/gtest.h>

#include <map>

namespace underpass {
namespace {

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

class EveryControl : public InLanguage
{ };
WITH_EVERY_LANGUAGE(EveryControl);

TEST_P(EveryControl, EveryControlHasANameForScreenReaders)
{
    int controls = 0;
    for (const NamedWindow& window : allWindows(m_desk)) {
        for (QWidget* widget : window.window->findChildren<QWidget*>()) {
            if (!isControl(*widget) || isPartOfAnother(*widget))
                continue;
            ++controls;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            ASSERT_NE(accessible, nullptr) << where(window.name, *widget);
            EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty()) << where(window.name, *widget);
        }
    }
    EXPECT_GT(controls, 60);
}

TEST_P(EveryControl, EveryLabelShowsPlainText)
{
    for (const NamedWindow& window : allWindows(m_desk)) {
        for (const QLabel* label : window.window->findChildren<QLabel*>()) {
            const bool looksRich = label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text());
            EXPECT_FALSE(looksRich) << where(window.name, *label) << label->text().toStdString();
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

TEST_P(EveryControl, EveryMnemonicIsUniqueInItsWindow)
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
                    << where(window.name, *widget) << ": " << text.toStdString() << " and "
                    << owners[key].toStdString();
            }
        }
    }
}

} // namespace
} // namespace underpass
