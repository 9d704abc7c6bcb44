// SPDX-License-Identifier: MIT
#include "ui/parts/TestButton.h"

#include "ui/parts/CheckRun.h"

namespace underpass {

TestButton::TestButton(Desk& desk, const QString& name, QWidget* parent)
    : QPushButton(tr("T&est it"), parent)
    , m_desk(desk)
{
    setObjectName(name);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &TestButton::begin);
}

TestButton::~TestButton() = default;

void TestButton::setProfile(const ProfileId& id)
{
    if (id != m_id)
        end();
    m_id = id;
}

void TestButton::end()
{
    m_run.reset();
    setEnabled(true);
}

void TestButton::begin()
{
    const TunnelRow* row = m_desk.model().find(m_id);
    if (row == nullptr || m_run)
        return;
    emit begun();
    m_run = std::make_unique<CheckRun>(m_desk.checkOf(row->profile));
    connect(m_run.get(), &CheckRun::step, this, &TestButton::step);
    connect(m_run.get(), &CheckRun::finished, this, &TestButton::end, Qt::QueuedConnection);
    setEnabled(false);
}

} // namespace underpass
