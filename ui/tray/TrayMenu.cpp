// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "ui/parts/ForSeveral.h"
#include "ui/parts/ProfileGroups.h"
#include "ui/parts/Settings.h"
#include "ui/tray/TrayText.h"

#include <QClipboard>
#include <QGuiApplication>

namespace underpass {

namespace {

constexpr std::size_t mostInMenu = 10; // More profiles than these, and it has those alone that one may want.

QAction* add(QMenu& menu, const QString& text, const QString& name)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    return action;
}

} // namespace

void Tray::fillMenu()
{
    m_menu.clear();
    QAction* open = add(m_menu, tr("&Open Underpass"), "open");
    connect(open, &QAction::triggered, &m_desk, &Desk::windowWanted);
    m_menu.setDefaultAction(open);
    m_menu.addSeparator();
    addToggles();
    addForAll();
    addReconnects();
    addAddresses();
    m_menu.addSeparator();
    connect(add(m_menu, tr("&Settings…"), "settings"), &QAction::triggered, this, &Tray::settingsWanted);
    connect(add(m_menu, tr("&About Underpass"), "about"), &QAction::triggered, this, &Tray::aboutWanted);
    m_menu.addSeparator();
    connect(add(m_menu, tr("&Quit"), "quit"), &QAction::triggered, &m_desk, &Desk::quitWanted);
}

// All where they are few; else those that are not off and those connected last, and the rest a step away.
void Tray::addToggles()
{
    const auto& rows = m_desk.model().all();
    const bool isLong = rows.size() > mostInMenu;
    const QStringList recent = m_desk.settings().recentProfiles();
    for (const TunnelRow& row : rows) {
        if (!isLong || lightOf(row.state) != Light::Off
            || recent.contains(QString::fromStdString(row.profile.id)))
            addToggle(m_menu, row);
    }
    m_submenus.clear();
    const std::vector<ProfileGroup> groups = grouped(rows);
    QMenu& above
        = groups.size() - 1 > mostInMenu ? addSubmenu(m_menu, "trayGroupsMenu", tr("&Groups")) : m_menu;
    for (auto group = groups.begin() + 1; group != groups.end(); ++group) {
        QMenu& menu = addSubmenu(above, "trayGroup:" + group->name, QString{group->name}.replace('&', "&&"));
        addMembers(menu, *group);
        menu.addSeparator();
        addForSeveral(menu, m_desk, group->members);
    }
    if (isLong && !groups.front().members.empty())
        addMembers(
            addSubmenu(m_menu, "trayAllMenu", groups.size() == 1 ? tr("All &tunnels") : tr("Other &tunnels")),
            groups.front());
}

QMenu& Tray::addSubmenu(QMenu& above, const QString& name, const QString& title)
{
    QMenu& menu = *m_submenus.emplace_back(std::make_unique<QMenu>(title));
    menu.setObjectName(name);
    above.addMenu(&menu);
    return menu;
}

void Tray::addMembers(QMenu& menu, const ProfileGroup& group)
{
    for (const ProfileId& id : group.members) {
        if (const TunnelRow* row = m_desk.model().find(id))
            addToggle(menu, *row);
    }
}

void Tray::addToggle(QMenu& menu, const TunnelRow& row)
{
    QAction* toggle = add(menu, menuText(row), "toggle:" + QString::fromStdString(row.profile.id));
    toggle->setIcon(stateIcon(lightOf(row.state), windowGround()));
    // What the person saw counts, even when the state changed while the menu was open.
    connect(toggle, &QAction::triggered, this, [this, id = row.profile.id, isOff = isFinal(row.state)] {
        isOff ? m_desk.connectTunnel(id) : m_desk.disconnectTunnel(id);
    });
}

void Tray::addForAll()
{
    std::vector<ProfileId> all;
    std::vector<ProfileId> failed;
    for (const TunnelRow& row : m_desk.model().all()) {
        all.push_back(row.profile.id);
        if (std::holds_alternative<Failed>(row.state))
            failed.push_back(row.profile.id);
    }
    if (all.size() > 1) {
        m_menu.addSeparator();
        addForSeveral(m_menu, m_desk, all);
    }
    if (failed.empty())
        return;
    // They are off already: from then on they look like it.
    const QString text = tr("Dismiss %n &failure(s)", nullptr, static_cast<int>(failed.size()));
    connect(add(m_menu, text, "dismissFailures"), &QAction::triggered, this, [this, failed] {
        for (const ProfileId& id : failed)
            m_desk.disconnectTunnel(id);
    });
}

void Tray::addReconnects()
{
    m_reconnects.clear();
    m_reconnects.setTitle(tr("&Reconnect"));
    for (const TunnelRow& row : m_desk.model().all()) {
        if (isFinal(row.state))
            continue;
        QAction* one
            = add(m_reconnects, menuName(row.profile), "reconnect:" + QString::fromStdString(row.profile.id));
        connect(one, &QAction::triggered, this, [this, id = row.profile.id] { m_desk.reconnectTunnel(id); });
    }
    if (!m_reconnects.isEmpty())
        m_menu.addMenu(&m_reconnects);
}

// Of the ports that are ours at this moment, and of no others.
void Tray::addAddresses()
{
    m_addresses.clear();
    m_addresses.setTitle(tr("Co&py an address"));
    for (const TunnelRow& row : m_desk.model().all()) {
        const auto* online = std::get_if<Online>(&row.state);
        for (const ForwardState& forward : online ? online->forwards : std::vector<ForwardState>{}) {
            if (!forward.listening || !listensHere(forward.forward))
                continue;
            const QString address = QString::fromStdString(toString(forward.listen));
            QAction* copy = add(m_addresses, addressText(row.profile, forward), "copy:" + address);
            connect(copy, &QAction::triggered, this,
                [address] { QGuiApplication::clipboard()->setText(address); });
        }
    }
    if (!m_addresses.isEmpty())
        m_menu.addMenu(&m_addresses);
}

} // namespace underpass
