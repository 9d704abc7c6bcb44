// SPDX-License-Identifier: MIT
#include "core/listen/PortCheck.h"
#include "tests/live/LiveCtl.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/Socket.h"

#include <functional>
#include <system_error>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace underpass::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

// The terminal program, a server, and what a script would believe.
class LiveTruth : public LiveCtl
{
protected:
    [[nodiscard]] Json forward() const { return tunnel().at("forwards").at(0); }
    [[nodiscard]] static bool becomes(const std::function<bool()>& wanted)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (!wanted() && std::chrono::steady_clock::now() < limit)
            continue;
        return wanted();
    }
    [[nodiscard]] bool isNow(const std::string& state) const
    {
        return becomes([&] { return forward().at("state") == state; });
    }
    [[nodiscard]] static bool isTurnedBack(std::uint16_t port)
    {
        try {
            return Socket::connect(port).read(1).empty();
        } catch (const std::system_error&) {
            return true; // Reset.
        }
    }

    const Socket target = Socket::listen();
};

TEST_F(LiveTruth, ConnectIs7AsLongAsAnotherUserHoldsThePort)
{
    UNDERPASS_NEEDS_ROOT();
    const std::uint16_t port = freePort();
    add({"--forward", localTo(port, target.port())});
    {
        const OtherProcess squatter{[port] { return squat(port); }};
        ASSERT_TRUE(becomes([&] { return whyNotListen({"localhost", port}).has_value(); }));
        for (const char* when : {"started now", "running already"}) {
            const auto [code, screen] = ran({"connect", "mail"});
            EXPECT_EQ(code, 7) << when << screen;
            EXPECT_THAT(screen, AllOf(HasSubstr("is in use"), HasSubstr("nobody)"))) << when;
            EXPECT_THAT(screen, Not(HasSubstr("runs in the background"))) << when;
            EXPECT_THAT(
                screen, HasSubstr("Port " + std::to_string(port + 1) + " is free: \"underpassctl connect "));
        }
        EXPECT_EQ(forward().at("state"), "refused");
        EXPECT_EQ(forward().at("reason"), "port-in-use");
        EXPECT_TRUE(forward().at("since").is_string());
    }
    ASSERT_TRUE(isNow("ready"));
    EXPECT_EQ(ran({"connect", "mail"}).first, 0);
}

TEST_F(LiveTruth, FixTakesAFreePortForATunnelThatRunsAndForOneThatDoesNot)
{
    const Socket holder = Socket::listen();
    const std::uint16_t port = holder.port();
    add({"--forward", localTo(port, target.port())});
    const auto [code, screen] = ran({"connect", "--fix", "mail"});
    EXPECT_EQ(code, 0) << screen;
    EXPECT_THAT(screen, HasSubstr("listens at localhost:"));
    const std::string chosen = forward().at("listen");
    EXPECT_NE(chosen, "localhost:" + std::to_string(port));
    EXPECT_THAT(ran({"list"}).second, HasSubstr("L:" + chosen.substr(10) + "="));

    EXPECT_EQ(ran({"disconnect", "mail"}).first, 0);
    EXPECT_EQ(ran({"edit", "mail", "--forward", localTo(port, target.port())}).first, 0);
    EXPECT_EQ(ran({"connect", "mail"}).first, 7);
    const auto [again, said] = ran({"connect", "--fix", "mail"});
    EXPECT_EQ(again, 0) << said;
    EXPECT_EQ(forward().at("listen"), chosen);
    EXPECT_EQ(ran({"connect", "--fix", "mail"}).first, 0) << "Nothing is left to fix.";
    EXPECT_EQ(forward().at("listen"), chosen);
}

TEST_F(LiveTruth, RunIs7WhereItIsEndedWhileARequiredForwardIsRefused)
{
    const Socket holder = Socket::listen();
    const std::string taken = localTo(holder.port(), target.port());
    add({"--forward", taken, "--forward", "D:" + std::to_string(freePort())});
    TerminalProgram run = ctl({"run", "mail"});
    ASSERT_TRUE(run.shows(taken + ": ")) << run.screen();
    ASSERT_TRUE(run.shows("is in use")) << run.screen();
    run.type("\x03");
    EXPECT_EQ(run.exitCode(), 7) << run.screen();

    EXPECT_EQ(ran({"edit", "mail", "--set", "forwards[0].required=false"}).first, 0);
    TerminalProgram without = ctl({"run", "mail"});
    ASSERT_TRUE(without.shows("is in use")) << without.screen();
    ASSERT_TRUE(without.shows("ready at ")) << without.screen();
    without.type("\x03");
    EXPECT_EQ(without.exitCode(), 0) << "The profile can do without it.";
}

TEST_F(LiveTruth, SaysOfNothingThatItWorksWhichTheServerForbids)
{
    for (const std::string& spec : {localTo(freePort(), target.port()), "D:" + std::to_string(freePort())}) {
        SCOPED_TRACE(spec);
        add({"--forward", spec}, "AllowTcpForwarding no");
        const auto [code, screen] = ran({"connect", "mail"});
        EXPECT_EQ(code, 0) << "Nobody has tried. " << screen;
        EXPECT_EQ(forward().at("state"), "ready");
        EXPECT_THAT(ran({"status"}).second, AllOf(HasSubstr(spec + ": ready"), Not(HasSubstr("works"))));

        const std::string listen = forward().at("listen");
        const Socket caller = Socket::connect(static_cast<std::uint16_t>(std::stoi(listen.substr(10))));
        if (spec.starts_with('D'))
            caller.write("CONNECT 127.0.0.1:" + std::to_string(target.port()) + " HTTP/1.1\r\n\r\n");
        ASSERT_TRUE(isNow("refused"));
        EXPECT_EQ(forward().at("reason"), "forward-refused");
        const auto [again, said] = ran({"connect", "mail"});
        EXPECT_EQ(again, 7) << said;
        EXPECT_THAT(said, HasSubstr("AllowTcpForwarding"));
        EXPECT_EQ(ran({"disconnect", "mail"}).first, 0);
        EXPECT_EQ(ran({"remove", "mail"}).first, 0);
    }
}

TEST_F(LiveTruth, TellsWhatAWorkingForwardRestsOn)
{
    const std::uint16_t port = freePort();
    add({"--forward", localTo(port, target.port())});
    ASSERT_EQ(ran({"connect", "mail"}).first, 0);
    EXPECT_TRUE(forward().at("lastReached").is_null());
    const Socket caller = Socket::connect(port);
    const Socket served = target.accept();
    served.write("+OK");
    ASSERT_TRUE(isNow("works"));
    ASSERT_TRUE(becomes([&] { return forward().at("lastByte").is_string(); }));
    EXPECT_TRUE(forward().at("lastReached").is_string());
    ASSERT_TRUE(becomes([&] { return tunnel().at("roundTrip").is_object(); }));
    EXPECT_EQ(tunnel().at("roundTrip").at("by"), "keepalive");
    EXPECT_GT(tunnel().at("roundTrip").at("ms"), 0);
}

TEST_F(LiveTruth, LogsWhomTheListOfProgramsKeptOutAndByWhichRule)
{
    const std::uint16_t port = freePort();
    add({"--forward", localTo(port, target.port()), "--set", "forwards[0].programs=thunderbird"});
    ASSERT_EQ(ran({"connect", "mail"}).first, 0);
    EXPECT_TRUE(isTurnedBack(port));
    ASSERT_TRUE(becomes([&] { return forward().at("timesTurnedAway") == 1; }));
    const Json caller = forward().at("callersTurnedAway").at(0);
    EXPECT_EQ(caller.at("rule"), "programs");
    EXPECT_THAT(caller.at("program"), HasSubstr("live_tests"));
    EXPECT_EQ(forward().at("state"), "ready") << "That is no trouble.";
    EXPECT_EQ(tunnel().at("trouble"), "");
    const std::string log = readText(home.path() / ".local/state/underpass/mail.log");
    EXPECT_THAT(log, AllOf(HasSubstr("Only the programs on its list"), HasSubstr("rule programs")));
    EXPECT_THAT(log, Not(HasSubstr("Only you may")));
}

} // namespace
} // namespace underpass::test
