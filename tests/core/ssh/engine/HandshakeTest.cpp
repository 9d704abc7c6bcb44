// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Transport.h"

#include "core/net/TcpStream.h"
#include "tests/support/Loop.h"
#include "tests/support/ScriptedServer.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using namespace underpass::test;
using asio::ip::tcp;

// Sends a line every millisecond until its caller hangs up.
asio::awaitable<void> drip(tcp::socket& socket, std::string line)
{
    asio::steady_timer timer{socket.get_executor()};
    std::error_code failed;
    while (!failed) {
        co_await asio::async_write(
            socket, asio::buffer(line), asio::redirect_error(asio::use_awaitable, failed));
        timer.expires_after(std::chrono::milliseconds{1});
        std::error_code ignored;
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
}

class HandshakeTest : public testing::Test
{
protected:
    // The end of a handshake with a server that only ever says this.
    Error shakeHandsWith(const std::string& line)
    {
        tcp::acceptor acceptor{worker, {asio::ip::address_v4::loopback(), 0}};
        tcp::socket client{worker};
        client.connect(acceptor.local_endpoint());
        tcp::socket server = acceptor.accept();
        bool serverIsOver = false;
        asio::co_spawn(worker, drip(server, line), [&](const std::exception_ptr&) { serverIsOver = true; });
        auto engine = Engine::create({}, std::make_shared<WindowBudget>());
        Transport transport{std::make_unique<TcpStream>(std::move(client)), std::move(engine.value()),
            {"tarpit.example", 22}};
        std::optional<Result<void>> outcome;
        asio::co_spawn(worker, shakeHands(transport, std::chrono::milliseconds{100}),
            [&](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
        EXPECT_TRUE(runUntil(worker, [&] { return outcome.has_value(); })) << "It never ends.";
        transport.end({ErrorCode::Cancelled, "", ""});
        EXPECT_TRUE(runUntil(worker, [&] { return serverIsOver; }));
        return outcome && !*outcome ? outcome->error() : Error{};
    }

    asio::io_context worker;
};

TEST_F(HandshakeTest, LeavesATarpitThatGreetsForEver)
{
    const Error why = shakeHandsWith("slowly\r\n");
    EXPECT_EQ(why.code, ErrorCode::NotSsh) << sentence(why);
    EXPECT_EQ(why.subject, "tarpit.example:22");
}

TEST_F(HandshakeTest, CallsWhatIsNoSshServerWhatItIs)
{
    const Error tls = shakeHandsWith(std::string{"\x15\x03\x01\x00\x02\x02\x46", 7});
    EXPECT_EQ(tls.code, ErrorCode::NotSsh) << sentence(tls);
    EXPECT_TRUE(sentence(tls).contains("speaks TLS")) << sentence(tls);
    const Error echo = shakeHandsWith("-ERR unknown command 'SSH-2.0-libssh2'\r\n");
    EXPECT_TRUE(sentence(echo).contains("speaks Redis")) << sentence(echo);
    const Error old = shakeHandsWith("SSH-1.5-old\n");
    EXPECT_EQ(old.code, ErrorCode::Ssh1Only) << sentence(old);
    EXPECT_EQ(old.subject, "tarpit.example:22");
}

// It stays connected and says nothing more.
TEST_F(HandshakeTest, WaitsForNothingMoreOfWhatIsNoSshServer)
{
    const auto wire = std::make_shared<Wire>(worker.get_executor());
    const auto transport = scriptedTransport(wire, Connected);
    wire->send("+OK ready\r\n");
    std::optional<Result<void>> outcome;
    asio::co_spawn(worker, shakeHands(*transport, std::chrono::hours{1}),
        [&](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
    ASSERT_TRUE(runUntil(worker, [&] { return outcome.has_value(); }));
    ASSERT_FALSE(*outcome);
    EXPECT_EQ(outcome->error().code, ErrorCode::NotSsh) << sentence(outcome->error());
}

TEST_F(HandshakeTest, LeavesAServerThatNeverEndsItsBanner)
{
    const Error why = shakeHandsWith("SSH-");
    EXPECT_EQ(why.code, ErrorCode::ServerSilent) << sentence(why);
}

TEST_F(HandshakeTest, NamesABrokenRuleAlsoWhereTheServerIsGoneByThen)
{
    constexpr char keyExchangeReply = 31;
    const auto wire = std::make_shared<Wire>(worker.get_executor());
    const auto transport = scriptedTransport(wire, Connected);
    wire->goneOnceRead = true;
    wire->send("SSH-2.0-scripted\r\n" + keyExchangeInitOf("curve25519-sha256")
        + packet(keyExchangeReply, text("no host key")));
    std::optional<Result<void>> outcome;
    asio::co_spawn(worker, shakeHands(*transport),
        [&](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
    ASSERT_TRUE(runUntil(worker, [&] { return outcome.has_value(); }));
    ASSERT_FALSE(*outcome);
    EXPECT_EQ(outcome->error().code, ErrorCode::ProtocolViolation) << sentence(outcome->error());
}

} // namespace
} // namespace underpass
