// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/BoundControls.h"
#include "ui/profile/ProfilePage.h"

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace underpass {

class LogInFields;
class OldAlgorithmsBox;

// A profile's name, its server with the account there, and how its tunnel behaves.
class ServerPage : public ProfilePage
{
    Q_OBJECT

public:
    explicit ServerPage(const Profile& profile, QWidget* parent = nullptr);

    void putInto(Profile& profile) const override;
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems) override;

private:
    void buildServer(QFormLayout& form);
    void buildBehaviour(QFormLayout& form);
    void fill(const Profile& profile);

    QLineEdit* m_name;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_account;
    LogInFields* m_logIn;
    OldAlgorithmsBox* m_old;
    BoundControls m_behaviour;
    ProblemLines m_problems;
};

} // namespace underpass
