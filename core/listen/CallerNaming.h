// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/PeerIdentity.h"
#include "core/net/Event.h"
#include "core/net/Offload.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace underpass {

// Finds out the names of callers whose accounts are known: one after another, so that however many there are
// they take no more than one helper thread from the rest, and with a pause between them where told so. Lives
// on one worker thread.
class CallerNaming : public std::enable_shared_from_this<CallerNaming>
{
public:
    // What PeerIdentity::described() said: unknown, where the connection is over or there was nobody to ask.
    using Named = std::move_only_function<void(const Caller&)>;

    CallerNaming(const asio::any_io_executor& worker, std::shared_ptr<PeerIdentity> identity,
        std::size_t mostWaiting, std::chrono::milliseconds pause);

    [[nodiscard]] bool hasRoom() const { return m_waiting.size() < m_mostWaiting; }
    // Asks for room first. `named` is dropped uncalled when close() comes before its turn.
    void add(Caller caller, const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote,
        Named named);
    void close(); // Nothing is called afterwards.

private:
    struct Waiting
    {
        Caller caller;
        asio::ip::tcp::endpoint local;
        asio::ip::tcp::endpoint remote;
        Named named;
    };

    [[nodiscard]] static asio::awaitable<void> nameAll(std::shared_ptr<CallerNaming> self);

    const asio::any_io_executor m_worker;
    const std::shared_ptr<PeerIdentity> m_identity;
    const std::size_t m_mostWaiting;
    const std::chrono::milliseconds m_pause;
    Offload m_work;
    Event m_closing;
    std::deque<Waiting> m_waiting;
    bool m_isNaming = false;
    bool m_closed = false;
};

} // namespace underpass
