// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"
#include "ui/profile/ProblemLines.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTabWidget;

namespace underpass {

class ForwardTable;
class ProfilePage;
class WayPage;

// Makes a profile, or changes one, on three pages. What is wrong stands beside its field while typing, and
// nothing invalid can be saved; what the dialog does not show stays as it was.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    // A profile without an id is a new one.
    ProfileDialog(Desk& desk, const Profile& profile, QWidget* parent = nullptr);

    [[nodiscard]] Profile draft() const;

signals:
    void saved(const QString& id);
    void checkWanted(const underpass::Profile& draft);

public slots:
    void accept() override;
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const Profile& shown);
    QWidget* buildButtons();
    void rebuild();
    void validateAll();
    void showProblems(std::vector<FieldProblem> problems);
    void checkPorts();
    [[nodiscard]] std::vector<Endpoint> portsToCheck() const;
    [[nodiscard]] std::vector<FieldProblem> problems(const Profile& profile) const;
    [[nodiscard]] std::vector<FieldProblem> mistakes(const Profile& profile) const;
    [[nodiscard]] bool isRunning() const;

    Desk& m_desk;
    const Profile m_before;
    ForwardTable* m_forwards; // Here, so that what is typed outlives the pages.
    QWidget* m_content = nullptr; // Everything below is in it.
    QTabWidget* m_tabs = nullptr;
    std::vector<ProfilePage*> m_pages; // In the order of the tabs.
    WayPage* m_way = nullptr;
    QLabel* m_trouble = nullptr; // What belongs to no page, or went wrong while saving.
    QPushButton* m_save = nullptr;
    QPushButton* m_test = nullptr;
    bool m_wasTried = false; // Somebody wanted to save it: what is missing is a mistake from then on.
    QString m_portTrouble;
    QTimer m_portCheck; // Waits until the typing pauses.
    int m_portCheckNumber = 0; // Only the newest look counts.
};

} // namespace underpass
