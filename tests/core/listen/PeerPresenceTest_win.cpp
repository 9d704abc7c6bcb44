// SPDX-License-Identifier: MIT
#include "core/listen/PeerPresence.h"

#include <array>
#include <chrono>
#include <thread>

#include <asio/buffer.hpp>
#include <asio/io_context.hpp>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using asio::ip::tcp;

class WindowsPeerPresence : public testing::Test
{
protected:
    WindowsPeerPresence() { m_caller.connect(m_listening.local_endpoint()); }

    tcp::socket& caller() { return m_caller; }
    tcp::socket accept() { return m_listening.accept(); }
    static bool isSoonGone(tcp::socket& accepted)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (peerIsPresent(accepted.native_handle()) && std::chrono::steady_clock::now() < end)
            std::this_thread::yield();
        return !peerIsPresent(accepted.native_handle());
    }

private:
    asio::io_context m_worker;
    tcp::acceptor m_listening{m_worker, {asio::ip::address_v4::loopback(), 0}};
    tcp::socket m_caller{m_worker};
};

TEST_F(WindowsPeerPresence, LastsWhileTheConnectionDoes)
{
    const auto text = asio::buffer("x", 1);
    auto accepted = accept();
    EXPECT_TRUE(peerIsPresent(accepted.native_handle()));
    EXPECT_EQ(caller().send(text), 1u);
    EXPECT_TRUE(peerIsPresent(accepted.native_handle())) << "What waits to be read changes nothing.";
    std::array<char, 8> read{};
    EXPECT_EQ(accepted.receive(asio::buffer(read)), 1u) << "And is still there.";
}

TEST_F(WindowsPeerPresence, LastsWhenTheCallerEndsItsOwnDirection)
{
    auto accepted = accept();
    caller().shutdown(tcp::socket::shutdown_send);
    std::array<char, 8> read{};
    std::error_code ended;
    accepted.receive(asio::buffer(read), 0, ended);
    EXPECT_EQ(ended, asio::error::eof);
    EXPECT_TRUE(peerIsPresent(accepted.native_handle()));
}

TEST_F(WindowsPeerPresence, EndsWithAResetWhateverWasSentBefore)
{
    auto accepted = accept();
    EXPECT_EQ(caller().send(asio::buffer("EVIL", 4)), 4u);
    caller().set_option(asio::socket_base::linger{true, 0});
    caller().close();
    EXPECT_TRUE(isSoonGone(accepted));
}

TEST_F(WindowsPeerPresence, EndsForACallerThatWasGoneBeforeItWasAccepted)
{
    EXPECT_EQ(caller().send(asio::buffer("EVIL", 4)), 4u);
    caller().set_option(asio::socket_base::linger{true, 0});
    caller().close();
    auto accepted = accept();
    EXPECT_TRUE(isSoonGone(accepted));
}

TEST_F(WindowsPeerPresence, IsNothingASocketWithoutAConnectionHas)
{
    asio::io_context worker;
    tcp::socket alone{worker, tcp::v4()};
    EXPECT_FALSE(peerIsPresent(alone.native_handle()));
    EXPECT_FALSE(peerIsPresent(INVALID_SOCKET));
}

} // namespace
} // namespace underpass::test
