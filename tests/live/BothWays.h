// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Pattern.h"
#include "tests/support/Socket.h"

#include <string>
#include <thread>

#include <gtest/gtest.h>

namespace underpass::test {

// Both ends of one connection through a tunnel send at once, end, and must have read what the other has sent.
inline void expectItCarriesBothWays(Socket& caller, Socket& callee, std::size_t size)
{
    const std::string up = pattern(size, 1);
    const std::string down = pattern(size, 2);
    const auto send = [](Socket& socket, const std::string& bytes) {
        socket.write(bytes);
        socket.endWriting();
    };
    std::string arrived;
    {
        std::jthread callersWriter([&] { send(caller, up); });
        std::jthread calleesWriter([&] { send(callee, down); });
        std::jthread calleesReader([&] { arrived = callee.readAll(); });
        EXPECT_TRUE(caller.readAll() == down);
    }
    EXPECT_TRUE(arrived == up);
}

} // namespace underpass::test
