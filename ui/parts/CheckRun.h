// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QObject>

#include <thread>

namespace underpass {

// Runs a check on a thread of its own and tells each step on the GUI thread. Dying, it asks the check
// to stop and waits for it, which takes as long as the check needs to notice: well under a second.
class CheckRun : public QObject
{
    Q_OBJECT

public:
    explicit CheckRun(Desk::Check check, QObject* parent = nullptr);
    ~CheckRun() override;

signals:
    void step(const underpass::CheckStep& step);
    void finished();

private:
    std::jthread m_thread;
};

} // namespace underpass
