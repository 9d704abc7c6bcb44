// SPDX-License-Identifier: MIT
#include "core/listen/ProcNet.h"

#include <gtest/gtest.h>

#include <asio/io_context.hpp>

#include <netinet/tcp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace underpass {
namespace {

using Endpoint = asio::ip::tcp::endpoint;

Endpoint at(const char* address, std::uint16_t port)
{
    return {asio::ip::make_address(address), port};
}

TEST(ProcNet, ReadsAListeningIpv4Row)
{
    const auto row
        = parseProcNetRow("   0: 0100007F:0456 00000000:0000 0A 00000000:00000000 00:00000000 00000000 "
                          " 1000        0 23456 1 0000000000000000 100 0 0 10 0");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->local, at("127.0.0.1", 1110));
    EXPECT_EQ(row->remote, at("0.0.0.0", 0));
    EXPECT_EQ(row->state, procNetListen);
    EXPECT_EQ(row->uid, 1000u);
    EXPECT_EQ(row->inode, 23456u);
}

TEST(ProcNet, ReadsAnIpv6Row)
{
    const auto row = parseProcNetRow(
        "   1: 00000000000000000000000001000000:ABCD B80D0120000000000000000001000000:0016 01 "
        "00000000:00000000 00:00000000 00000000 65534        0 7 1 0000000000000000 20 4 30 10 -1");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->local, at("::1", 0xabcd));
    EXPECT_EQ(row->remote, at("2001:db8::1", 22));
    EXPECT_EQ(row->uid, 65534u);
}

TEST(ProcNet, TakesTheDisguiseFromMappedAddresses)
{
    const auto row = parseProcNetRow(
        "   1: 0000000000000000FFFF00000100007F:0050 0000000000000000FFFF00000100007F:C350 01 "
        "00000000:00000000 00:00000000 00000000     0        0 7 1 0000000000000000 20 4 30 10 -1");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->local, at("127.0.0.1", 80));
    EXPECT_EQ(row->remote, at("127.0.0.1", 50000));
    EXPECT_EQ(unmapped(at("::ffff:10.1.2.3", 5)), at("10.1.2.3", 5));
    EXPECT_EQ(unmapped(at("::1", 5)), at("::1", 5));
}

TEST(ProcNet, ReadsTheLargestInodeAndUid)
{
    const auto row = parseProcNetRow("0: 0100007F:FFFF 0100007F:FFFF 01 0:0 0:0 0 4294967295 0 "
                                     "18446744073709551615 1");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->uid, 4294967295u);
    EXPECT_EQ(row->inode, 18446744073709551615u);
}

TEST(ProcNet, ReadsNothingFromAnythingElse)
{
    const char* const lines[] = {
        "",
        "          ",
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        "0: 0100007F:0456 00000000:0000 0A 0:0 0:0 0 1000 0", // Cut before the inode.
        "0: 0100007F:0456 00000000:0000 0A 0:0 0:0 0 1000 0 x", // No number.
        "0: 0100007F:0456 00000000:0000 0A 0:0 0:0 0 -1 0 1",
        "0: 0100007F:0456 00000000:0000 0A 0:0 0:0 0 4294967296 0 1", // Too large.
        "0: 0100007F:10456 00000000:0000 0A 0:0 0:0 0 1000 0 1", // Port too large.
        "0: 0100007F 00000000:0000 0A 0:0 0:0 0 1000 0 1", // No port.
        "0: 0100007G:0456 00000000:0000 0A 0:0 0:0 0 1000 0 1", // No hexadecimal.
        "0: 100007F:0456 00000000:0000 0A 0:0 0:0 0 1000 0 1", // Too short.
        "0: 0000000000000000:0456 00000000:0000 0A 0:0 0:0 0 1000 0 1",
        "0: 0000000000000000000000000000000000000000:0456 00000000:0000 0A 0:0 0:0 0 1000 0 1",
    };
    for (const char* line : lines)
        EXPECT_FALSE(parseProcNetRow(line)) << line;
}

TEST(ProcNet, ASocketThatBelongsToNobodyIsNotRoots)
{
    const ProcNetRow gone{at("127.0.0.1", 1), at("127.0.0.1", 2), 4, 0, 0};
    SocketHolders holders;
    EXPECT_EQ(ownerOf(gone, holders), Caller{});
}

TEST(ProcNet, ARowTellsWhoseItIsOnlyOnceItsConnectionIsThereAndAsLongAsItsSocketIsOpen)
{
    const auto row = [](int state, std::uint64_t inode) {
        return ProcNetRow{at("127.0.0.1", 1), at("127.0.0.1", 2), state, 1000, inode};
    };
    for (const int state :
        {TCP_ESTABLISHED, TCP_FIN_WAIT1, TCP_FIN_WAIT2, TCP_CLOSE_WAIT, TCP_CLOSING, TCP_LAST_ACK}) {
        EXPECT_TRUE(isSomebodys(row(state, 7))) << state;
        EXPECT_FALSE(isSomebodys(row(state, 0))) << state;
    }
    constexpr int newSynRecv = 12; // The kernel's own name for it is not in its interface.
    for (const int state : std::initializer_list<int>{
             TCP_SYN_SENT, TCP_SYN_RECV, TCP_TIME_WAIT, TCP_CLOSE, TCP_LISTEN, newSynRecv, 0, 99})
        EXPECT_FALSE(isSomebodys(row(state, 7))) << state;
}

TEST(ProcNet, FindsOurOwnListenerAndItsInode)
{
    for (const char* address : {"127.0.0.1", "::1"}) {
        asio::io_context worker;
        asio::ip::tcp::acceptor acceptor{worker, at(address, 0)};
        const auto row = findProcNetRow([here = acceptor.local_endpoint()](const ProcNetRow& each) {
            return each.state == procNetListen && each.local == here;
        });
        struct stat facts{};
        ASSERT_EQ(::fstat(acceptor.native_handle(), &facts), 0);
        ASSERT_TRUE(row) << address;
        EXPECT_EQ(row->inode, facts.st_ino);
        EXPECT_EQ(row->uid, ::geteuid());
    }
}

} // namespace
} // namespace underpass
