// SPDX-License-Identifier: MIT
#include "tests/core/listen/ListenerFixture.h"
#include "tests/support/OtherProcess.h"

#include <filesystem>
#include <string>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace underpass {
namespace {

using namespace underpass::test;

class ListenerAmongStrangers : public ListenerFixture
{ };

// What a stranger saw: connected, then reset before anything came.
int connectAndExpectReset(const tcp::endpoint& where)
{
    asio::io_context own;
    tcp::socket socket{own};
    std::error_code failed;
    if (!becomeNobody())
        return 1;
    socket.connect(where, failed);
    if (failed)
        return 1;
    char byte = 0;
    asio::read(socket, asio::buffer(&byte, 1), failed);
    return failed == asio::error::connection_reset ? 0 : 2;
}

TEST_F(ListenerAmongStrangers, ResetsACallerOfAnotherAccountAndNamesIt)
{
    UNDERPASS_NEEDS_ROOT();
    listen({"localhost", 0}, real);
    for (const char* address : {"127.0.0.1", "::1"}) {
        refused.clear();
        OtherProcess stranger{[where = at(address)] { return connectAndExpectReset(where); }};
        ASSERT_TRUE(runUntil(worker, [&] { return !refused.empty(); }));
        EXPECT_EQ(stranger.result(), 0) << "1: not connected; 2: not reset";
        EXPECT_EQ(refused.front().user, "nobody");
        EXPECT_EQ(refused.front().relation, Relation::Other);
        EXPECT_EQ(refusals.back().rule, CallerRule::Account);
    }
    EXPECT_TRUE(accepted.empty());
}

int connectWriteAndLeave(const tcp::endpoint& where)
{
    asio::io_context own;
    tcp::socket socket{own};
    std::error_code failed;
    if (!becomeNobody())
        return 1;
    socket.connect(where, failed);
    if (failed)
        return 1;
    asio::write(socket, asio::buffer("PASS x", 6), failed);
    return 0;
}

TEST_F(ListenerAmongStrangers, IsNotFooledByStrangersWhoLeaveAtOnce)
{
    UNDERPASS_NEEDS_ROOT();
    constexpr std::size_t strangers = 200;
    listen({"127.0.0.1", 0}, real);
    std::list<OtherProcess> running;
    for (std::size_t each = 0; each < strangers; ++each) {
        running.emplace_back([where = at("127.0.0.1")] { return connectWriteAndLeave(where); });
        worker.poll(); // So that some are looked at while they live, some as they go and some afterwards.
    }
    for (OtherProcess& stranger : running)
        EXPECT_EQ(stranger.result(), 0);
    const auto ours = connect(at("127.0.0.1")).local_endpoint();
    ASSERT_TRUE(runUntilAccepted(1)); // Whoever came before has been let in by now, or is being looked at.
    listener.reset();
    worker.run();
    EXPECT_EQ(accepted.size(), 1u);
    EXPECT_EQ(accepted.front().socket.remote_endpoint(), ours);
    for (const Caller& caller : refused) {
        EXPECT_NE(caller.relation, Relation::Me);
        EXPECT_NE(caller.relation, Relation::SystemService);
    }
}

// The connections of ours at this port. Other descriptors come and go with what earlier tests have left
// behind.
int countLetIn(std::uint16_t port)
{
    int count = 0;
    for (const auto& each : std::filesystem::directory_iterator{"/proc/self/fd"}) {
        const int descriptor = std::stoi(each.path().filename());
        sockaddr_in here{};
        sockaddr_in there{};
        socklen_t size = sizeof here;
        socklen_t peerSize = sizeof there;
        const bool isConnected = ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&here), &size) == 0
            && ::getpeername(descriptor, reinterpret_cast<sockaddr*>(&there), &peerSize) == 0;
        if (isConnected && here.sin_family == AF_INET && ntohs(here.sin_port) == port)
            ++count;
    }
    return count;
}

TEST_F(ListenerAmongStrangers, LetsFurtherCallersWaitWhileSixtyFourAreBeingIdentified)
{
    listen({"127.0.0.1", 0}, me);
    for (int each = 0; each < 100; ++each)
        connect(at("127.0.0.1"));
    const std::uint16_t port = at("127.0.0.1").port();
    ASSERT_TRUE(
        runUntil(worker, [&] { return countLetIn(port) == 64; })); // On a busy machine some come later.
    worker.restart();
    worker.poll(); // Comes back although nobody is identified: it waits, it does not spin.
    EXPECT_EQ(countLetIn(port), 64);
    EXPECT_TRUE(accepted.empty());
    me->openGate();
    ASSERT_TRUE(runUntilAccepted(100));
}

TEST_F(ListenerAmongStrangers, WaitsInsteadOfSpinningWhileThereAreNoDescriptors)
{
    listen({"127.0.0.1", 0}, me);
    me->openGate();
    connect(at("127.0.0.1"));
    rlimit usual{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    const rlimit none{3, usual.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    worker.poll(); // Would never come back if it tried again at once.
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    EXPECT_TRUE(accepted.empty());
    EXPECT_TRUE(runUntilAccepted(1));
}

} // namespace
} // namespace underpass
