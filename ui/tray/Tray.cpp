// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "ui/tray/TrayText.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds betweenRefreshes{250};
constexpr std::chrono::seconds noteTime{10};

} // namespace

Tray::Tray(Desk& desk, std::function<Ground()> ground, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_ground(std::move(ground))
{
    m_menu.setObjectName("trayMenu");
    m_reconnects.setObjectName("trayReconnectMenu");
    m_icon.setObjectName("trayIcon");
    m_icon.setParent(this);
    m_rest.setParent(this);
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    m_rest.setInterval(betweenRefreshes);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (std::exchange(m_changedMeanwhile, false))
            refreshSoon();
    });
    connect(&desk.model(), &TunnelModel::stateChanged, this, &Tray::refreshSoon);
    connect(&desk.model(), &TunnelModel::profilesChanged, this, &Tray::refreshSoon);
    connect(&m_icon, &QSystemTrayIcon::activated, this, &Tray::onActivated);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this,
        [this] { emit m_desk.profileWanted(m_notedProfile); });
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::fillMenu);

    fillMenu(); // Some desktops never show a menu that was empty at first.
    m_icon.setContextMenu(&m_menu);
    refreshSoon();
    m_icon.show();
    lookForPlace(0);
}

bool Tray::hasPlace() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon.isVisible();
}

// Qt ignores it when Windows refuses the icon, as happens at logon; only the empty rectangle tells.
bool Tray::isMissing() const
{
    return !hasPlace() || (QGuiApplication::platformName() == "windows" && m_icon.geometry().isEmpty());
}

// The taskbar may come later than we do when both start at logon.
void Tray::lookForPlace(std::size_t tries)
{
    constexpr std::array<std::chrono::seconds, 3> patience{
        {std::chrono::seconds{5}, std::chrono::seconds{15}, std::chrono::seconds{60}}};
    if (tries == patience.size())
        return;
    QTimer::singleShot(patience.at(tries), this, [this, tries] {
        if (!isMissing())
            return;
        m_icon.hide();
        m_icon.show();
        lookForPlace(tries + 1);
    });
}

void Tray::groundChanged()
{
    refreshSoon();
}

void Tray::retranslate()
{
    fillMenu();
    refreshSoon();
}

void Tray::show(const Note& note)
{
    m_notedProfile = QString::fromStdString(note.profile);
    m_icon.showMessage(note.title, note.text, stateIcon(note.light, windowGround()),
        static_cast<int>(std::chrono::milliseconds{noteTime}.count()));
}

void Tray::refreshSoon()
{
    if (m_rest.isActive()) {
        m_changedMeanwhile = true;
        return;
    }
    refresh();
    m_rest.start();
}

void Tray::refresh()
{
    const auto& rows = m_desk.model().all();
    const std::pair shown{overallLight(rows), m_ground()};
    if (m_shown != shown) {
        m_shown = shown;
        m_icon.setIcon(stateIcon(shown.first, shown.second));
    }
    if (const QString toolTip = trayToolTip(rows); toolTip != m_toolTip) {
        m_toolTip = toolTip;
        m_icon.setToolTip(toolTip);
    }
}

void Tray::onActivated(QSystemTrayIcon::ActivationReason reason)
{
    // A double click comes after a click: both mean the same, so that no order of events matters.
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        emit m_desk.windowWanted();
}

void Tray::fillMenu()
{
    const auto add = [this](const QString& text, const char* name) {
        QAction* action = m_menu.addAction(text);
        action->setObjectName(name);
        return action;
    };
    m_menu.clear();
    QAction* open = add(tr("&Open Underpass"), "open");
    connect(open, &QAction::triggered, &m_desk, &Desk::windowWanted);
    m_menu.setDefaultAction(open);
    m_menu.addSeparator();
    addToggles();
    addReconnects();
    m_menu.addSeparator();
    connect(add(tr("&Settings…"), "settings"), &QAction::triggered, this, &Tray::settingsWanted);
    connect(add(tr("&About Underpass"), "about"), &QAction::triggered, this, &Tray::aboutWanted);
    m_menu.addSeparator();
    connect(add(tr("&Quit"), "quit"), &QAction::triggered, &m_desk, &Desk::quitWanted);
}

void Tray::addToggles()
{
    for (const TunnelRow& row : m_desk.model().all()) {
        QAction* toggle = m_menu.addAction(menuText(row));
        toggle->setObjectName("toggle:" + QString::fromStdString(row.profile.id));
        toggle->setCheckable(true);
        toggle->setChecked(!isFinal(row.state));
        // What the person saw counts, even when the state changed while the menu was open.
        connect(toggle, &QAction::triggered, this, [this, id = row.profile.id](bool on) {
            on ? m_desk.connectTunnel(id) : m_desk.disconnectTunnel(id);
        });
    }
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
        QAction* one = m_reconnects.addAction(menuName(row.profile));
        one->setObjectName("reconnect:" + QString::fromStdString(row.profile.id));
        connect(one, &QAction::triggered, this, [this, id = row.profile.id] { m_desk.reconnectTunnel(id); });
    }
    if (active.empty())
        return;
    m_menu.addSeparator();
    m_menu.addMenu(&m_reconnects);
    QAction* all = m_menu.addAction(tr("Reconnect a&ll"));
    all->setObjectName("reconnectAll");
    connect(all, &QAction::triggered, this, [this, active] {
        for (const ProfileId& id : active)
            m_desk.reconnectTunnel(id);
    });
}

} // namespace underpass
