// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/AllWindows.h"
#include "tests/ui/Languages.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QScrollArea>
#include <QString>
#include <QTabBar>

#include <gtest/gtest.h>

#include <string>

namespace underpass {

// What has to be so in each language. Say of a class derived from it: WITH_EVERY_LANGUAGE(ItsName).
class InLanguage : public testing::TestWithParam<std::string>
{
protected:
    InLanguage()
    {
        speak(GetParam());
        showExample(m_desk);
    }
    ~InLanguage() override { speakAsBefore(); }

    FakeDesk m_desk;
};

#define WITH_EVERY_LANGUAGE(fixture)                                                                         \
    INSTANTIATE_TEST_SUITE_P(All, fixture, testing::ValuesIn(everyLanguage()),                               \
        [](const auto& language) { return language.param; })

inline std::string where(const QString& window, const QWidget& widget)
{
    return (window + ": " + widget.metaObject()->className() + ' ' + widget.objectName()).toStdString();
}

// Parts that Qt builds its own controls from are named by these.
inline bool isPartOfAnother(const QWidget& widget)
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

// The page that scrolls with the widget, if one does.
inline const QScrollArea* scrolledBy(const QWidget& widget)
{
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr && !parent->isWindow();
        parent = parent->parentWidget())
        if (const auto* area = qobject_cast<const QScrollArea*>(parent))
            return area;
    return nullptr;
}

} // namespace underpass
