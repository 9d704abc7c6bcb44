// SPDX-License-Identifier: MIT
#pragma once

#include "core/Check.h"
#include "ui/Desk.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QProgressBar;

namespace underpass {

class CheckRun;

// Goes the whole way of a profile once and shows each step with its result. Closing it ends the check.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    CheckDialog(Desk& desk, const Profile& profile, QWidget* parent = nullptr);

    void addStep(const CheckStep& step);
    void finish();

private:
    QListWidget* m_steps;
    QProgressBar* m_progress;
    QLabel* m_verdict;
    bool m_hasTrouble = false;
    CheckRun* m_run = nullptr;
};

} // namespace underpass
