// SPDX-License-Identifier: MIT
#pragma once

#include "ui/Desk.h"

#include <QDialog>
#include <QTimer>

#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace underpass {

class ForwardEditor;

// Makes a profile, or changes one. What is wrong stands beside its field while typing, and nothing invalid
// can be saved; what the dialog does not show (jump hosts, for example) stays as it was.
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

private:
    void buildServer(QFormLayout& form);
    void buildLogIn(QFormLayout& form);
    void buildRest(QFormLayout& form);
    void buildButtons();
    QLabel* addProblemLine(QFormLayout& form, const std::string& field);
    void fill();
    void validateAll();
    void checkPorts();
    void browse();
    [[nodiscard]] std::vector<Problem> problems(const Profile& profile) const;
    [[nodiscard]] bool isRunning() const;

    Desk& m_desk;
    const Profile m_before;
    QLineEdit* m_name;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_account;
    QComboBox* m_logIn;
    QLineEdit* m_keyFile;
    QCheckBox* m_remember;
    ForwardEditor* m_forwards;
    QCheckBox* m_autostart;
    QCheckBox* m_retry;
    QSpinBox* m_keepalive;
    QPushButton* m_save = nullptr;
    QPushButton* m_test = nullptr;
    std::map<std::string, QLabel*> m_problems; // By the beginning of the field's name.
    QString m_portTrouble;
    QTimer m_portCheck; // Waits until the typing pauses.
    int m_portCheckNumber = 0; // Only the newest look counts.
};

} // namespace underpass
