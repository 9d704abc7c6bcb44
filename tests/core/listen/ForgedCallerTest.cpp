// SPDX-License-Identifier: MIT
#include "tests/core/listen/ListenerFixture.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Signal.h"

#include <fstream>
#include <map>
#include <thread>

#include <gmock/gmock.h>

namespace underpass {
namespace {

using namespace underpass::test;

// What may lie between the moment a caller is accepted and the moment the system is asked about it.
class PausingIdentity : public PeerIdentity
{
public:
    Caller account(const tcp::endpoint& local, const tcp::endpoint& remote) override
    {
        m_begun.release();
        m_go.acquire();
        Caller caller = m_real->account(local, remote);
        m_ended.release();
        return caller;
    }
    Caller described(Caller caller, const tcp::endpoint& local, const tcp::endpoint& remote) override
    {
        return m_real->described(std::move(caller), local, remote);
    }
    [[nodiscard]] bool hasBegun() { return m_begun.try_acquire(); }
    void let(int lookUps) { m_go.release(lookUps); }
    [[nodiscard]] bool hasEnded() { return m_ended.try_acquire_for(std::chrono::seconds{60}); }

private:
    std::unique_ptr<PeerIdentity> m_real = openPeerIdentity();
    std::counting_semaphore<> m_begun{0};
    std::counting_semaphore<> m_go{0};
    std::counting_semaphore<> m_ended{0};
};

enum class Leaving { Resets, Closes };

void leave(tcp::socket& socket, Leaving how)
{
    if (how == Leaving::Resets)
        socket.set_option(asio::socket_base::linger{true, 0});
    socket.close();
}

// False while the address is still in use.
bool connectFrom(tcp::socket& socket, const tcp::endpoint& from, const tcp::endpoint& where)
{
    std::error_code failed;
    socket.open(tcp::v4());
    socket.set_option(asio::socket_base::reuse_address{true});
    socket.bind(from, failed);
    if (!failed)
        socket.connect(where, failed);
    if (failed)
        socket.close();
    return !failed;
}

std::string fourBytesOf(tcp::socket& socket)
{
    std::string text(4, '-');
    std::error_code failed;
    asio::read(socket, asio::buffer(text), failed);
    return text;
}

class ForgedCaller : public ListenerFixture
{
protected:
    ~ForgedCaller() override { pausing->let(1000); }

    bool waitForALookUp()
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        bool hasBegun = false;
        while (!hasBegun && std::chrono::steady_clock::now() < limit) {
            worker.restart();
            worker.poll();
            hasBegun = pausing->hasBegun();
        }
        return hasBegun;
    }
    // A stranger says something and leaves once we have accepted it; then we call from its address.
    void takeOverFrom(const tcp::endpoint& address, Leaving how)
    {
        Signal go;
        OtherProcess stranger{[&, where = at("127.0.0.1")] {
            asio::io_context own;
            tcp::socket socket{own};
            if (!becomeNobody() || !connectFrom(socket, address, where))
                return 1;
            asio::write(socket, asio::buffer("EVIL", 4));
            if (!go.wait())
                return 2;
            leave(socket, how);
            return 0;
        }};
        ASSERT_TRUE(waitForALookUp());
        go.give();
        ASSERT_EQ(stranger.result(), 0);
        tcp::socket& ours = clients.emplace_back(worker);
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        bool isThere = connectFrom(ours, address, at("127.0.0.1"));
        while (!isThere && std::chrono::steady_clock::now() < limit) {
            std::this_thread::yield();
            isThere = connectFrom(ours, address, at("127.0.0.1"));
        }
        ASSERT_TRUE(isThere);
        asio::write(ours, asio::buffer("mine", 4));
        ASSERT_TRUE(waitForALookUp());
        pausing->let(2); // The one about the stranger's connection, and ours.
        ASSERT_TRUE(pausing->hasEnded() && pausing->hasEnded()); // Or the next one might be let go instead.
        ASSERT_TRUE(runUntilAccepted(clients.size()));
    }
    void expectOnlyOurs(std::size_t count)
    {
        ASSERT_TRUE(runUntilAccepted(count));
        listener.reset();
        worker.restart();
        worker.run();
        EXPECT_EQ(accepted.size(), count);
        for (Call& call : accepted)
            EXPECT_EQ(fourBytesOf(call.socket), "mine");
    }

    std::shared_ptr<PausingIdentity> pausing = std::make_shared<PausingIdentity>();
};

// Where nobody else calls, or takes the ports. A network belongs to a thread, and this one's is not to be
// left to other tests.
template <class Body> void inOwnNetwork(const Body& body)
{
    std::jthread{[&] {
        ASSERT_TRUE(enterOwnNetwork());
        body();
    }}.join();
}

tcp::endpoint address(int round)
{
    return {asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(20000 + round)};
}

TEST_F(ForgedCaller, WhoResetAndWhoseAddressIsOursNowGetsNothingIn)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([this] {
        listen({"127.0.0.1", 0}, pausing);
        for (int round = 0; round < 80; ++round)
            ASSERT_NO_FATAL_FAILURE(takeOverFrom(address(round), Leaving::Resets));
        expectOnlyOurs(80);
    });
    EXPECT_TRUE(refused.empty()) << "Nobody knows whom to blame.";
}

TEST_F(ForgedCaller, WhoClosedAndWhoseAddressIsOursNowGetsNothingIn)
{
    UNDERPASS_NEEDS_ROOT();
    inOwnNetwork([this] {
        listen({"127.0.0.1", 0}, pausing);
        for (int round = 0; round < 20; ++round)
            ASSERT_NO_FATAL_FAILURE(takeOverFrom(address(round), Leaving::Closes));
        expectOnlyOurs(20);
    });
}

TEST_F(ForgedCaller, IsNotOneThatHasEndedItsSendingSideOnly)
{
    listen({"127.0.0.1", 0}, pausing);
    tcp::socket& client = connect(at("127.0.0.1"));
    asio::write(client, asio::buffer("mine", 4));
    client.shutdown(tcp::socket::shutdown_send);
    ASSERT_TRUE(waitForALookUp());
    pausing->let(1);
    expectOnlyOurs(1);
}

// So few that whoever calls gets one that somebody else has just had.
void leaveFewPorts()
{
    std::ofstream range{"/proc/sys/net/ipv4/ip_local_port_range"};
    range << "40000 40063" << std::flush;
    ASSERT_TRUE(range.good());
}

int callAgainAndAgainAsNobody(const tcp::endpoint& where)
{
    asio::io_context own;
    if (!becomeNobody())
        return 1;
    for (;;) {
        std::list<tcp::socket> sockets;
        std::error_code failed;
        for (int each = 0; each < 20; ++each) {
            tcp::socket& socket = sockets.emplace_back(own);
            socket.connect(where, failed);
            if (!failed)
                asio::write(socket, asio::buffer("EVIL", 4), failed);
        }
        for (tcp::socket& socket : sockets) {
            socket.set_option(asio::socket_base::linger{true, 0}, failed);
            socket.close(failed);
        }
    }
}

int callAndWaitForAnAnswer(const tcp::endpoint& where, int times)
{
    asio::io_context own;
    for (int done = 0; done < times;) {
        tcp::socket socket{own};
        std::error_code failed;
        socket.connect(where, failed);
        if (failed)
            continue; // The stranger has all ports just now.
        asio::write(socket, asio::buffer("mine", 4));
        char answer = 0;
        asio::read(socket, asio::buffer(&answer, 1));
        socket.set_option(asio::socket_base::linger{true, 0});
        ++done;
    }
    return 0;
}

TEST_F(ForgedCaller, GetsNothingInWhereItCallsBesideUsAllTheTimeFromTheSamePorts)
{
    UNDERPASS_NEEDS_ROOT();
    constexpr int calls = 800;
    std::map<std::string, int> heard;
    inOwnNetwork([&] {
        ASSERT_NO_FATAL_FAILURE(leaveFewPorts());
        listen({"127.0.0.1", 0}, real);
        const OtherProcess stranger{[where = at("127.0.0.1")] { return callAgainAndAgainAsNobody(where); }};
        OtherProcess owner{[where = at("127.0.0.1")] { return callAndWaitForAnAnswer(where, calls); }};
        while (heard["mine"] < calls) {
            ASSERT_TRUE(runUntilAccepted(1));
            std::error_code ignored;
            ++heard[fourBytesOf(accepted.front().socket)];
            asio::write(accepted.front().socket, asio::buffer("k", 1), ignored);
            accepted.pop_front();
        }
        EXPECT_EQ(owner.result(), 0);
    });
    EXPECT_THAT(heard, testing::ElementsAre(testing::Pair("mine", calls)));
}

} // namespace
} // namespace underpass
