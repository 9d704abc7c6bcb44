// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/Connect.h"
#include "core/net/TaskGroup.h"
#include "core/ssh/carry/ForwardedChannel.h"
#include "core/ssh/carry/GlobalRequest.h"
#include "core/tunnel/Session.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <vector>

namespace underpass {

// Somebody who has connected to where the server listens for a remote forward, and whose target answers here.
// The channel is accepted.
struct RemoteCall
{
    ForwardNumber forward = 0;
    Endpoint originator; // As the server says; cleaned.
    Endpoint target;
    asio::ip::tcp::socket socket; // To the target.
    std::unique_ptr<ForwardedChannel> channel;
};

// What the server of one session listens for (RFC 4254 section 7). Asks for it, and again from time to time
// where it was refused: a port may be held by what is left of the session before. Whoever calls is let in
// once the forward's target has answered here, and refused at once when it does not. A call for what was not
// asked for is refused. Lives on its session's worker thread.
class RemoteForwards
{
public:
    struct Setup
    {
        Engine& engine;
        asio::any_io_executor worker;
        // Where the server listens for a forward, with the port that it chose, or why it does not.
        std::function<void(ForwardNumber forward, const Result<Endpoint>& where)> listens;
        std::function<void(ForwardNumber forward, const std::optional<Error>& refusal)> targetAnswered;
        std::function<void(RemoteCall call)> called;
        std::function<void()> outputGrew;
        Clock::duration firstAgain = std::chrono::seconds{5}; // Each wait is twice the one before.
    };
    explicit RemoteForwards(Setup setup);
    ~RemoteForwards();

    // From now on the server is to listen for the remote forwards among these that are enabled, and for
    // nothing else. One that listens already goes on doing so, under its number here, and listens() is called
    // again for it, at once.
    void set(const std::vector<NumberedForward>& forwards);

    // Until listens() was called for each of them, with the error RemoteListenRefused where the server is
    // silent for `patience`.
    [[nodiscard]] asio::awaitable<void> settled(std::chrono::milliseconds patience);

    void pump(); // The server has sent something: look what it means for the forwards.
    void stop(); // The connection is over; then await finished().
    [[nodiscard]] asio::awaitable<void> finished() { return m_tasks.finished(); }

private:
    struct Listen;
    using ListenPtr = std::shared_ptr<Listen>;
    using ChannelPtr = std::unique_ptr<ForwardedChannel>;

    [[nodiscard]] ListenPtr takeFrom(std::vector<ListenPtr>& before, const Forward& forward) const;
    void ask(Listen& listen);
    void cancel(const Listen& listen);
    void takeAnswer(Listen& listen);
    void refused(Listen& listen, std::string detail);
    [[nodiscard]] bool isAllAnswered() const;
    [[nodiscard]] ListenPtr listenFor(const Endpoint& connected) const;
    void takeCall(ChannelPtr channel);
    [[nodiscard]] asio::awaitable<void> connectAndAccept(ListenPtr listen, ChannelPtr channel);
    [[nodiscard]] asio::awaitable<Result<asio::ip::tcp::socket>> connect(ListenPtr listen);
    [[nodiscard]] asio::awaitable<void> refuse(
        ChannelPtr channel, ForwardedChannel::Reason reason, std::string text);
    [[nodiscard]] asio::awaitable<void> askAgain();

    const Setup m_setup;
    std::vector<ListenPtr> m_listens;
    std::vector<std::unique_ptr<GlobalRequest>> m_cancels; // Unanswered.
    std::list<Connect> m_connects;
    Event m_moved; // The server has sent something, or it is over.
    Event m_again; // Somebody else is to be asked for again, or nobody any more.
    bool m_isAskingAgain = false;
    bool m_stopped = false;
    TaskGroup m_tasks;
};

} // namespace underpass
