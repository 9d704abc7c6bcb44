// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Notice.h"
#include "core/net/Stream.h"
#include "core/ssh/engine/Engine.h"
#include "core/ssh/engine/Errand.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <asio/awaitable.hpp>

namespace underpass {

// Hears how a log-in gets on. Called on the transport's thread.
class LogInListener
{
public:
    virtual ~LogInListener() = default;
    virtual void began(const LongWait& step) = 0; // What is waited for from now on.
    virtual void said(const std::string& words) = 0; // By the server, without a question: Engine::say().
};

// The stream to a server and the engine of one session, while both are used in turns: until log-in is over,
// everything is one question and one answer at a time. Afterwards the session reads and writes side by side
// and uses stream() and engine(). Lives on one worker thread.
class Transport
{
public:
    Transport(std::unique_ptr<Stream> stream, std::unique_ptr<Engine> engine, Endpoint server);

    // Repeats one libssh2 call, with the same arguments, until it returns something else than
    // LIBSSH2_ERROR_EAGAIN, doing the reading and writing it needs. Before reading, `interlude` may do what
    // the call waits for and return true to have it repeated at once. Without a byte from the server for
    // `patience`, where there is one, everything ends with ServerSilent.
    using Call = std::function<int()>;
    using Interlude = std::function<asio::awaitable<bool>()>;
    [[nodiscard]] asio::awaitable<int> complete(Call call);
    [[nodiscard]] asio::awaitable<int> complete(Call call, Interlude interlude);
    [[nodiscard]] asio::awaitable<int> complete(Call call, std::chrono::seconds patience);

    // From now on all waiting for the server, interludes apart, may take `time` together, whatever it sends
    // meanwhile; then everything ends with LogInTooLong, which names the step it was at.
    void limitWaiting(std::chrono::milliseconds time) { m_timeLeft = m_timeInAll = time; }
    // It may take `time` in all, what has passed of it included, if that is longer.
    void extendWaiting(std::chrono::milliseconds time);
    void atStep(std::string step, WaitsFor whom = WaitsFor::Server);
    [[nodiscard]] const std::string& step() const { return m_step; }

    // Hears of steps and of what the server says from now on; null for nobody.
    void setListener(LogInListener* listener) { m_listener = listener; }

    // Why a call that returned `code` failed, with what the stream knows about it.
    [[nodiscard]] Error error(int code) const;

    // Ends every wait; calls then fail, and error() says `why`.
    void end(Error why);
    [[nodiscard]] const std::optional<Error>& ended() const { return m_ended; }

    // Called by end(), for what waits for something else than the stream; null again when the wait is over.
    void setInterruption(std::function<void()> interrupt) { m_interrupt = std::move(interrupt); }

    // What goes on beside, from now on; whoever reads calls runErrands() after Engine::drive().
    void addErrand(std::unique_ptr<Errand> errand) { m_errands.push_back(std::move(errand)); }
    void runErrands()
    {
        for (const auto& errand : m_errands)
            errand->look();
    }

    // A read or write on the stream failed: remembers what it means for error().
    void lost(const std::error_code& reason);

    // The end was not this server's: what carries the connection to it broke.
    [[nodiscard]] bool brokeBelow() const { return m_brokeBelow; }

    [[nodiscard]] Stream& stream() { return *m_stream; }
    [[nodiscard]] Engine& engine() { return *m_engine; }
    [[nodiscard]] const Endpoint& server() const { return m_server; }

private:
    class Wait;
    void tookTooLong();
    [[nodiscard]] asio::awaitable<void> flush();
    [[nodiscard]] asio::awaitable<void> readMore();
    [[nodiscard]] std::vector<std::string> wordsToTell();
    void heedLastWords();

    std::unique_ptr<Stream> m_stream;
    std::unique_ptr<Engine> m_engine;
    std::vector<std::unique_ptr<Errand>> m_errands; // End before the engine.
    Endpoint m_server;
    std::function<void()> m_interrupt;
    std::optional<Error> m_ended;
    bool m_brokeBelow = false;
    std::optional<Clock::duration> m_timeLeft; // For waiting.
    Clock::duration m_timeInAll{};
    std::optional<std::chrono::seconds> m_patience; // With one silence.
    std::string m_step;
    LogInListener* m_listener = nullptr;
};

// The SSH handshake (RFC 4253 sections 4 and 7). Errors: ServerFull when the server hangs up before its
// banner, NotSsh or Ssh1Only when something else answers, NoCommonAlgorithm, OldAlgorithmsOnly, ServerSilent,
// LinkLost, ProtocolViolation. `longest` is for the whole of it: a tarpit sends a line of greeting every few
// seconds for ever, and some servers and relays begin late.
[[nodiscard]] asio::awaitable<Result<void>> shakeHands(
    Transport& transport, std::chrono::milliseconds longest = std::chrono::minutes{2});

} // namespace underpass
