// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "ui/tray/TrayText.h"

#include <QClipboard>
#include <QGuiApplication>

namespace underpass {

namespace {

constexpr std::size_t mostInMenu = 10; // More profiles than these, and it has those alone that are not off.

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

void Tray::addToggles()
{
    const auto& rows = m_desk.model().all();
    const bool isLong = rows.size() > mostInMenu;
    m_all.clear();
    m_all.setTitle(tr("All &tunnels"));
    for (const TunnelRow& row : rows) {
        if (!isLong || lightOf(row.state) != Light::Off)
            addToggle(m_menu, row);
        if (isLong)
            addToggle(m_all, row);
    }
    if (isLong)
        m_menu.addMenu(&m_all);
}

void Tray::addToggle(QMenu& menu, const TunnelRow& row)
{
    QAction* toggle = add(menu, menuText(row), "toggle:" + QString::fromStdString(row.profile.id));
    toggle->setCheckable(true);
    toggle->setChecked(!isFinal(row.state));
    // What the person saw counts, even when the state changed while the menu was open.
    connect(toggle, &QAction::triggered, this, [this, id = row.profile.id](bool on) {
        on ? m_desk.connectTunnel(id) : m_desk.disconnectTunnel(id);
    });
}

// As what is named was when the menu opened.
void Tray::addForAll()
{
    std::vector<ProfileId> off;
    std::vector<ProfileId> on;
    for (const TunnelRow& row : m_desk.model().all())
        (isFinal(row.state) ? off : on).push_back(row.profile.id);
    if (off.size() + on.size() < 2)
        return;
    m_menu.addSeparator();
    QAction* connectAll = add(m_menu, tr("&Connect all"), "connectAll");
    connectAll->setEnabled(!off.empty());
    connect(connectAll, &QAction::triggered, this, [this, off] {
        for (const ProfileId& id : off)
            m_desk.connectTunnel(id);
    });
    QAction* disconnectAll = add(m_menu, tr("&Disconnect all"), "disconnectAll");
    disconnectAll->setEnabled(!on.empty());
    connect(disconnectAll, &QAction::triggered, this, [this, on] {
        for (const ProfileId& id : on)
            m_desk.disconnectTunnel(id);
    });
}

void Tray::addReconnects()
{
    m_reconnects.clear();
    m_reconnects.setTitle(tr("&Reconnect"));
    std::vector<ProfileId> active;
    for (const TunnelRow& row : m_desk.model().all()) {
        if (isFinal(row.state))
            continue;
        active.push_back(row.profile.id);
        QAction* one
            = add(m_reconnects, menuName(row.profile), "reconnect:" + QString::fromStdString(row.profile.id));
        connect(one, &QAction::triggered, this, [this, id = row.profile.id] { m_desk.reconnectTunnel(id); });
    }
    if (active.empty())
        return;
    m_menu.addSeparator();
    m_menu.addMenu(&m_reconnects);
    connect(add(m_menu, tr("Reconnect a&ll"), "reconnectAll"), &QAction::triggered, this, [this, active] {
        for (const ProfileId& id : active)
            m_desk.reconnectTunnel(id);
    });
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
