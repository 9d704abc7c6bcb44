// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace underpass {

// What the machine tells: it woke up, or its network changed. Several changes that come together are told
// once. GUI thread. Windows: WM_POWERBROADCAST and NotifyIpInterfaceChange. Linux: logind's PrepareForSleep
// and rtnetlink(7).
class SystemEvents : public QObject
{
    Q_OBJECT

public:
    SystemEvents();
    ~SystemEvents() override;

signals:
    void changed();

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace underpass
