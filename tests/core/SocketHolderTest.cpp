// SPDX-License-Identifier: MIT
#include "core/platform/SocketHolder.h"

#include <utility>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace underpass {
namespace {

std::uint64_t inodeOf(int descriptor)
{
    struct stat facts{};
    EXPECT_EQ(::fstat(descriptor, &facts), 0);
    return facts.st_ino;
}

class ASocketHolder : public testing::Test
{
protected:
    asio::io_context worker;
    asio::ip::tcp::acceptor socket{worker, {asio::ip::make_address("127.0.0.1"), 0}};
    const std::uint64_t inode = inodeOf(socket.native_handle());
    const SocketHolder here{::getpid(), socket.native_handle()};
};

TEST_F(ASocketHolder, IsFoundWhereverTheSearchBegins)
{
    const SocketHolder nowhere{};
    const SocketHolder same{here.process, here.descriptor};
    const SocketHolder oneBefore{here.process, here.descriptor - 1};
    const SocketHolder farAfter{here.process, here.descriptor + 100};
    const SocketHolder somebodyElse{1, here.descriptor};
    const SocketHolder nobody{0x7fffffff, here.descriptor};
    for (const auto& likely : {nowhere, same, oneBefore, farAfter, somebodyElse, nobody})
        EXPECT_EQ(findSocketHolder(inode, likely), here) << likely.process << ' ' << likely.descriptor;
}

TEST_F(ASocketHolder, OfAClosedSocketIsNobodyThoughItsPlaceIsTakenByAnother)
{
    socket.close();
    const asio::ip::tcp::acceptor next{worker, {asio::ip::make_address("127.0.0.1"), 0}};
    ASSERT_EQ(std::as_const(next).local_endpoint().address().to_string(), "127.0.0.1");
    EXPECT_EQ(findSocketHolder(inode, here), std::nullopt);
}

} // namespace
} // namespace underpass
