// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/window/TunnelTree.h"

#include <QTreeView>

namespace underpass {

// The saved profiles, each with its icon, its name and its state in words, below the groups that they are in.
// Space turns the chosen one on or off; a double click or Enter is for its settings. A group opens and closes
// by a click, Enter, Space or the arrow keys, and stays as it was left. Profiles are dragged to another
// place.
class TunnelList : public QTreeView
{
    Q_OBJECT

public:
    explicit TunnelList(Desk& desk, QWidget* parent = nullptr);

    // The last profile that somebody chose, also while a group has the focus; empty when there is none.
    [[nodiscard]] const ProfileId& chosen() const { return m_chosen; }
    void choose(const ProfileId& id);
    void toggleChosen();
    // Shows those alone whose name, server, account or group has this in it; the chosen one stays chosen.
    void filter(const QString& text);
    void sortByState(bool on);
    // What one step by hand would do with the chosen one.
    [[nodiscard]] std::optional<Placement> stepped(TunnelTree::Step step) const;
    void place(const Placement& placement);

signals:
    void chosenChanged();
    void editWanted();
    void menuWanted(const QPoint& where); // Of the chosen profile, or of:
    void groupMenuWanted(const std::vector<underpass::ProfileId>& members, const QPoint& where);
    void failed(const QString& why);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    bool event(QEvent* event) override;

private:
    void chooseAgain();
    void openGroups();
    void rememberGroup(const QModelIndex& group, bool isOpen);
    [[nodiscard]] bool isAtGroup() const;

    Desk& m_desk;
    TunnelTree* m_tree;
    ProfileId m_chosen; // A change of the profiles resets the view; the person's choice stays.
    QString m_group; // In which it was chosen: it may be in several.
    bool m_opensByItself = false; // Which is not remembered.
};

} // namespace underpass
