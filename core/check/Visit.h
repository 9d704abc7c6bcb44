// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/Finding.h"
#include "core/profile/Service.h"
#include "core/tunnel/Trial.h"

#include <chrono>
#include <optional>
#include <stop_token>

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// How long a visit waits at most.
struct VisitPatience
{
    std::chrono::milliseconds reach = std::chrono::seconds{30}; // A firewall may swallow what is sent.
    std::chrono::milliseconds talk = std::chrono::seconds{20}; // A mail server may look its caller up.
    std::chrono::milliseconds unasked = std::chrono::seconds{1}; // For a word from a service unknown.
};

// One visit to where a forward leads, for a check: gets there once, and may then speak with what is there.
// Every call blocks, as long as its patience at most; a stop request ends it at once. One thread.
class Visit
{
public:
    explicit Visit(std::stop_token stop, VisitPatience patience = {});

    // Through the running tunnel, past the forward's own port. Throws std::system_error where this machine
    // has no descriptor left. Errors: the server's reason, LinkLost,
    // TargetUnreachable where it never answers, Cancelled.
    [[nodiscard]] Result<void> reach(const StartTrial& start, const Forward& forward, const Endpoint& target);
    // From this machine, as a remote forward does. Errors: TargetHereUnreachable, Cancelled.
    [[nodiscard]] Result<void> reachHere(const Endpoint& target);

    // What is there: whether it speaks as this service does, or, of nullptr, as one that greets. Once, after
    // a success of the others. Changes nothing there and logs in nowhere.
    [[nodiscard]] CheckFinding meet(const Endpoint& target, const Service* service);

private:
    [[nodiscard]] bool takeFrom(asio::ip::tcp::acceptor& meeting, const asio::ip::tcp::endpoint& expected);
    [[nodiscard]] CheckFinding talk(asio::awaitable<CheckFinding> words, std::chrono::milliseconds patience,
        const CheckFinding& otherwise);

    std::stop_token m_stop;
    VisitPatience m_patience;
    asio::io_context m_loop;
    asio::ip::tcp::socket m_socket;
};

} // namespace underpass
