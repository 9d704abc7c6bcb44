// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace underpass {

// What a person has chosen, apart from profiles: an ini file in their configuration folder. Every change is
// written soon and announced once. GUI thread.
class Settings : public QObject
{
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };

    explicit Settings(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] bool startsHidden() const;
    void setStartsHidden(bool on);
    [[nodiscard]] bool showsNotifications() const; // On unless turned off.
    void setShowsNotifications(bool on);
    [[nodiscard]] bool asksBeforeQuit() const; // On unless turned off: quitting ends tunnels.
    void setAsksBeforeQuit(bool on);
    [[nodiscard]] bool logsDetails() const;
    void setLogsDetails(bool on);
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    [[nodiscard]] bool
    looksLikeWindows() const; // By its own style, where the platform has one of Windows 11.
    void setLooksLikeWindows(bool on);
    [[nodiscard]] QString language() const; // "de", "ja", "en"; empty: the system's.
    void setLanguage(const QString& language);
    [[nodiscard]] bool knowsOfTray() const; // That the program lives on there when its window is closed.
    void setKnowsOfTray(bool knows);

    // What is remembered without a choice in the dialog, and announced to nobody.
    [[nodiscard]] QStringList collapsedGroups() const; // Of the list of profiles.
    void setCollapsedGroups(const QStringList& groups);
    [[nodiscard]] bool sortsByState() const; // The list of profiles; else it is in the person's order.
    void setSortsByState(bool on);
    [[nodiscard]] QStringList recentProfiles() const; // Ids of those connected last, the last one first.
    void setRecentProfiles(const QStringList& ids);
    [[nodiscard]] QByteArray geometry(const QString& window) const;
    void setGeometry(const QString& window, const QByteArray& geometry);

    void save(); // What is not on the disk yet; otherwise that happens soon by itself.

signals:
    void changed();

private:
    void set(const QString& key, const QVariant& value);

    QSettings m_file;
};

} // namespace underpass
