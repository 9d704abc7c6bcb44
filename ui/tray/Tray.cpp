// SPDX-License-Identifier: MIT
#include "ui/tray/Tray.h"

#include "ui/parts/Settings.h"
#include "ui/tray/TrayText.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds betweenRefreshes{250};
constexpr std::chrono::seconds noteTime{10};
constexpr qsizetype recentKept = 5;

} // namespace

Tray::Tray(Desk& desk, std::function<Ground()> ground, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_ground(std::move(ground))
{
    m_menu.setObjectName("trayMenu");
    m_reconnects.setObjectName("trayReconnectMenu");
    m_addresses.setObjectName("trayAddressMenu");
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
    connect(&desk.model(), &TunnelModel::stateChanged, this, &Tray::rememberRecent);
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
    m_icon.showMessage(note.title, note.text, stateIcon(note.light, Ground::Either),
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

// Those that somebody began to connect last, for a menu that has no room for all.
void Tray::rememberRecent(const QString& id, const TunnelState& before)
{
    const TunnelRow* row = m_desk.model().find(id.toStdString());
    if (row == nullptr || !isFinal(before) || isFinal(row->state))
        return;
    QStringList recent = m_desk.settings().recentProfiles();
    recent.removeAll(id);
    recent.prepend(id);
    m_desk.settings().setRecentProfiles(recent.first(std::min(recent.size(), recentKept)));
}

void Tray::onActivated(QSystemTrayIcon::ActivationReason reason)
{
    // A double click comes after a click: both mean the same, so that no order of events matters.
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        emit m_desk.windowWanted();
}

} // namespace underpass
