// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QListView>

namespace underpass {

// The saved profiles, each with its icon, its name and its state in words. Space turns the chosen one on or
// off; a double click, Enter or F2 is for its settings, F5 connects it anew, Delete is to remove it.
class TunnelList : public QListView
{
    Q_OBJECT

public:
    explicit TunnelList(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] ProfileId chosen() const; // Empty when there is none.
    void choose(const ProfileId& id);
    void toggleChosen();
    // Shows those alone whose name, server or account has this in it; the chosen one stays chosen.
    void filter(const QString& text);

signals:
    void chosenChanged();
    void editWanted();
    void reconnectWanted();
    void removeWanted();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Desk& m_desk;
    void applyFilter();

    QString m_filter;
    ProfileId m_lastChosen; // A change of the profiles resets the view; the person's choice stays.
};

} // namespace underpass
