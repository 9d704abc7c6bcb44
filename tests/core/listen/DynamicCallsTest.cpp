// SPDX-License-Identifier: MIT
#include "core/listen/DynamicCalls.h"

#include "tests/support/Loop.h"
#include "tests/support/Reset.h"

#include <list>

#include <gtest/gtest.h>

#include <asio/read.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using namespace std::string_literals;
using namespace underpass::test;
using asio::ip::tcp;

const std::string greeting = "\x05\x01\x00"s;
const std::string request = "\x05\x01\x00\x03\x0b"
                            "example.org\x00\x50"s;

class DynamicCallsTest : public testing::Test
{
protected:
    void open(std::chrono::milliseconds patience = std::chrono::hours{1})
    {
        calls = std::make_unique<DynamicCalls>(
            worker, [this](Call call) { asked.push_back(std::move(call)); }, patience);
    }
    tcp::socket& call()
    {
        tcp::socket& program = programs.emplace_back(worker);
        program.connect(door.local_endpoint());
        calls->take(Call{.socket = door.accept(), .caller = {}});
        return program;
    }
    // What arrives until the connection ends, and how it ended.
    struct Ending
    {
        std::string text;
        std::error_code how;
    };
    Ending readToTheEnd(tcp::socket& program)
    {
        Ending ending;
        bool isOver = false;
        asio::async_read(
            program, asio::dynamic_buffer(ending.text), [&](const std::error_code& failed, std::size_t) {
                ending.how = failed;
                isOver = true;
            });
        EXPECT_TRUE(runUntil(worker, [&] { return isOver; }));
        return ending;
    }
    std::string readSome(tcp::socket& program, std::size_t size)
    {
        std::string text(size, '\0');
        bool isThere = false;
        asio::async_read(program, asio::buffer(text),
            [&](const std::error_code& failed, std::size_t) { isThere = !failed; });
        EXPECT_TRUE(runUntil(worker, [&] { return isThere; }));
        return text;
    }
    bool isAsked(std::size_t count)
    {
        return runUntil(worker, [&] { return asked.size() == count; });
    }

    asio::io_context worker;
    tcp::acceptor door{worker, {asio::ip::address_v4::loopback(), 0}};
    std::list<tcp::socket> programs;
    std::list<Call> asked;
    std::unique_ptr<DynamicCalls> calls;
};

TEST_F(DynamicCallsTest, HandsOnACallerWithItsTargetAndOwesItTheAnswer)
{
    open();
    tcp::socket& program = call();
    asio::write(program, asio::buffer(greeting));
    EXPECT_EQ(readSome(program, 2), "\x05\x00"s);
    asio::write(program, asio::buffer(request));
    ASSERT_TRUE(isAsked(1));
    EXPECT_EQ(asked.front().target, (Endpoint{"example.org", 80}));
    EXPECT_EQ(asked.front().answerIn, DynamicProtocol::Socks5);
    EXPECT_EQ(program.available(), 0U) << "Nothing is promised before the server has answered.";
}

TEST_F(DynamicCallsTest, KeepsWhatTheCallerSentBehindItsRequest)
{
    open();
    const std::string early(100000, 'x');
    tcp::socket& program = call();
    asio::write(program, asio::buffer(greeting + request + early));
    ASSERT_TRUE(isAsked(1));
    std::string arrived = asked.front().ahead;
    EXPECT_FALSE(arrived.empty());
    std::string rest(early.size() - arrived.size(), '\0');
    asio::read(asked.front().socket, asio::buffer(rest));
    EXPECT_EQ(arrived + rest, early);
}

TEST_F(DynamicCallsTest, HearsOutManyCallersAtOnce)
{
    open();
    for (int each = 0; each < 100; ++each)
        asio::write(call(), asio::buffer(greeting));
    for (tcp::socket& program : programs)
        EXPECT_EQ(readSome(program, 2), "\x05\x00"s);
    EXPECT_TRUE(asked.empty());
    for (tcp::socket& program : programs)
        asio::write(program, asio::buffer(request));
    EXPECT_TRUE(isAsked(100));
}

TEST_F(DynamicCallsTest, ResetsACallerWhoSaysNothingForLong)
{
    open(std::chrono::milliseconds{1});
    EXPECT_TRUE(wasReset(readToTheEnd(call()).how));
    EXPECT_TRUE(asked.empty());
}

TEST_F(DynamicCallsTest, ResetsWhoComesWhenTooManyAreSilent)
{
    open();
    for (std::size_t each = 0; each < DynamicCalls::mostAtOnce; ++each)
        call();
    EXPECT_TRUE(wasReset(readToTheEnd(call()).how));
    programs.front().shutdown(tcp::socket::shutdown_send);
    EXPECT_EQ(readToTheEnd(programs.front()).text, ""); // Its place is free now.
    tcp::socket& program = call();
    asio::write(program, asio::buffer(greeting));
    EXPECT_EQ(readSome(program, 2), "\x05\x00"s);
}

// A close over unread bytes is a reset, and would take the sentence with it.
TEST_F(DynamicCallsTest, LetsItsLastWordsArriveThoughTheCallerSendsOn)
{
    open();
    tcp::socket& program = call();
    const std::string post = "POST http://example.org/ HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n";
    std::size_t sent = 0;
    const std::string body = post + std::string(1000000, 'x');
    asio::async_write(
        program, asio::buffer(body), [&](const std::error_code&, std::size_t size) { sent = size; });
    ASSERT_TRUE(runUntil(worker, [&] { return sent == body.size(); }));
    const Ending ending = readToTheEnd(program);
    EXPECT_EQ(ending.how, asio::error::eof);
    EXPECT_EQ(ending.text.substr(0, 13), "HTTP/1.1 405 ");
}

TEST_F(DynamicCallsTest, ClosesOrderlyOnWhatItDoesNotUnderstand)
{
    open();
    tcp::socket& program = call();
    asio::write(program, asio::buffer("\x16\x03\x01 and more", 12));
    const Ending ending = readToTheEnd(program);
    EXPECT_EQ(ending.how, asio::error::eof);
    EXPECT_EQ(ending.text, "");
}

TEST_F(DynamicCallsTest, ResetsWhoIsTalkingWhenItDies)
{
    open();
    tcp::socket& silent = call();
    tcp::socket& told = call();
    asio::write(told, asio::buffer("GET / HTTP/1.1\r\n\r\n", 18));
    EXPECT_EQ(readSome(told, 13), "HTTP/1.1 405 ");
    calls.reset();
    EXPECT_TRUE(wasReset(readToTheEnd(silent).how));
    EXPECT_EQ(readToTheEnd(told).how, asio::error::eof);
    worker.restart();
    worker.run(); // Nothing is left that would keep it busy.
}

} // namespace
} // namespace underpass
