// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/FakeDesk.h"
#include "tests/ui/States.h"
#include "ui/tray/Tray.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace underpass {

class TrayTest : public testing::Test
{
protected:
    QSystemTrayIcon& icon() { return *m_tray.findChild<QSystemTrayIcon*>("trayIcon"); }
    QMenu& openMenu()
    {
        QMenu& menu = *icon().contextMenu();
        emit menu.aboutToShow();
        return menu;
    }
    QStringList menuTexts()
    {
        QStringList texts;
        for (const QAction* action : openMenu().actions())
            texts.append(action->isSeparator() ? "-" : action->text());
        return texts;
    }
    QAction* find(const QString& name)
    {
        for (QAction* candidate : openMenu().actions()) {
            if (candidate->objectName() == name)
                return candidate;
            if (!candidate->menu())
                continue;
            for (QAction* inner : candidate->menu()->actions()) {
                if (inner->objectName() == name)
                    return inner;
            }
        }
        return nullptr;
    }
    QAction& action(const QString& name)
    {
        QAction* found = find(name);
        if (found == nullptr)
            throw std::runtime_error{"no action " + name.toStdString()};
        return *found;
    }
    bool shows(Light light) { return icon().icon().cacheKey() == stateIcon(light, m_ground).cacheKey(); }

    FakeDesk m_desk;
    Ground m_ground = Ground::Dark;
    Tray m_tray{m_desk, [this] { return m_ground; }};
};

} // namespace underpass
