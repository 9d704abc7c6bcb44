// SPDX-License-Identifier: MIT
#include "core/net/Connect.h"

#include "tests/support/Loop.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

// Digits in wide letters: a name beyond ASCII that leads somewhere without anybody's name server.
TEST(Connect, LooksUpWhatANameBeyondAsciiIsCalledOnTheNet)
{
    asio::io_context loop;
    asio::ip::tcp::acceptor there{loop, {asio::ip::address_v4::loopback(), 0}};
    Connect connect{loop.get_executor()};
    std::optional<Error> failed;
    bool isOver = false;
    const auto run = [&]() -> asio::awaitable<void> {
        const Endpoint wide{"１２７.０.０.１", there.local_endpoint().port()};
        const auto socket = co_await connect.run(wide, std::chrono::seconds{10});
        if (!socket)
            failed = socket.error();
        isOver = true;
    };
    asio::co_spawn(loop, run(), [](const std::exception_ptr&) { });
    ASSERT_TRUE(runUntil(loop, [&] { return isOver; }));
    EXPECT_FALSE(failed) << sentence(*failed);
}

} // namespace
} // namespace underpass::test
