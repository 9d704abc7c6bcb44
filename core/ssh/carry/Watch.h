// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Deadline.h"
#include "core/net/Event.h"
#include "core/tunnel/TunnelState.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace underpass {

// Whether a server is still there. Evidence are bytes from it; without any it is asked, reported as silent,
// asked again and given up, at the times of Silence.h. A question that has not arrived yet, behind much that
// moves on, is waited for. A server that never answered any question of this session is judged by what its
// system acknowledges alone: there are devices that answer none. Whoever had no turn when his time came,
// because the machine slept or was busy, asks once more before he gives up: the answer may be there already.
// Lives on its session's worker thread.
class Watch
{
public:
    // What shows that something arrived at the other end's system, in bytes since the connection began.
    struct Arrivals
    {
        std::optional<std::uint64_t> acked; // Nothing where our system does not say.
        std::uint64_t sent = 0; // With what waits to be sent.
    };
    struct Setup
    {
        asio::any_io_executor worker;
        std::chrono::milliseconds keepalive; // 0: nobody is asked, and no silence is the end.
        std::function<void()> ask; // Something that it has to answer.
        std::function<int()> answers; // To questions of this session, so far.
        std::function<Arrivals()> arrivals;
        std::function<bool()> isNotRead; // What the server says waits; so it can answer nothing.
        std::function<void(TimePoint since)> silent;
        std::function<void(TimePoint since)> unheard; // Once a minute has gone by, with a keepalive of 0.
        std::function<void()> heard; // After silent() or unheard().
        std::function<void(std::chrono::nanoseconds)> answeredWithin; // From the question to the answer.
        std::function<void(bool)> answersNothing; // When that changes; at first it is taken to answer.
        std::function<void(std::string why)> gaveUp; // At most once; nothing is called afterwards.
        std::chrono::milliseconds noTurn = std::chrono::seconds{1}; // So much too late.
    };
    static constexpr std::chrono::milliseconds unheardAfter = std::chrono::minutes{1};
    explicit Watch(Setup setup, std::chrono::milliseconds unheard = unheardAfter);

    [[nodiscard]] asio::awaitable<void> run(); // Until it gives up, or stop().
    void heard(); // Something has come from the server.
    void looked(); // At what has come: answers() is up to date.
    // Asks now, and gives up unless it is heard before the time is over. The latest one counts.
    void probe(std::chrono::milliseconds patience);
    void stop(); // Calls nobody any more; then await the end of run().

private:
    [[nodiscard]] asio::awaitable<void> askFromTimeToTime();
    [[nodiscard]] asio::awaitable<void> onlyListen();
    void ask();
    void isThere();
    void takeStep(std::size_t step);
    [[nodiscard]] bool hadNoTurnAt(TimePoint due) const { return Clock::now() - due > m_setup.noTurn; }
    // Whether anything but bytes from it shows that the server may well be there.
    [[nodiscard]] bool isAliveOtherwise();
    [[nodiscard]] bool hasArrived(const Arrivals& now) const;
    void noteAnswers(bool answersNothing);
    void giveUp(std::string why);

    const Setup m_setup;
    const std::chrono::milliseconds m_unheardAfter;
    TimePoint m_lastHeard = Clock::now();
    std::optional<std::uint64_t> m_question; // Where the oldest one ends that nothing has come after.
    struct Measured
    {
        TimePoint asked;
        int answers = 0; // Before it.
    };
    std::optional<Measured> m_measured; // The one question that no answer has come to.
    std::uint64_t m_acked = 0; // When it was looked at last.
    bool m_reportedSilence = false;
    bool m_answersNothing = false;
    bool m_stopped = false;
    Event m_stopping;
    std::unique_ptr<Deadline> m_probe;
};

} // namespace underpass
