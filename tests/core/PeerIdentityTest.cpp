// SPDX-License-Identifier: MIT
#include "core/platform/PeerIdentity.h"

#include "core/platform/SocketDiag.h"
#include "tests/core/OtherProcess.h"

#include <filesystem>

#include <gtest/gtest.h>

#include <asio/connect.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/v6_only.hpp>

#include <pwd.h>

namespace underpass {
namespace {

using Relation = Caller::Relation;
using asio::ip::tcp;
using namespace underpass::test;

tcp::endpoint at(const char* address, std::uint16_t port = 0)
{
    return {asio::ip::make_address(address), port};
}

// Both ends of one connection over loopback; the client's belongs to this process.
struct Pair
{
    Pair(const tcp::endpoint& listen, const char* connectTo)
        : acceptor(worker)
    {
        acceptor.open(listen.protocol());
        if (listen.address().is_v6())
            acceptor.set_option(asio::ip::v6_only{false});
        acceptor.bind(listen);
        acceptor.listen();
        client.connect(at(connectTo, acceptor.local_endpoint().port()));
        acceptor.accept(server);
    }

    asio::io_context worker;
    tcp::acceptor acceptor;
    tcp::socket client{worker};
    tcp::socket server{worker};
};

Caller identify(const tcp::endpoint& local, const tcp::endpoint& remote)
{
    const auto peers = openPeerIdentity();
    return peers->described(peers->account(local, remote), local, remote);
}

Caller identify(const tcp::socket& server)
{
    return identify(server.local_endpoint(), server.remote_endpoint());
}

void expectMe(const Caller& caller)
{
    EXPECT_EQ(caller.relation, Relation::Me);
    EXPECT_EQ(caller.processId, ::getpid());
    EXPECT_EQ(caller.program, std::filesystem::read_symlink("/proc/self/exe").string());
    const passwd* account = ::getpwuid(::geteuid());
    EXPECT_EQ(caller.user, account ? account->pw_name : std::to_string(::geteuid()));
}

TEST(PeerIdentity, KnowsThisProgramOverIpv4AndIpv6)
{
    const Pair four{at("127.0.0.1"), "127.0.0.1"};
    expectMe(identify(four.server));
    const Pair six{at("::1"), "::1"};
    expectMe(identify(six.server));
}

TEST(PeerIdentity, KnowsACallerOverIpv4ThatReachedAnIpv6Socket)
{
    const Pair mapped{at("::"), "127.0.0.1"};
    ASSERT_TRUE(mapped.server.remote_endpoint().address().to_v6().is_v4_mapped());
    expectMe(identify(mapped.server));
}

TEST(PeerIdentity, KnowsACallerThatUsesAnIpv6SocketForIpv4)
{
    const Pair mapped{at("127.0.0.1"), "::ffff:127.0.0.1"};
    ASSERT_TRUE(mapped.server.remote_endpoint().address().is_v4());
    expectMe(identify(mapped.server));
}

TEST(PeerIdentity, DoesNotKnowACallerThatHasGone)
{
    Pair pair{at("127.0.0.1"), "127.0.0.1"};
    const auto local = pair.server.local_endpoint();
    const auto remote = pair.server.remote_endpoint();
    pair.client.close();
    EXPECT_EQ(identify(local, remote), Caller{});
    pair.server.close();
    EXPECT_EQ(identify(local, remote), Caller{});
}

TEST(PeerIdentity, DoesNotTakeTheListenerOrTheServersOwnEndForTheCaller)
{
    const Pair pair{at("127.0.0.1"), "127.0.0.1"};
    const auto here = pair.acceptor.local_endpoint();
    EXPECT_EQ(identify(at("127.0.0.1", 1), here), Caller{});
    EXPECT_EQ(identify(here, at("127.0.0.1", 1)), Caller{});
    EXPECT_EQ(identify(here, at("::1", 1)), Caller{});
    EXPECT_EQ(identify({}, {}), Caller{});
}

TEST(PeerIdentity, TheKernelAndProcNetTellTheSame)
{
    for (const char* address : {"127.0.0.1", "::1"}) {
        const Pair pair{at(address), address};
        const auto local = pair.client.local_endpoint();
        const auto remote = pair.client.remote_endpoint();
        const auto asked = askSocketDiag(local, remote);
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

TEST(PeerIdentity, KnowsAnotherAccountByItsName)
{
    UNDERPASS_NEEDS_ROOT();
    asio::io_context worker;
    tcp::acceptor acceptor{worker, at("127.0.0.1")};
    const OtherProcess stranger{[here = acceptor.local_endpoint()] {
        asio::io_context own;
        tcp::socket socket{own};
        std::error_code failed;
        if (!becomeNobody())
            return 1;
        socket.connect(here, failed);
        if (failed)
            return 1;
        return ::pause();
    }};
    const auto server = acceptor.accept();
    const Caller caller = identify(server);
    EXPECT_EQ(caller.relation, Relation::Other);
    EXPECT_EQ(caller.user, "nobody");
    EXPECT_EQ(caller.processId, stranger.id());
}

TEST(PeerIdentity, TellsRootFromMeWhenWeAreNotRoot)
{
    UNDERPASS_NEEDS_ROOT();
    const Pair ofRoot{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess unprivileged{[&] {
        if (!becomeNobody() || identify(ofRoot.server).relation != Relation::SystemService)
            return 1;
        const Pair own{at("::1"), "::1"};
        return identify(own.server).relation == Relation::Me ? 0 : 2;
    }};
    EXPECT_EQ(unprivileged.result(), 0);
}

} // namespace
} // namespace underpass
