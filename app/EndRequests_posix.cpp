// SPDX-License-Identifier: MIT
#include "app/EndRequests.h"

#include <csignal>
#include <utility>

#include <asio/signal_set.hpp>

namespace underpass {

namespace {

bool isIgnored(int signal)
{
    struct sigaction now{};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

} // namespace

class EndRequests::Watch
{
public:
    Watch(asio::io_context& loop, std::function<void()> wanted)
        : m_signals(loop, SIGINT, SIGTERM)
        , m_wanted(std::move(wanted))
    {
        std::error_code ignored;
        if (!isIgnored(SIGHUP))
            m_signals.add(SIGHUP, ignored);
        m_signals.async_wait([this](const std::error_code& stopped, int) {
            if (!stopped)
                m_wanted();
        });
    }
    void stop() { m_signals.cancel(); }

private:
    asio::signal_set m_signals;
    std::function<void()> m_wanted;
};

EndRequests::EndRequests(asio::io_context& loop, std::function<void()> wanted)
    : m_watch(std::make_shared<Watch>(loop, std::move(wanted)))
{ }

EndRequests::~EndRequests() = default;

void EndRequests::stop()
{
    m_watch->stop();
}

} // namespace underpass
