// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Watch.h"

#include "core/ssh/carry/Silence.h"

#include <utility>

namespace underpass {

Watch::Watch(Setup setup)
    : m_setup(std::move(setup))
    , m_stopping(m_setup.worker)
{ }

asio::awaitable<void> Watch::run()
{
    std::size_t step = 0;
    TimePoint since = m_lastHeard;
    while (!m_stopped) {
        if (m_lastHeard != since) {
            since = m_lastHeard;
            step = 0;
        }
        (void)co_await m_stopping.waitUntil(since + silenceSteps.at(step).after(m_setup.keepalive));
        if (!m_stopped && m_setup.isAliveOtherwise())
            heard();
        if (!m_stopped && m_lastHeard == since)
            takeStep(step++, since);
    }
}

void Watch::takeStep(std::size_t step, TimePoint since)
{
    switch (silenceSteps.at(step).action) {
    case Silence::Ask:
    case Silence::AskAgain:
        m_setup.ask();
        break;
    case Silence::Report:
        m_reportedSilence = true;
        m_setup.silent(since);
        break;
    case Silence::GiveUp:
        giveUp("no answer to two questions");
        break;
    }
}

void Watch::heard()
{
    m_lastHeard = Clock::now();
    if (std::exchange(m_reportedSilence, false))
        m_setup.heard();
}

void Watch::probe(std::chrono::milliseconds patience)
{
    m_setup.ask();
    m_probe = std::make_unique<Deadline>(m_setup.worker, patience, [this, asked = Clock::now()] {
        if (m_lastHeard < asked && !m_stopped)
            giveUp("no answer to a probe");
    });
}

void Watch::giveUp(std::string why)
{
    stop();
    m_setup.gaveUp(std::move(why));
}

void Watch::stop()
{
    m_stopped = true;
    m_stopping.notify();
}

} // namespace underpass
