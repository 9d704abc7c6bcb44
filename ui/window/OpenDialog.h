// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace underpass {

class CheckRun;
class CopyField;

// Opens what a forward leads to, once the service there has answered over the tunnel's session, and only
// while the forward's port is the tunnel's own. It comes into view where that takes a moment or there is
// something to say: no answer, no program for it, a line to copy. Ends by itself where a program was started.
class OpenDialog : public QDialog
{
    Q_OBJECT

public:
    OpenDialog(Desk& desk, ProfileId id, const Forward& forward, QWidget* parent = nullptr);
    ~OpenDialog() override;

private:
    void build();
    void ask();
    void take(const CheckStep& step);
    void decide();
    void open();
    void say(const QString& sentence);
    void showLine(const QString& sentence, const Forward& forward);
    [[nodiscard]] std::optional<Forward> inUse() const;

    Desk& m_desk;
    ProfileId m_id;
    Forward m_forward;
    QLabel* m_sentence;
    CopyField* m_line;
    QPushButton* m_again;
    QDialogButtonBox* m_buttons;
    QTimer m_patience;
    std::unique_ptr<CheckRun> m_run;
    std::optional<CheckFinding> m_found; // At the target, or on the way there.
};

} // namespace underpass
