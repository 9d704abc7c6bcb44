// SPDX-License-Identifier: MIT
#pragma once

#include "ui/Desk.h"

#include <QMainWindow>

class QLabel;
class QMenu;
class QStackedWidget;

namespace underpass {

class TunnelCard;
class TunnelList;

// Profiles at one side, the chosen one at the other. Everything it offers is in its menus too.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Desk& desk);

    // Whether closing leaves the program running in the tray; without a tray, closing asks to quit.
    void setHidesOnClose(bool hides) { m_hidesOnClose = hides; }
    void choose(const ProfileId& id);
    void tell(const QString& sentence); // Something that the person should know, until it is dismissed.

signals:
    void addWanted();
    void editWanted(const QString& id);
    void checkWanted(const QString& id);
    void guideWanted();
    void settingsWanted();
    void aboutWanted();
    void hostKeyReplaceWanted(const QString& id);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    QAction* addAction(QMenu& menu, const QString& name, const QString& text, std::function<void()> act);
    QWidget* buildEmptyPage();
    QWidget* buildTunnelPage();
    void refresh();
    void askToRemove();
    [[nodiscard]] QString chosen() const;

    Desk& m_desk;
    QStackedWidget* m_pages;
    TunnelList* m_list;
    TunnelCard* m_card;
    QWidget* m_notice;
    QLabel* m_noticeText;
    QList<QAction*> m_needChosen;
    bool m_hidesOnClose = true;
};

} // namespace underpass
