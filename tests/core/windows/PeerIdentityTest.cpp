// SPDX-License-Identifier: MIT
#include "core/platform/ProcessInfo.h"
#include "core/platform/TcpTable.h"

#include <atomic>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Relation = Caller::Relation;
using Address = asio::ip::tcp::endpoint;

const Address ours{asio::ip::make_address("127.0.0.1"), 1110};
const Address theirs{asio::ip::make_address("127.0.0.1"), 50000};
const std::uint32_t self = ::GetCurrentProcessId();

Caller identify(const TcpTable& table)
{
    return openPeerIdentity(table)->account(ours, theirs);
}

TcpRow rowOf(std::uint32_t process)
{
    return {theirs, ours, false, process, 0};
}

TEST(WindowsPeerIdentity, KnowsOurOwnProcess)
{
    const Caller caller = identify([] { return std::vector{rowOf(self)}; });
    EXPECT_EQ(caller.relation, Relation::Me);
    EXPECT_EQ(caller.processId, self);
    EXPECT_TRUE(caller.program.ends_with("core_tests.exe")) << caller.program;
    EXPECT_FALSE(caller.user.empty());
}

TEST(WindowsPeerIdentity, KnowsAnIpv6CallerAndAMappedOne)
{
    const Address six{asio::ip::make_address("::1"), 1110};
    const Address sixCaller{asio::ip::make_address("::1"), 50000};
    const auto identity
        = openPeerIdentity([&] { return std::vector{TcpRow{sixCaller, six, false, self, 0}, rowOf(self)}; });
    EXPECT_EQ(identity->account(six, sixCaller).relation, Relation::Me);
    const Address mapped{asio::ip::make_address("::ffff:127.0.0.1"), 1110};
    const Address mappedCaller{asio::ip::make_address("::ffff:127.0.0.1"), 50000};
    EXPECT_EQ(identity->account(mapped, mappedCaller).relation, Relation::Me);
}

TEST(WindowsPeerIdentity, IsNotSatisfiedWithTheListenersOwnRow)
{
    EXPECT_EQ(identify([] { return std::vector{TcpRow{ours, theirs, false, self, 0}}; }).relation,
        Relation::Unknown);
    EXPECT_EQ(identify([] { return std::vector{TcpRow{theirs, ours, true, self, 0}}; }).relation,
        Relation::Unknown);
}

TEST(WindowsPeerIdentity, TakesNoRowNoProcessAndADeadProcessForUnknown)
{
    EXPECT_EQ(identify([] { return std::vector<TcpRow>{}; }).relation, Relation::Unknown);
    EXPECT_EQ(identify([] { return std::vector{rowOf(0)}; }).relation, Relation::Unknown);
    EXPECT_EQ(identify([] { return std::vector{rowOf(0xfffffff0)}; }).relation, Relation::Unknown);
}

TEST(WindowsPeerIdentity, TakesAProcessYoungerThanTheConnectionForUnknown)
{
    const std::uint64_t born = ProcessInfo{self}.created();
    ASSERT_NE(born, 0u);
    const auto madeAt = [&](std::uint64_t created) {
        return identify([=] { return std::vector{TcpRow{theirs, ours, false, self, created}}; });
    };
    EXPECT_EQ(madeAt(born - 1).relation, Relation::Unknown);
    EXPECT_EQ(madeAt(born).relation, Relation::Me);
}

TEST(WindowsPeerIdentity, TakesAnOwnerThatChangesWhileWeLookForUnknown)
{
    std::atomic<std::uint32_t> reading = 0;
    const auto identity
        = openPeerIdentity([&] { return std::vector{reading++ % 2 == 0 ? rowOf(self) : rowOf(0xfffffff0)}; });
    EXPECT_EQ(identity->account(ours, theirs).relation, Relation::Unknown);
    EXPECT_GE(reading, 6u);
}

TEST(WindowsPeerIdentity, WaitsForARowThatComesLate)
{
    std::atomic<int> reading = 0;
    const auto identity
        = openPeerIdentity([&] { return reading++ == 0 ? std::vector<TcpRow>{} : std::vector{rowOf(self)}; });
    EXPECT_EQ(identity->account(ours, theirs).relation, Relation::Me);
}

} // namespace
} // namespace underpass::test
