// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/parts/StateIcon.h"
#include "ui/tray/Note.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace underpass {

struct ProfileGroup;

// The icon beside the clock: the most urgent light of all tunnels, their states in words, and the menu.
// GUI thread.
class Tray : public QObject
{
    Q_OBJECT

public:
    // `ground` tells what the taskbar looks like now. The desk must outlive the tray.
    Tray(Desk& desk, std::function<Ground()> ground, QObject* parent = nullptr);

    // Whether there is a place for the icon. Without one, the window is the only way to the program.
    [[nodiscard]] bool hasPlace() const;

    void groundChanged(); // Somebody switched the taskbar between light and dark.
    void retranslate(); // Somebody chose another language.
    void show(const Note& note); // A click on it wants its profile's window.

signals:
    void settingsWanted();
    void aboutWanted();

private:
    void refreshSoon();
    void refresh();
    void onActivated(QSystemTrayIcon::ActivationReason reason);
    void lookForPlace(std::size_t tries);
    [[nodiscard]] bool isMissing() const;

    void fillMenu();
    void addToggles();
    QMenu& addSubmenu(QMenu& above, const QString& name, const QString& title);
    void addMembers(QMenu& menu, const ProfileGroup& group);
    void addToggle(QMenu& menu, const TunnelRow& row);
    void rememberRecent(const QString& id, const TunnelState& before);
    void addForAll();
    void addReconnects();
    void addAddresses();

    Desk& m_desk;
    std::function<Ground()> m_ground;
    QMenu m_menu; // Outlives the icon that shows it.
    QMenu m_reconnects;
    std::vector<std::unique_ptr<QMenu>> m_submenus; // Of groups, and of those in none.
    QMenu m_addresses;
    QSystemTrayIcon m_icon;
    QTimer m_rest; // Runs after a refresh; whatever changes meanwhile waits for its end.
    bool m_changedMeanwhile = false;
    std::optional<std::pair<Light, Ground>> m_shown;
    QString m_toolTip;
    QString m_notedProfile; // Of the last note: desktops do not say which one was clicked.
};

} // namespace underpass
