// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace underpass {

// What the machine tells while the program runs. GUI thread. Windows: WM_POWERBROADCAST,
// NotifyIpInterfaceChange and NotifyUnicastIpAddressChange, WM_ENDSESSION, WM_SETTINGCHANGE. Linux: logind's
// PrepareForSleep and rtnetlink(7); the end of the session or of the terminal is a signal, and colours are
// the desktop's.
class SystemEvents : public QObject
{
    Q_OBJECT

public:
    SystemEvents();
    ~SystemEvents() override;

signals:
    void changed(); // It woke up, or its network changed. Several that come together are told once.
    void sessionEnding(); // There is about a second left.
    void looksChanged(); // Somebody switched between light and dark.

private:
    class Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace underpass
