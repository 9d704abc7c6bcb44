// SPDX-License-Identifier: MIT
#include "app/tray/SystemEvents.h"

#include "app/EndRequests.h"

#include <QDBusConnection>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <thread>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr auto settled = 2s; // A network that comes up changes several times.

int openRouteSocket()
{
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (socket >= 0 && ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return socket;
    if (socket >= 0)
        ::close(socket);
    return -1;
}

} // namespace

class SystemEvents::Watch : public QObject
{
    Q_OBJECT

public:
    explicit Watch(SystemEvents& events)
        : m_endRequests(m_loop, [this, &events] { askToEnd(events); })
        , m_route(openRouteSocket())
    {
        m_settle.setSingleShot(true);
        m_settle.setInterval(settled);
        connect(&m_settle, &QTimer::timeout, &events, &SystemEvents::changed);
        if (m_route >= 0) {
            m_notifier = std::make_unique<QSocketNotifier>(m_route, QSocketNotifier::Read);
            connect(m_notifier.get(), &QSocketNotifier::activated, this, &Watch::readRoutes);
        }
        m_thread = std::thread{[this] { m_loop.run(); }};
        QDBusConnection::systemBus().connect("org.freedesktop.login1", "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager", "PrepareForSleep", this, SLOT(prepareForSleep(bool)));
    }
    ~Watch() override
    {
        m_loop.stop();
        m_thread.join();
        m_notifier.reset();
        if (m_route >= 0)
            ::close(m_route);
    }

private slots:
    void prepareForSleep(bool isGoingToSleep)
    {
        if (!isGoingToSleep)
            m_settle.start();
    }

private:
    // From a thread of its own: a window that hangs must not outlive its session, nor the terminal it was
    // started from.
    void askToEnd(SystemEvents& events)
    {
        endWithin(patienceWithEnding, 0);
        QMetaObject::invokeMethod(&events, &SystemEvents::sessionEnding, Qt::QueuedConnection);
    }

    // What exactly changed does not matter: every tunnel asks its server.
    void readRoutes()
    {
        std::array<char, 8192> ignored{};
        while (::recv(m_route, ignored.data(), ignored.size(), 0) > 0) { }
        m_settle.start();
    }

    asio::io_context m_loop;
    EndRequests m_endRequests;
    int m_route;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_settle;
    std::thread m_thread;
};

SystemEvents::SystemEvents()
    : m_watch(std::make_unique<Watch>(*this))
{ }

SystemEvents::~SystemEvents() = default;

} // namespace underpass

#include "SystemEvents_posix.moc"
