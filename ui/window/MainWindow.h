// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QMainWindow>

class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace underpass {

class NoticeBar;
class TunnelActions;
class TunnelCard;
class TunnelList;

// Profiles at one side, the chosen one at the other. Everything it offers is in its menus too.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Desk& desk);
    ~MainWindow() override;

    // With a tray, closing leaves the program running there; without one, the window says so, and closing
    // asks to quit.
    void setHasTray(bool has);
    void choose(const ProfileId& id);
    [[nodiscard]] QString chosen() const; // The profile that it shows.
    void setVisible(bool visible) override;
    // Something that the person should know, until it is dismissed; of trouble with a file also where it is.
    void tell(const QString& sentence);
    void tell(const Error& trouble);

signals:
    void addWanted();
    void editWanted(const QString& id);
    void checkWanted(const QString& id);
    void guideWanted();
    void settingsWanted();
    void aboutWanted();
    void importWanted();
    void hostKeyReplaceWanted(const QString& id);
    void answerWanted(const QString& id);
    void fieldWanted(const QString& id, const QString& field); // To edit the profile, beginning with it.
    void hidden(); // Closed for the first time ever, while the program goes on in its icon.

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void rebuild();
    void rememberPlace();
    void tellOfTray();
    void notify(const QString& text, const QString& file);
    void buildMenus();
    QAction* addAction(QMenu& menu, const QString& name, const QString& text, std::function<void()> act);
    QWidget* buildEmptyPage();
    QWidget* buildTunnelPage();
    void refresh();
    void askToRemove();

    Desk& m_desk;
    QStackedWidget* m_pages = nullptr;
    QSplitter* m_splitter = nullptr;
    QLineEdit* m_search = nullptr; // Where there are enough to look for one.
    TunnelList* m_list = nullptr;
    TunnelCard* m_card = nullptr;
    TunnelActions* m_actions = nullptr;
    NoticeBar* m_notice = nullptr;
    bool m_hasTray = true;
    bool m_tellsOfTray = false; // That, and nothing else, is in the notice.
};

} // namespace underpass
