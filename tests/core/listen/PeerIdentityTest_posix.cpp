// SPDX-License-Identifier: MIT
#include "core/listen/PeerIdentity.h"

#include "tests/support/ConnectedPair.h"
#include "tests/support/OtherProcess.h"

#include <filesystem>

#include <gtest/gtest.h>

#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>

namespace underpass {
namespace {

using Relation = Caller::Relation;
using namespace underpass::test;

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

TEST(PeerIdentity, NamesNobodyBeforeItIsAskedForNamesButUs)
{
    UNDERPASS_NEEDS_ROOT();
    const Pair pair{at("127.0.0.1"), "127.0.0.1"};
    const auto account = [&] {
        return openPeerIdentity()->account(pair.server.local_endpoint(), pair.server.remote_endpoint());
    };
    EXPECT_EQ(account(), (Caller{Relation::Me, "root", 0, ""}));
    OtherProcess unprivileged{
        [&] { return becomeNobody() && account() == Caller{Relation::SystemService, "", 0, ""} ? 0 : 1; }};
    EXPECT_EQ(unprivileged.result(), 0);
}

TEST(PeerIdentity, DescribesNobodyButTheOneItWasToldOf)
{
    const Pair pair{at("127.0.0.1"), "127.0.0.1"};
    const auto described = [&](Relation relation) {
        return openPeerIdentity()->described(
            {relation, "", 0, ""}, pair.server.local_endpoint(), pair.server.remote_endpoint());
    };
    expectMe(described(Relation::Me));
    for (const auto relation : {Relation::SystemService, Relation::Other, Relation::Unknown})
        EXPECT_EQ(described(relation), Caller{});
}

// As in a container that is given this process and no account.
bool enterUserNamespace(const char* map)
{
    constexpr unsigned somebody = 1234;
    if (::setgroups(0, nullptr) != 0 || ::setresuid(somebody, somebody, somebody) != 0
        || ::prctl(PR_SET_DUMPABLE, 1) != 0 || ::unshare(CLONE_NEWUSER) != 0)
        return false;
    if (*map == '\0')
        return ::geteuid() == nobody;
    const int file = ::open("/proc/self/uid_map", O_WRONLY | O_CLOEXEC);
    const ssize_t size = static_cast<ssize_t>(std::string_view{map}.size());
    return ::write(file, map, std::string_view{map}.size()) == size;
}

TEST(PeerIdentity, TakesNobodyForUsWhereAccountsHaveNoNumbers)
{
    UNDERPASS_NEEDS_ROOT();
    const Pair ofRoot{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess inside{[&] {
        if (!enterUserNamespace(""))
            return 1;
        const Pair own{at("::1"), "::1"};
        if (identify(own.server).relation != Relation::Unknown)
            return 2;
        return identify(ofRoot.server).relation == Relation::Unknown ? 0 : 3;
    }};
    EXPECT_EQ(inside.result(), 0) << "1: no namespace; 2: we are anybody; 3: root has a number";
}

TEST(PeerIdentity, KnowsUsButNobodyElseWhereOnlyWeHaveANumber)
{
    UNDERPASS_NEEDS_ROOT();
    const Pair ofRoot{at("127.0.0.1"), "127.0.0.1"};
    OtherProcess inside{[&] {
        if (!enterUserNamespace("0 1234 1\n"))
            return 1;
        const Pair own{at("::1"), "::1"};
        if (identify(own.server).relation != Relation::Me)
            return 2;
        return identify(ofRoot.server).relation == Relation::Unknown ? 0 : 3;
    }};
    EXPECT_EQ(inside.result(), 0) << "1: no namespace; 2: not me; 3: root is somebody";
}

} // namespace
} // namespace underpass
