// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Watch.h"

#include "core/ssh/carry/Silence.h"

#include <utility>

namespace underpass {

Watch::Watch(Setup setup, std::chrono::milliseconds unheard)
    : m_setup(std::move(setup))
    , m_unheardAfter(unheard)
    , m_stopping(m_setup.worker)
{ }

asio::awaitable<void> Watch::run()
{
    return m_setup.keepalive.count() > 0 ? askFromTimeToTime() : onlyListen();
}

// Once at the beginning, so that it is known soon whether this server answers at all.
asio::awaitable<void> Watch::askFromTimeToTime()
{
    if (!m_stopped)
        ask();
    std::size_t step = 0;
    TimePoint heard = m_lastHeard;
    TimePoint from = m_lastHeard;
    std::chrono::milliseconds gone{0};
    while (!m_stopped) {
        if (m_lastHeard != heard) {
            from = heard = m_lastHeard;
            gone = gone.zero();
            step = 0;
        }
        // From one step to the next, not from the beginning: whoever had no turn meanwhile, because the
        // machine slept or was busy, asks and waits before he gives up.
        const auto due = silenceSteps.at(step).after(m_setup.keepalive);
        const TimePoint next = from + (due - gone);
        (void)co_await m_stopping.waitUntil(next);
        if (m_stopped || m_lastHeard != heard)
            continue;
        if (isAliveOtherwise()) {
            isThere();
            continue;
        }
        from = Clock::now();
        if (silenceSteps.at(step).action == Silence::GiveUp && hadNoTurnAt(next)) {
            ask();
            continue; // The same time again.
        }
        gone = due;
        takeStep(step++);
    }
}

asio::awaitable<void> Watch::onlyListen()
{
    while (!m_stopped) {
        const TimePoint since = m_lastHeard;
        const TimePoint late = m_reportedSilence ? TimePoint::max() : since + m_unheardAfter;
        (void)co_await m_stopping.waitUntil(late);
        if (m_stopped || m_lastHeard != since)
            continue;
        m_reportedSilence = true;
        m_setup.unheard(since);
    }
}

void Watch::ask()
{
    // With two questions under way nobody can tell which one is answered.
    m_measured = m_measured ? std::nullopt : std::optional{Measured{Clock::now(), m_setup.answers()}};
    m_setup.ask();
    const Arrivals now = m_setup.arrivals();
    m_acked = now.acked.value_or(0);
    if (!m_question)
        m_question = now.sent;
}

void Watch::takeStep(std::size_t step)
{
    switch (silenceSteps.at(step).action) {
    case Silence::Ask:
    case Silence::AskAgain:
        ask();
        break;
    case Silence::Report:
        m_reportedSilence = true;
        m_setup.silent(m_lastHeard);
        break;
    case Silence::GiveUp:
        giveUp("no answer to two questions");
        break;
    }
}

bool Watch::hasArrived(const Arrivals& now) const
{
    return m_question && now.acked && *now.acked >= *m_question;
}

bool Watch::isAliveOtherwise()
{
    const Arrivals now = m_setup.arrivals();
    const bool movesOn = now.acked.value_or(0) > std::exchange(m_acked, now.acked.value_or(0));
    noteAnswers(m_answersNothing && m_setup.answers() == 0);
    if (m_setup.isNotRead())
        return movesOn;
    if (!m_question)
        return false;
    if (!hasArrived(now))
        return movesOn;
    if (m_setup.answers() > 0)
        return false;
    m_question.reset();
    noteAnswers(true);
    return true;
}

void Watch::noteAnswers(bool answersNothing)
{
    if (std::exchange(m_answersNothing, answersNothing) != answersNothing)
        m_setup.answersNothing(answersNothing);
}
void Watch::heard()
{
    m_question.reset();
    isThere();
}

void Watch::looked()
{
    if (!m_measured || m_setup.answers() <= m_measured->answers)
        return;
    m_setup.answeredWithin(Clock::now() - m_measured->asked);
    m_measured.reset();
}

void Watch::isThere()
{
    m_lastHeard = Clock::now();
    if (!std::exchange(m_reportedSilence, false))
        return;
    m_setup.heard();
    m_stopping.notify(); // The next silence is another one.
}

void Watch::probe(std::chrono::milliseconds patience)
{
    ask();
    const TimePoint asked = Clock::now();
    m_probe = std::make_unique<Deadline>(m_setup.worker, patience, [this, asked, patience] {
        if (m_lastHeard >= asked || m_stopped || isAliveOtherwise())
            return;
        if (hadNoTurnAt(asked + patience))
            probe(patience);
        else
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
