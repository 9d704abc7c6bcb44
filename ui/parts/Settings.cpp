// SPDX-License-Identifier: MIT
#include "ui/parts/Settings.h"

#include <array>

namespace underpass {

namespace {

constexpr std::array themeNames{"system", "light", "dark"}; // In the order of Settings::Theme.

} // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file, QSettings::IniFormat)
{ }

bool Settings::startsHidden() const
{
    return m_file.value("startHidden", false).toBool();
}
void Settings::setStartsHidden(bool on)
{
    set("startHidden", on);
}
bool Settings::showsNotifications() const
{
    return m_file.value("notifications", true).toBool();
}
void Settings::setShowsNotifications(bool on)
{
    set("notifications", on);
}
bool Settings::asksBeforeQuit() const
{
    return m_file.value("askBeforeQuit", true).toBool();
}
void Settings::setAsksBeforeQuit(bool on)
{
    set("askBeforeQuit", on);
}
bool Settings::logsDetails() const
{
    return m_file.value("logDetails", false).toBool();
}
void Settings::setLogsDetails(bool on)
{
    set("logDetails", on);
}

Settings::Theme Settings::theme() const
{
    const QString name = m_file.value("theme").toString();
    for (std::size_t index = 0; index < themeNames.size(); ++index) {
        if (name == themeNames.at(index))
            return static_cast<Theme>(index);
    }
    return Theme::System;
}
void Settings::setTheme(Theme theme)
{
    set("theme", themeNames.at(static_cast<std::size_t>(theme)));
}

bool Settings::looksLikeWindows() const
{
    return m_file.value("windowsStyle", false).toBool();
}
void Settings::setLooksLikeWindows(bool on)
{
    set("windowsStyle", on);
}

QString Settings::language() const
{
    return m_file.value("language").toString();
}
void Settings::setLanguage(const QString& language)
{
    set("language", language);
}
bool Settings::knowsOfTray() const
{
    return m_file.value("knowsOfTray", false).toBool();
}
void Settings::setKnowsOfTray(bool knows)
{
    set("knowsOfTray", knows);
}

QStringList Settings::collapsedGroups() const
{
    return m_file.value("list/collapsed").toStringList();
}
void Settings::setCollapsedGroups(const QStringList& groups)
{
    m_file.setValue("list/collapsed", groups);
}
bool Settings::sortsByState() const
{
    return m_file.value("list/byState", false).toBool();
}
void Settings::setSortsByState(bool on)
{
    m_file.setValue("list/byState", on);
}
QStringList Settings::recentProfiles() const
{
    return m_file.value("tray/recent").toStringList();
}
void Settings::setRecentProfiles(const QStringList& ids)
{
    m_file.setValue("tray/recent", ids);
}

QByteArray Settings::geometry(const QString& window) const
{
    return m_file.value("geometry/" + window).toByteArray();
}

void Settings::setGeometry(const QString& window, const QByteArray& geometry)
{
    m_file.setValue("geometry/" + window, geometry);
}

void Settings::save()
{
    m_file.sync();
}

void Settings::set(const QString& key, const QVariant& value)
{
    if (m_file.value(key) == value)
        return;
    m_file.setValue(key, value);
    emit changed();
}

} // namespace underpass
