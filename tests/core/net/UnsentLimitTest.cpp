// SPDX-License-Identifier: MIT
#include "core/net/UnsentLimit.h"

#include <gtest/gtest.h>

#include <vector>

#include <asio/io_context.hpp>
#include <asio/write.hpp>

namespace underpass::test {
namespace {

using asio::ip::tcp;

TEST(UnsentLimit, KeepsTheSystemFromTakingMegabytesForAProgramThatDoesNotReadUntilItIsLifted)
{
    asio::io_context loop;
    tcp::acceptor listener{loop, {asio::ip::address_v4::loopback(), 0}};
    tcp::socket silent{loop};
    silent.connect(listener.local_endpoint());
    tcp::socket writer = listener.accept();
    writer.non_blocking(true);
    limitUnsent(writer);
    const std::vector<char> bytes(std::size_t{128} * 1024);
    const auto fill = [&] {
        std::size_t taken = 0;
        std::error_code full;
        while (!full && taken < std::size_t{64} << 20U)
            taken += writer.write_some(asio::buffer(bytes), full);
        EXPECT_EQ(full, asio::error::would_block);
        return taken;
    };
    EXPECT_LT(fill(), std::size_t{1} << 20U);
    liftUnsentLimit(writer);
    EXPECT_GT(fill(), 0u);
}

} // namespace
} // namespace underpass::test
