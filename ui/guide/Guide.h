// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/ConfigHost.h"
#include "ui/guide/Purpose.h"
#include "ui/parts/AutostartControl.h"
#include "ui/parts/Desk.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace underpass {

class OutcomePage;
class PageArea;
class WherePage;

// Makes a tunnel: what to reach, through which server, and then how it is doing and what to enter where. The
// profile is saved when it connects for the first time; one that has not worked when the guide is closed is
// kept only if the person says so.
class Guide : public QDialog
{
    Q_OBJECT

public:
    Guide(Desk& desk, AutostartControl autostart, QWidget* parent = nullptr);

    // Offers the hosts of this ssh_config(5) where the server is asked for.
    void offerHosts(const std::filesystem::path& config, const ConfigOwner& owner);

    void reject() override;

signals:
    void answerWanted(const QString& id); // The question of the new tunnel is to be seen.
    void made(const QString& id); // It is kept.

private:
    QWidget* buildPurposes();
    QWidget* buildButtons();
    void choose(Purpose purpose);
    void goTo(QWidget* page);
    void begin();
    void back();
    void next();
    void connectIt();
    void finish();
    void askToKeep();
    void close(bool isKept);
    void showButtons();

    Desk& m_desk;
    Profile m_profile; // As saved; without an id before that.
    QStackedWidget* m_pages;
    PageArea* m_purposes;
    PageArea* m_where; // Around this:
    WherePage* m_place;
    OutcomePage* m_outcome;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
};

} // namespace underpass
