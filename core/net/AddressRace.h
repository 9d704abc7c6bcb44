// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/net/Event.h"
#include "core/net/TaskGroup.h"

#include <chrono>
#include <list>
#include <optional>
#include <vector>

#include <asio/ip/tcp.hpp>

namespace underpass {

// The addresses in the order to try them: the families take turns, beginning with the first address's, so
// that a family that does not work from here costs one head start and not one for each of its addresses
// (RFC 8305 section 4).
[[nodiscard]] std::vector<asio::ip::tcp::endpoint> interleaved(
    const std::vector<asio::ip::tcp::endpoint>& addresses);

// Connects to the first address that answers (RFC 8305 section 5): the next attempt begins when the one
// before has failed or has had its head start, and all others are closed once one is through. Runs once, on
// one worker thread, and outlives its run().
class AddressRace
{
public:
    AddressRace(const asio::any_io_executor& worker, std::string subject, std::chrono::seconds perAddress,
        std::chrono::milliseconds headStart = std::chrono::milliseconds{250});

    // Errors, about the address that came closest: ConnectRefused, ConnectTimedOut, NetworkDown; and
    // Cancelled after stop().
    [[nodiscard]] asio::awaitable<Result<asio::ip::tcp::socket>> run(
        std::vector<asio::ip::tcp::endpoint> addresses);
    void stop();

private:
    [[nodiscard]] asio::awaitable<void> attempt(asio::ip::tcp::endpoint address);
    [[nodiscard]] asio::awaitable<void> waitForNext(bool hasNext);
    [[nodiscard]] bool isDecided() const { return m_winner != nullptr || m_stopped; }
    void failed(const asio::ip::tcp::endpoint& address, const std::error_code& error);
    void closeAllBut(const asio::ip::tcp::socket* kept);

    asio::any_io_executor m_worker;
    const std::string m_subject;
    const std::chrono::seconds m_perAddress;
    const std::chrono::milliseconds m_headStart;
    Event m_turn; // One of them is decided.
    std::list<asio::ip::tcp::socket> m_sockets;
    asio::ip::tcp::socket* m_winner = nullptr;
    std::size_t m_failures = 0;
    std::optional<Error> m_closest;
    bool m_stopped = false;
    TaskGroup m_attempts;
};

} // namespace underpass
