// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Check.h"
#include "ui/parts/Desk.h"

#include <QDialog>

#include <optional>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace underpass {

class CheckRun;
class ServerWordsBox;

// Goes the whole way of a profile once and shows each step with its result. Closing it ends the check.
class CheckDialog : public QDialog
{
    Q_OBJECT

public:
    CheckDialog(Desk& desk, const Profile& profile, QWidget* parent = nullptr);

    void addStep(const CheckStep& step);
    void finish();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildButtons(QVBoxLayout& layout);
    void tell(const Notice& notice);
    void retranslate();
    [[nodiscard]] QString verdict() const;

    const QString m_profile; // Its name.
    std::vector<CheckStep> m_done;
    enum class Phase { Refused, Running, Finished }; // Refused: it is just connecting.
    Phase m_phase = Phase::Running;
    QListWidget* m_steps;
    ServerWordsBox* m_words;
    QStringList m_said; // By the server, while the log-in goes on.
    QProgressBar* m_progress;
    QLabel* m_verdict; // Before there is one, what is waited for.
    std::optional<Notice> m_waits;
    QPushButton* m_copy = nullptr;
    CheckRun* m_run = nullptr;
};

} // namespace underpass
