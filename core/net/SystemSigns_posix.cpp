// SPDX-License-Identifier: MIT
#include "core/net/SystemSigns.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <limits>
#include <utility>

#include <asio/posix/stream_descriptor.hpp>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace underpass {

namespace {

using Descriptor = asio::posix::stream_descriptor;

int openRoutes()
{
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups
        = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
    if (socket < 0 || ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

// Never expires. The kernel cancels it when the clock is set, and that is what a resume does to it.
void arm(int timer)
{
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<std::int32_t>::max();
    ::timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
}

std::chrono::nanoseconds timeOf(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

// In all: only one of the two clocks runs on meanwhile.
std::chrono::nanoseconds timeAsleep()
{
    const auto awake = timeOf(CLOCK_MONOTONIC);
    return timeOf(CLOCK_BOOTTIME) - awake;
}

} // namespace

class SystemSigns::Sources : public std::enable_shared_from_this<Sources>
{
public:
    Sources(asio::io_context& loop, Told told)
        : m_told(std::move(told))
        , m_routes(loop)
        , m_clock(loop)
    {
        adopt(m_routes, openRoutes());
        adopt(m_clock, ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC));
    }
    void start()
    {
        if (m_routes.is_open())
            waitForRoutes();
        if (m_clock.is_open())
            waitForClock();
    }
    void stop()
    {
        std::error_code ignored;
        m_routes.close(ignored);
        m_clock.close(ignored);
    }

private:
    static void adopt(Descriptor& descriptor, int opened)
    {
        std::error_code ignored;
        if (opened >= 0)
            descriptor.assign(opened, ignored);
    }

    // What exactly it says does not matter: all of it is looked at anew.
    void waitForRoutes()
    {
        m_routes.async_wait(Descriptor::wait_read, [self = shared_from_this()](const std::error_code& error) {
            if (error || !self->m_routes.is_open())
                return;
            std::array<char, 8192> skipped{};
            while (::recv(self->m_routes.native_handle(), skipped.data(), skipped.size(), 0) > 0) { }
            self->m_told.networkMayHaveChanged();
            self->waitForRoutes();
        });
    }

    void waitForClock()
    {
        arm(m_clock.native_handle());
        m_clock.async_wait(Descriptor::wait_read, [self = shared_from_this()](const std::error_code& error) {
            if (error || !self->m_clock.is_open())
                return;
            std::uint64_t skipped = 0;
            (void)!::read(self->m_clock.native_handle(), &skipped, sizeof skipped);
            const auto asleep = timeAsleep();
            if (asleep - std::exchange(self->m_asleep, asleep) > std::chrono::seconds{1})
                self->m_told.woke();
            self->waitForClock();
        });
    }

    Told m_told;
    Descriptor m_routes;
    Descriptor m_clock;
    std::chrono::nanoseconds m_asleep = timeAsleep();
};

SystemSigns::SystemSigns(asio::io_context& loop, Told told)
    : m_sources(std::make_shared<Sources>(loop, std::move(told)))
{
    m_sources->start();
}

SystemSigns::~SystemSigns()
{
    m_sources->stop();
}

} // namespace underpass
