// SPDX-License-Identifier: MIT
#include "app/tray/SystemEvents.h"

#include "app/EndRequests.h"
#include "core/net/MachineEvents.h"

#include <thread>

#include <asio/io_context.hpp>

namespace underpass {

// On a thread of its own: a window that hangs must not outlive its session, nor the terminal it was started
// from.
class SystemEvents::Watch
{
public:
    explicit Watch(SystemEvents& events)
        : m_endRequests(m_loop,
              [&events] {
                  endWithin(patienceWithEnding, 0);
                  QMetaObject::invokeMethod(&events, &SystemEvents::sessionEnding, Qt::QueuedConnection);
              })
        , m_machine(m_loop,
              [&events] { QMetaObject::invokeMethod(&events, &SystemEvents::changed, Qt::QueuedConnection); })
        , m_thread([this] { m_loop.run(); })
    { }
    ~Watch()
    {
        m_loop.stop();
        m_thread.join();
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    asio::io_context m_loop;
    EndRequests m_endRequests;
    MachineEvents m_machine;
    std::thread m_thread;
};

SystemEvents::SystemEvents()
    : m_watch(std::make_unique<Watch>(*this))
{ }

SystemEvents::~SystemEvents() = default;

} // namespace underpass
