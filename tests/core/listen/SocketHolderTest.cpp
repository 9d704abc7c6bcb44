// SPDX-License-Identifier: MIT
#include "core/listen/SocketHolder.h"

#include <algorithm>
#include <vector>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace underpass {
namespace {

using asio::ip::tcp;

std::uint64_t inodeOf(int descriptor)
{
    struct stat facts{};
    EXPECT_EQ(::fstat(descriptor, &facts), 0);
    return facts.st_ino;
}

class TheSocketHolders : public testing::Test
{
protected:
    [[nodiscard]] tcp::acceptor listener() { return {worker, {asio::ip::make_address("127.0.0.1"), 0}}; }
    void expectFound(tcp::acceptor& socket)
    {
        const SocketHolder here{::getpid(), socket.native_handle()};
        EXPECT_EQ(holders.find(inodeOf(socket.native_handle())), here);
    }

    asio::io_context worker;
    SocketHolders holders;
};

TEST_F(TheSocketHolders, AreFoundInAnyOrderAndAgain)
{
    std::vector<tcp::acceptor> sockets;
    for (int i = 0; i < 20; ++i)
        sockets.push_back(listener());
    for (int turn = 0; turn < 2; ++turn) {
        for (auto& socket : sockets)
            expectFound(socket);
        std::ranges::reverse(sockets);
    }
}

TEST_F(TheSocketHolders, AreFoundWhenTheyCameAfterTheLastLook)
{
    auto first = listener();
    expectFound(first);
    auto second = listener();
    auto third = listener();
    expectFound(third);
    expectFound(second);
}

TEST_F(TheSocketHolders, OfAClosedSocketAreNobodyThoughItsPlaceIsTakenByAnother)
{
    auto socket = listener();
    expectFound(socket);
    const std::uint64_t inode = inodeOf(socket.native_handle());
    const int place = socket.native_handle();
    socket.close();
    auto next = listener();
    ASSERT_EQ(next.native_handle(), place);
    EXPECT_EQ(holders.find(inode), std::nullopt);
    expectFound(next);
}

TEST_F(TheSocketHolders, OfAMovedDescriptorAreWhereItIsNow)
{
    auto socket = listener();
    expectFound(socket);
    const std::uint64_t inode = inodeOf(socket.native_handle());
    const int moved = ::dup(socket.native_handle());
    ASSERT_GE(moved, 0);
    socket.close();
    const SocketHolder there{::getpid(), moved};
    EXPECT_EQ(holders.find(inode), there);
    ::close(moved);
}

} // namespace
} // namespace underpass
