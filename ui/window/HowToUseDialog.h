// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QDialog>

class QLabel;

namespace underpass {

class HowToUse;

// What to enter in the programs that use a tunnel, while it is up; otherwise how the tunnel is doing.
class HowToUseDialog : public QDialog
{
    Q_OBJECT

public:
    HowToUseDialog(Desk& desk, ProfileId id, QWidget* parent = nullptr);

private:
    void refresh();

    Desk& m_desk;
    ProfileId m_id;
    QLabel* m_sentence;
    HowToUse* m_use;
};

} // namespace underpass
