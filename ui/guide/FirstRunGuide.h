// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QMap>
#include <QWizard>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace underpass {

// Makes the first profile: what to reach, through which server, and then exactly what to enter in the mail
// program, with a test that goes through the tunnel. Nothing is saved before the last page.
class FirstRunGuide : public QWizard
{
    Q_OBJECT

public:
    explicit FirstRunGuide(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] Profile draft() const;

protected:
    bool validateCurrentPage() override;
    void initializePage(int id) override;

private:
    enum Page { WhatPage, ServerPage, DonePage };
    QWizardPage* buildWhatPage();
    QWizardPage* buildServerPage();
    QWizardPage* buildDonePage();
    void chooseServices();
    void showProblem();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool saveAndConnect();
    void showState();
    void test();
    void showGreeting(const Result<std::string>& greeting);

    Desk& m_desk;
    Profile m_profile; // As saved; without an id before that.
    QComboBox* m_what = nullptr;
    QLineEdit* m_host = nullptr;
    QLineEdit* m_account = nullptr;
    QLineEdit* m_target = nullptr;
    QMap<int, QCheckBox*> m_services; // By place in forwardPresets().
    QLabel* m_problem = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_instructions = nullptr;
    QPushButton* m_test = nullptr;
    QLabel* m_result = nullptr;
};

} // namespace underpass
