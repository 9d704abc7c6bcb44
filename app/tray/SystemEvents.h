// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace underpass {

// What the machine tells while the program runs. GUI thread. MachineEvents, on a thread of its own; Windows:
// WM_ENDSESSION and WM_SETTINGCHANGE; Linux: the end of the session or of the terminal is a signal, and
// colours are the desktop's.
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
