// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/Listener.h"
#include "core/tunnel/Lessons.h"
#include "core/tunnel/RelayInfo.h"
#include "core/tunnel/TunnelState.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>

namespace underpass {

// Names a forward inside its running tunnel, whatever is added, removed or moved beside it; never given anew.
using ForwardNumber = std::size_t;

struct NumberedForward
{
    ForwardNumber number = 0;
    Forward forward;
};

// How much a session has to do.
struct SessionLoad
{
    std::size_t relays = 0;
    bool busy = false; // Several megabytes went through it within the last seconds.
};

// What a session tells its tunnel while it runs; called on the worker thread, from inside run().
class SessionObserver
{
public:
    virtual ~SessionObserver() = default;
    virtual void asked(const Question& question) = 0;
    virtual void answered() = 0;
    // A person should know this, and need not answer. After opened() only which old algorithms are in use, if
    // that changes; none is none any more.
    virtual void told(const Notice&) { }
    // Authenticated, and the server has said for each remote forward whether it listens: calls may now be
    // given to relay().
    virtual void opened() = 0;
    virtual void silent(TimePoint since) = 0;
    virtual void unheard(TimePoint) { } // The same where nobody asks it: no sign of anything.
    virtual void heard() = 0; // After either.
    virtual void answersNothing(bool) {
    } // It is judged by its system's acknowledgements alone; or no longer.
    // How long the server took to answer a question. Of the main connection.
    virtual void answeredWithin(std::chrono::nanoseconds) { }
    virtual void forwardTrouble(ForwardNumber forward, const std::optional<Error>& trouble) = 0;
    virtual void reached(ForwardNumber) { } // A target of this forward, for somebody who called.
    virtual void carried(ForwardNumber) { } // Bytes from a target to who had called.
    // Whether the server listens for this remote forward: where, with the port that it chose, or why not
    // (RemoteListenRefused). Before opened() once for each, later whenever it changes.
    virtual void remoteListens(ForwardNumber, const Result<Endpoint>&) { }
    virtual void gotBusy() { } // Session::load() says so.
    [[nodiscard]] virtual Lessons& lessons() { return m_lessons; } // At any time; outlives the session.

private:
    Lessons m_lessons;
};

// One SSH connection, from TCP connect to its end. Never retries. Lives on one worker thread; everything
// below is called there.
class Session
{
public:
    virtual ~Session() = default;

    // Connects, checks the host key, logs in, then carries relays until the connection is over; returns why.
    // Called once. When it has returned, nothing of the session runs any more.
    [[nodiscard]] virtual asio::awaitable<Error> run() = 0;

    // Makes run() return `why` soon, whatever it is doing.
    virtual void end(Error why) = 0;

    // Asks the server for a sign of life now; without one before `deadline` the session ends with
    // ServerSilent.
    virtual void probe(std::chrono::milliseconds deadline) = 0;

    // Takes over an accepted connection of a local or dynamic forward; its target says where to. A caller
    // that waits for an answer gets it once the server has answered.
    virtual void relay(ForwardNumber forward, Call call) = 0;

    // The server is to listen for the remote forwards among these from now on, instead of for those before;
    // for none until the first call. What goes on listening is told to remoteListens() at once, the rest when
    // the server has answered.
    virtual void setRemoteForwards(const std::vector<NumberedForward>& forwards) = 0;

    [[nodiscard]] virtual std::vector<RelayInfo> relays() const = 0; // RelayInfo::forward is the number.
    virtual void closeRelay(std::uint64_t id) = 0;
    [[nodiscard]] virtual SessionLoad load() const = 0;

    // Whether somebody may have taken part in its log-in so far, so that another one like it might cost
    // somebody a touch, a push or a click.
    [[nodiscard]] virtual bool mayHaveTakenSomebody() const = 0;
};

} // namespace underpass
