// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QList>

#include <functional>

class QAction;
class QMenu;
class QKeySequence;

namespace underpass {

class TunnelList;

// What can be done with the chosen profile, as actions for the window's menu, the card's and the list's,
// whose keys are heard while the list has the focus. They say what they would do now.
class TunnelActions : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    TunnelActions(Desk& desk, TunnelList& list);

    [[nodiscard]] const QList<QAction*>& ofProfile() const { return m_ofProfile; }
    void fill(QMenu& menu) const; // With those, the order of the list, and what is for all tunnels.
    void refresh();

signals:
    void editWanted();
    void checkWanted();
    void removeWanted();
    void failed(const QString& why);

private:
    QAction* add(const char* name, const QString& text, const QKeySequence& key, std::function<void()> act);
    void build();
    void step(bool isUp);
    void reconnect();
    void dismiss();
    void duplicate();
    void showMenu(const QPoint& where);
    void showGroupMenu(const std::vector<ProfileId>& members, const QPoint& where);
    void addForAll(QMenu& menu) const;

    Desk& m_desk;
    TunnelList& m_list;
    QAction* m_toggle = nullptr;
    QAction* m_reconnect = nullptr;
    QAction* m_dismiss = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_byState = nullptr;
    QList<QAction*> m_ofProfile;
};

} // namespace underpass
