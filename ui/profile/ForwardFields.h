// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ForwardTable.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace underpass {

class ProgramList;

// The fields of one forward; which of them there are depends on its kind.
class ForwardFields : public QWidget
{
    Q_OBJECT

public:
    explicit ForwardFields(QWidget* parent = nullptr);

    void show(const ForwardDraft& draft);
    [[nodiscard]] ForwardDraft draft() const;
    // Fields are named as in Forward: "listen", "target", "who".
    std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems);
    void beginTyping(); // Puts the cursor where the first thing is to be typed.

signals:
    void edited();

private:
    void refresh();
    [[nodiscard]] ForwardKind kind() const;

    QFormLayout* m_form;
    ForwardDraft m_shown;
    QComboBox* m_kind;
    QLabel* m_kindHint;
    QLabel* m_listenLabel;
    QLineEdit* m_listen;
    QLabel* m_targetLabel;
    QLineEdit* m_target;
    QComboBox* m_who;
    ProgramList* m_programs;
    QCheckBox* m_required;
    ProblemLines m_problems;
};

} // namespace underpass
