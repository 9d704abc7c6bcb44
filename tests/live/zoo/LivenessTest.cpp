// SPDX-License-Identifier: MIT
// Servers that seem to be gone and are not. A test is called by the row of rows.txt that it shows.
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Socket.h"
#include "tests/support/TextFile.h"

#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass::test {
namespace {

using asio::ip::tcp;

// A thin line to a server: little of what goes up is on its way at a time, and it takes long.
class ThinLine
{
public:
    static constexpr std::size_t eachTime = 1024;
    static constexpr std::chrono::milliseconds pause{55}; // 18 KB/s.

    explicit ThinLine(std::uint16_t server)
        : m_server(server)
    {
        m_acceptor.open(tcp::v4());
        m_acceptor.set_option(tcp::socket::receive_buffer_size{4096});
        m_acceptor.bind({asio::ip::address_v4::loopback(), 0});
        m_acceptor.listen();
        asio::co_spawn(m_loop, serve(), asio::detached);
        m_thread = std::thread{[this] { m_loop.run(); }};
    }
    ~ThinLine()
    {
        m_loop.stop();
        m_thread.join();
    }
    [[nodiscard]] std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }

private:
    asio::awaitable<void> serve()
    {
        tcp::socket client = co_await m_acceptor.async_accept(asio::use_awaitable);
        tcp::socket server{m_loop};
        co_await server.async_connect({asio::ip::address_v4::loopback(), m_server}, asio::use_awaitable);
        m_client.emplace(std::move(client));
        m_far.emplace(std::move(server));
        asio::co_spawn(m_loop, copy(*m_far, *m_client, std::chrono::milliseconds{0}), asio::detached);
        co_await copy(*m_client, *m_far, pause);
    }
    asio::awaitable<void> copy(tcp::socket& from, tcp::socket& to, std::chrono::milliseconds wait)
    {
        std::vector<char> bytes(eachTime);
        for (asio::steady_timer turn{m_loop};;) {
            const std::size_t size = co_await from.async_read_some(asio::buffer(bytes), asio::use_awaitable);
            co_await asio::async_write(to, asio::buffer(bytes, size), asio::use_awaitable);
            turn.expires_after(wait);
            co_await turn.async_wait(asio::use_awaitable);
        }
    }

    const std::uint16_t m_server;
    asio::io_context m_loop;
    tcp::acceptor m_acceptor{m_loop};
    std::optional<tcp::socket> m_client;
    std::optional<tcp::socket> m_far;
    std::thread m_thread;
};

TEST(LiveZooLiveness, B37_ADeviceThatAnswersNoQuestionStaysAsLongAsItsSystemAcknowledges)
{
    const CodeServer server{"deaf"};
    Socket target = Socket::listen();
    LiveTunnel tunnel{server.port(), server.knownHosts(), {target.port()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.profile.keepalive = std::chrono::seconds{1};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const std::uint16_t port = tunnel.port(0);
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (server.attempts("question") < 5 && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield(); // More than two, which were the end of it.
    ASSERT_TRUE(std::holds_alternative<Online>(tunnel.state())) << tunnel.history() << server.log();
    const auto online = std::get<Online>(tunnel.state());
    EXPECT_TRUE(online.answersNothing) << tunnel.history();
    EXPECT_FALSE(online.silentSince);
    const Socket caller = Socket::connect(port);
    caller.write("hello\n");
    EXPECT_EQ(target.accept().readLine(), "hello\n");
}

TEST(LiveZooLiveness, R08_AnUploadOnAThinLineIsNotTakenForSilence)
{
    // Of the first 96 KB sshd says nothing; they take five seconds, and a question waits for all that is
    // before it. Three are patience.
    constexpr std::size_t much = std::size_t{128} * 1024;
    const SshServer server;
    const ThinLine line{server.port()};
    Socket target = Socket::listen();
    const TempDir folder;
    const auto knownHosts = folder.path() / "known_hosts";
    writeText(knownHosts,
        std::regex_replace(readText(server.knownHosts()), std::regex{std::to_string(server.port())},
            std::to_string(line.port())));
    LiveTunnel tunnel{line.port(), knownHosts, {target.port()}};
    tunnel.profile.credentials.keyFiles = {server.userKey()};
    tunnel.profile.keepalive = std::chrono::seconds{1};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const Socket caller = Socket::connect(tunnel.port(0));
    std::thread program{[&] {
        caller.write(std::string(much, 'x'));
        caller.endWriting();
    }};
    EXPECT_EQ(target.accept().readAll().size(), much);
    program.join();
    EXPECT_TRUE(std::holds_alternative<Online>(tunnel.state())) << tunnel.history();
    EXPECT_EQ(tunnel.history().find("waiting"), std::string::npos) << tunnel.history();
}

} // namespace
} // namespace underpass::test
