// SPDX-License-Identifier: MIT
#include "app/EndRequests.h"

#include <gtest/gtest.h>

#include <csignal>

namespace underpass {
namespace {

// As of a `connect` of several tunnels, each of which waits for its own.
TEST(EndRequests, ReachEveryOneThatListens)
{
    asio::io_context loop;
    int told = 0;
    EndRequests first{loop, [&] { ++told; }};
    EndRequests second{loop, [&] { ++told; }};
    EndRequests stopped{loop, [&] { told = -1; }};
    stopped.stop();
    std::raise(SIGTERM);
    loop.run(); // As long as one waits.
    EXPECT_EQ(told, 2);
}

} // namespace
} // namespace underpass
