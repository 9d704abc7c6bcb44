// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace underpass {

class HowToUse;
class TestButton;

// What to enter in the programs that use a tunnel, while it is up, with a test of each service; otherwise how
// the tunnel is doing.
class HowToUseDialog : public QDialog
{
    Q_OBJECT

public:
    HowToUseDialog(Desk& desk, ProfileId id, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();

    Desk& m_desk;
    ProfileId m_id;
    QVBoxLayout* m_layout;
    QWidget* m_content = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_sentence = nullptr;
    HowToUse* m_use = nullptr;
    TestButton* m_test = nullptr;
};

} // namespace underpass
