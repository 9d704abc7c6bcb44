// SPDX-License-Identifier: MIT
#include "core/listen/SocketDiag.h"

#include "core/listen/PeerIdentity.h"
#include "core/listen/PeerPresence.h"
#include "tests/support/ConnectedPair.h"
#include "tests/support/OtherProcess.h"

#include <list>

#include <gtest/gtest.h>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/syscall.h>

namespace underpass {
namespace {

using namespace underpass::test;

std::optional<ProcNetRow> rowOf(const SocketDiagAnswer& answer)
{
    const auto* const row = std::get_if<ProcNetRow>(&answer);
    return row ? std::optional{*row} : std::nullopt;
}

template <class Kind> bool is(const SocketDiagAnswer& answer)
{
    return std::holds_alternative<Kind>(answer);
}

TEST(SocketDiag, TellsWhatProcNetTells)
{
    for (const char* address : {"127.0.0.1", "::1"}) {
        const Pair pair{at(address), address};
        const auto local = pair.client.local_endpoint();
        const auto remote = pair.client.remote_endpoint();
        const auto asked = rowOf(askSocketDiag(local, remote));
        const auto read = findProcNetRow(
            [&](const ProcNetRow& row) { return row.local == local && row.remote == remote; });
        ASSERT_TRUE(asked && read) << address;
        EXPECT_EQ(asked->inode, read->inode);
        EXPECT_EQ(asked->uid, read->uid);
        EXPECT_EQ(asked->state, read->state);
        EXPECT_EQ(asked->local, read->local);
        EXPECT_EQ(asked->remote, read->remote);
    }
}

TEST(SocketDiag, IsCertainThatThereIsNoSuchConnection)
{
    Pair pair{at("127.0.0.1"), "127.0.0.1"};
    const auto here = pair.acceptor.local_endpoint();
    const auto there = pair.client.local_endpoint();
    EXPECT_TRUE(is<NoSuchConnection>(askSocketDiag(at("127.0.0.1", 1), here)));
    EXPECT_TRUE(is<NoSuchConnection>(askSocketDiag(here, at("127.0.0.1", 1)))) << "The listener is no row.";
    EXPECT_TRUE(is<NoSuchConnection>(askSocketDiag(here, at("::1", 1))));
    pair.client.set_option(asio::socket_base::linger{true, 0});
    pair.client.close();
    EXPECT_TRUE(is<NoSuchConnection>(askSocketDiag(there, here)));
}

// Must hold for the very first question of a process as well, when nothing was found yet.
TEST(SocketDiag, IsCertainAtOnce)
{
    const Pair pair{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess fresh{[&] {
        const auto elsewhere = at("127.0.0.9", pair.client.local_endpoint().port());
        return is<NoSuchConnection>(askSocketDiag(elsewhere, pair.server.local_endpoint())) ? 0 : 1;
    }};
    EXPECT_EQ(fresh.result(), 0);
}

TEST(SocketDiag, SaysSoWhereItCannotAsk)
{
    const Pair pair{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess withoutDescriptors{[&] {
        const rlimit none{3, 3};
        if (::setrlimit(RLIMIT_NOFILE, &none) != 0)
            return 1;
        return is<CannotAsk>(askSocketDiag(pair.client.local_endpoint(), pair.server.local_endpoint())) ? 0
                                                                                                        : 2;
    }};
    EXPECT_EQ(withoutDescriptors.result(), 0);
}

// As some sandboxes do.
bool forbidNetlink()
{
    std::array<sock_filter, 6> steps{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog program{steps.size(), steps.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

TEST(SocketDiag, IsReplacedByProcNetWhereItIsForbidden)
{
    Pair pair{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess sandboxed{[&] {
        const auto local = pair.server.local_endpoint();
        const auto remote = pair.server.remote_endpoint();
        if (!forbidNetlink() || !is<CannotAsk>(askSocketDiag(remote, local)))
            return 1;
        if (openPeerIdentity()->account(local, remote).relation != Caller::Relation::Me)
            return 2;
        return openPeerIdentity()->account(remote, at("127.0.0.1", 1)) == Caller{} ? 0 : 3;
    }};
    EXPECT_EQ(sandboxed.result(), 0) << "1: not forbidden; 2: not me; 3: somebody who is not there";
}

TEST(SocketDiag, FindsACallerThatIsBoundToADevice)
{
    UNDERPASS_NEEDS_ROOT();
    asio::io_context worker;
    tcp::acceptor acceptor{worker, at("127.0.0.1")};
    tcp::socket client{worker, tcp::v4()};
    const ifreq loopback{.ifr_ifrn = {.ifrn_name = "lo"}, .ifr_ifru = {}};
    ASSERT_EQ(
        ::setsockopt(client.native_handle(), SOL_SOCKET, SO_BINDTODEVICE, &loopback, sizeof loopback), 0);
    client.connect(acceptor.local_endpoint());
    const auto server = acceptor.accept();
    EXPECT_TRUE(is<ProcNetRow>(askSocketDiag(client.local_endpoint(), server.local_endpoint())));
}

int stateOf(tcp::socket& socket)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return ::getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_state
                                                                                          : -1;
}

// Who wants the addresses of a connection that is over has a row for them before our end knows that it is.
TEST(PeerIdentity, AConnectionThatIsOnlyBeingMadeIsNobodys)
{
    asio::io_context worker;
    tcp::acceptor deaf{worker, tcp::v4()};
    deaf.bind(at("127.0.0.1"));
    deaf.listen(0);
    std::list<tcp::socket> callers;
    for (int each = 0; each < 3; ++each) {
        callers.emplace_back(worker, tcp::v4()).non_blocking(true);
        const auto where = deaf.local_endpoint();
        (void)::connect(callers.back().native_handle(), where.data(), static_cast<socklen_t>(where.size()));
    }
    ASSERT_EQ(stateOf(callers.back()), TCP_SYN_SENT) << "The system ignores whoever finds the queue full.";
    const auto there = callers.back().local_endpoint();
    ASSERT_TRUE(is<ProcNetRow>(askSocketDiag(there, deaf.local_endpoint())));
    EXPECT_EQ(openPeerIdentity()->account(deaf.local_endpoint(), there), Caller{});
}

TEST(PeerPresence, LastsAsLongAsTheCallerMayStillListen)
{
    Pair pair{at("127.0.0.1"), "127.0.0.1"};
    EXPECT_TRUE(peerIsPresent(pair.server.native_handle()));
    pair.client.shutdown(tcp::socket::shutdown_send);
    EXPECT_EQ(stateOf(pair.server), TCP_CLOSE_WAIT);
    EXPECT_TRUE(peerIsPresent(pair.server.native_handle()));
    pair.client.set_option(asio::socket_base::linger{true, 0});
    pair.client.close();
    EXPECT_FALSE(peerIsPresent(pair.server.native_handle()));
    EXPECT_FALSE(peerIsPresent(pair.acceptor.native_handle()));
    EXPECT_FALSE(peerIsPresent(-1));
}

} // namespace
} // namespace underpass
