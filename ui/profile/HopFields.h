// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ProblemLines.h"

#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace underpass {

class LogInFields;
class OldAlgorithmsBox;

// The fields of one jump host.
class HopFields : public QWidget
{
    Q_OBJECT

public:
    explicit HopFields(QWidget* parent = nullptr);

    void show(const Hop& hop);
    [[nodiscard]] Hop hop() const;
    // Fields are named as in Hop: "server", "account", "credentials".
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems);
    void beginTyping();

signals:
    void edited();

private:
    Hop m_shown; // With what has no field here.
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_account;
    QLineEdit* m_hostKeyAlias;
    LogInFields* m_logIn;
    OldAlgorithmsBox* m_old;
    ProblemLines m_problems;
};

} // namespace underpass
