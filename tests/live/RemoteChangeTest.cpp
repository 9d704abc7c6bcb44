// SPDX-License-Identifier: MIT
#include "core/tunnel/Session.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/Loop.h"
#include "tests/support/Socket.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

bool isOpen(std::uint16_t port)
{
    try {
        (void)Socket::connect(port);
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

// By their places in the list, as a tunnel would not.
std::vector<NumberedForward> numbered(const std::vector<Forward>& forwards)
{
    std::vector<NumberedForward> all;
    for (const Forward& forward : forwards)
        all.push_back({all.size(), forward});
    return all;
}

// One session, and what it says about the forwards that the server listens for.
class LiveRemoteChange : public testing::Test, protected SessionObserver
{
protected:
    ~LiveRemoteChange() override
    {
        session->end({ErrorCode::Cancelled, {}, "the test is over"});
        EXPECT_TRUE(runUntil(loop, [this] { return isOver; }));
    }
    void start(const std::vector<Forward>& forwards)
    {
        Profile profile;
        profile.id = profile.name = "live";
        profile.server = {"127.0.0.1", server.port()};
        profile.account = SshServer::account();
        profile.credentials.methods = {LogInWith::KeyFile};
        profile.credentials.keyFiles = {server.userKey()};
        profile.forwards = forwards;
        const SessionFactory make = sshSessionFactory(prompter, secrets, {server.knownHosts()});
        session = make(loop, profile, *this);
        session->setRemoteForwards(numbered(forwards));
        asio::co_spawn(
            loop, session->run(), [this](const std::exception_ptr&, const Error&) { isOver = true; });
        ASSERT_TRUE(runUntil(loop, [this] { return isOpened; })) << server.log();
    }
    [[nodiscard]] std::uint16_t port(std::size_t forward) const
    {
        const auto found = listens.find(forward);
        return found != listens.end() && found->second ? found->second->port : 0;
    }
    void change(const std::vector<Forward>& forwards)
    {
        listens.clear();
        session->setRemoteForwards(numbered(forwards));
    }
    // Whether what is written to this port reaches this target.
    [[nodiscard]] bool leadsTo(std::uint16_t at, const Socket& target)
    {
        const Socket caller = Socket::connect(at);
        caller.write("hello\n");
        const auto hasArrived = [&](const RelayInfo& relay) {
            return relay.target.port == target.port() && relay.bytesDown == 6;
        };
        if (!runUntil(loop, [&] { return std::ranges::any_of(session->relays(), hasArrived); }))
            return false;
        return target.accept().readLine() == "hello\n";
    }

    void asked(const Question&) override { }
    void answered() override { }
    void opened() override { isOpened = true; }
    void silent(TimePoint) override { }
    void heard() override { }
    void forwardTrouble(ForwardNumber, const std::optional<Error>&) override { }
    void remoteListens(ForwardNumber forward, const Result<Endpoint>& where) override
    {
        listens.insert_or_assign(forward, where);
    }

    const SshServer server;
    const Socket first = Socket::listen();
    const Socket second = Socket::listen();
    FakePrompter prompter;
    FakeSecrets secrets;
    asio::io_context loop;
    std::map<ForwardNumber, Result<Endpoint>> listens;
    bool isOpened = false;
    bool isOver = false;
    std::unique_ptr<Session> session;
};

TEST_F(LiveRemoteChange, AddsAForwardAndLeavesTheOthersAlone)
{
    start({remoteForward(0, first.port())});
    const std::uint16_t kept = port(0);
    change({remoteForward(0, second.port()), remoteForward(0, first.port())});
    EXPECT_EQ(port(1), kept); // Said at once, by its new number.
    ASSERT_TRUE(runUntil(loop, [this] { return port(0) != 0; }));
    EXPECT_TRUE(leadsTo(port(0), second));
    EXPECT_TRUE(leadsTo(kept, first));
}

TEST_F(LiveRemoteChange, CancelsAForwardThatIsNotWantedAnyMore)
{
    start({remoteForward(0, first.port()), remoteForward(0, second.port())});
    const std::uint16_t gone = port(0);
    const std::uint16_t kept = port(1);
    Forward off = remoteForward(0, first.port());
    off.enabled = false;
    change({off, remoteForward(0, second.port())});
    EXPECT_EQ(port(1), kept);
    EXPECT_TRUE(runUntil(loop, [&] { return !isOpen(gone); })) << server.log();
    EXPECT_TRUE(leadsTo(kept, second));
    EXPECT_EQ(port(0), 0);
}

TEST_F(LiveRemoteChange, LeadsTheSamePortToAnotherTarget)
{
    const std::uint16_t listen = freePort();
    start({remoteForward(listen, first.port())});
    EXPECT_TRUE(leadsTo(listen, first));
    change({remoteForward(listen, second.port())});
    EXPECT_EQ(port(0), listen);
    EXPECT_TRUE(leadsTo(listen, second));
}

TEST_F(LiveRemoteChange, MayComeInQuickSuccession)
{
    const std::uint16_t one = freePort();
    const std::uint16_t two = freePort();
    start({});
    for (int count = 0; count < 10; ++count) { // None waits for the answers to the one before.
        change({remoteForward(one, first.port())});
        change({remoteForward(two, second.port())});
    }
    change({remoteForward(one, second.port()), remoteForward(two, first.port())});
    ASSERT_TRUE(runUntil(loop, [&] { return port(0) == one && port(1) == two; })) << server.log();
    EXPECT_TRUE(leadsTo(one, second));
    EXPECT_TRUE(leadsTo(two, first));
}

} // namespace
} // namespace underpass::test
