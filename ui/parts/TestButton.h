// SPDX-License-Identifier: MIT
#pragma once

#include "ui/parts/Desk.h"

#include <QPushButton>

#include <memory>

namespace underpass {

class CheckRun;

// Tries every forward of a tunnel over its own session, past its ports: whoever might hold one of them is not
// asked. Can be pressed while none of its tests is under way.
class TestButton : public QPushButton
{
    Q_OBJECT

public:
    TestButton(Desk& desk, const QString& name, QWidget* parent = nullptr);
    ~TestButton() override;

    void setProfile(const ProfileId& id); // A test of another one ends.
    void end(); // Nothing is told of a test that is under way.

signals:
    void begun();
    void step(const underpass::CheckStep& step);

private:
    void begin();

    Desk& m_desk;
    ProfileId m_id;
    std::unique_ptr<CheckRun> m_run;
};

} // namespace underpass
