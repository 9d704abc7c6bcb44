// SPDX-License-Identifier: MIT
#include "core/Check.h"
#include "core/net/Greeting.h"

#include <gtest/gtest.h>

#include <thread>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/write.hpp>

namespace underpass {

namespace {

using std::chrono::milliseconds;

std::vector<std::string> outline(const std::vector<CheckStep>& steps)
{
    std::vector<std::string> lines;
    for (const CheckStep& step : steps)
        lines.push_back(std::string{name(step.stage)} + (step.trouble ? " failed" : " ok"));
    return lines;
}

Profile mail()
{
    Profile profile;
    profile.server = {"mail.example.org", 22};
    profile.account = "anna";
    return profile;
}

using Lines = std::vector<std::string>;

} // namespace

TEST(Check, BlamesTheStepThatTheErrorBelongsTo)
{
    const auto failed
        = [](ErrorCode code) { return outline(stepsFrom(mail(), Failed{{code, "x", {}}}, milliseconds{5})); };
    EXPECT_EQ(failed(ErrorCode::ConnectRefused), (Lines{"connect failed"}));
    EXPECT_EQ(failed(ErrorCode::HostKeyChanged), (Lines{"connect ok", "host-key failed"}));
    EXPECT_EQ(
        failed(ErrorCode::AuthenticationRefused), (Lines{"connect ok", "host-key ok", "log-in failed"}));
    EXPECT_EQ(
        failed(ErrorCode::PortInUse), (Lines{"connect ok", "host-key ok", "log-in ok", "forward failed"}));
}

TEST(Check, ReportsEveryForwardOfATunnelThatIsUp)
{
    Online online;
    online.forwards.push_back({Forward{}, {"localhost", 1110}, true, std::nullopt});
    online.forwards.push_back(
        {Forward{}, {"localhost", 1143}, false, Error{ErrorCode::PortInUse, "port 1143", {}}});
    const auto steps = stepsFrom(mail(), online, milliseconds{5});
    EXPECT_EQ(
        outline(steps), (Lines{"connect ok", "host-key ok", "log-in ok", "forward ok", "forward failed"}));
    EXPECT_EQ(steps[2].took, milliseconds{5});
}

TEST(Check, KnowsHowMailServersBeginToSpeak)
{
    EXPECT_EQ(greetingOn(110), "+OK");
    EXPECT_EQ(greetingOn(143), "* OK");
    EXPECT_EQ(greetingOn(25), "220");
    EXPECT_EQ(greetingOn(587), "220");
    EXPECT_EQ(greetingOn(80), std::nullopt);
}

TEST(Greeting, IsTheFirstLineOfTheOtherSide)
{
    asio::io_context loop;
    asio::ip::tcp::acceptor acceptor{loop, {asio::ip::address_v4::loopback(), 0}};
    const std::jthread server{[&acceptor] {
        auto socket = acceptor.accept();
        asio::write(socket, asio::buffer(std::string{"+OK ready\x07\r\nmore\r\n"}));
    }};
    const auto greeting = readGreeting({"127.0.0.1", acceptor.local_endpoint().port()});
    ASSERT_TRUE(greeting.has_value()) << greeting.error().detail;
    EXPECT_TRUE(greeting->starts_with("+OK ready"));
    EXPECT_EQ(greeting->find_first_of("\r\n\x07"), std::string::npos);
}

TEST(Greeting, IsMissingWhereTheOtherSideHangsUp)
{
    asio::io_context loop;
    asio::ip::tcp::acceptor acceptor{loop, {asio::ip::address_v4::loopback(), 0}};
    const std::jthread server{[&acceptor] { (void)acceptor.accept(); }};
    EXPECT_FALSE(readGreeting({"127.0.0.1", acceptor.local_endpoint().port()}).has_value());
}

TEST(Greeting, ResolvesAnAddressToItself)
{
    EXPECT_EQ(resolve({"127.0.0.1", 22}), (Lines{"127.0.0.1"}));
}

} // namespace underpass
