// SPDX-License-Identifier: MIT
#include "core/check/Check.h"
#include "core/check/Conversation.h"
#include "core/check/LogInTime.h"
#include "core/net/Resolve.h"

#include <gtest/gtest.h>

#include <tuple>

namespace underpass {

namespace {

using std::chrono::milliseconds;

std::vector<std::string> outline(const std::vector<CheckStep>& steps)
{
    std::vector<std::string> lines;
    for (const CheckStep& step : steps)
        lines.push_back(std::string{name(step.stage)} + (troubleOf(step.finding) ? " failed" : " ok"));
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
    EXPECT_EQ(failed(ErrorCode::ProxyLogInRefused), (Lines{"connect failed"}));
    EXPECT_EQ(failed(ErrorCode::Internal), (Lines{"connect failed"}));
}

TEST(LogInTime, CountsNoTyping)
{
    const TimePoint start{};
    LogInTime time{start};
    time.note(Connecting{}, start + milliseconds{10});
    time.note(NeedsUser{}, start + milliseconds{40});
    time.note(NeedsUser{}, start + milliseconds{5000});
    EXPECT_EQ(time.read(start + milliseconds{9000}), milliseconds{40}) << "it asks still";
    time.note(Connecting{}, start + milliseconds{12040});
    time.note(Online{}, start + milliseconds{12100});
    EXPECT_EQ(time.read(start + milliseconds{12123}), milliseconds{123});
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

TEST(Check, FindsOneThingInEachStepOfATunnelThatIsUp)
{
    Online online;
    online.forwards.push_back({Forward{}, {"localhost", 1110}, true, std::nullopt});
    const auto steps = stepsFrom(mail(), online, milliseconds{5});
    Forward inUse;
    inUse.listen = {"localhost", 1110};
    const Endpoint server{"mail.example.org", 22};
    const std::vector<CheckFinding> expected{found::Connected{server}, found::HostKeyTrusted{server},
        found::LoggedIn{"anna"}, found::Listening{inUse}};
    ASSERT_EQ(steps.size(), expected.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        EXPECT_EQ(steps[i].finding, expected[i]) << i;
}

TEST(Check, SaysEachFindingAsASentence)
{
    const Endpoint target{"localhost", 110};
    Forward pop3;
    pop3.listen = {"localhost", 1110};
    pop3.target = target;
    for (const auto& [finding, text] :
        std::vector<std::pair<CheckFinding, std::string>>{
            {found::Resolved{"mail.example.org", {"192.0.2.1", "2001:db8::1"}},
                "mail.example.org is 192.0.2.1, 2001:db8::1."},
            {found::Connected{{"mail.example.org", 22}}, "Connected to mail.example.org:22."},
            {found::HostKeyTrusted{{"mail.example.org", 22}}, "The key of mail.example.org:22 is trusted."},
            {found::LoggedIn{"anna"}, "Logged in as anna."},
            {found::Listening{pop3}, "Listening. L 1110 -> localhost:110"},
            {found::Welcomed{target, "+OK"}, "localhost:110 says: +OK"},
            {found::TurnedAway{target, "-ERR"},
                "localhost:110 answers, but takes no callers now: \"-ERR\". Try again later."},
            {found::Foreign{target, "POP3", "SSH-2.0"},
                "localhost:110 answers, but does not speak POP3: \"SSH-2.0\". Check the forward's target."},
            {found::NotTls{target, "POP3S", "wrong version number"},
                "localhost:110 answers, but not in TLS, as POP3S needs it (wrong version number). Check the "
                "forward's target."},
            {found::Silent{target, "POP3", {ErrorCode::ConnectTimedOut, "", "10 s"}},
                "localhost:110 was reached, but does not answer in POP3. Check the forward's target. (10 s)"},
            {found::Speaks{target, "PostgreSQL"}, "localhost:110 speaks PostgreSQL."},
            {found::Secured{target, "POP3S", "mail.example.org"},
                "localhost:110 speaks POP3S. Its certificate is for: mail.example.org"},
            {found::Reached{target}, "localhost:110 was reached."},
            {found::ForwardsAny{{"localhost", 1080}},
                "The server connects to what programs ask for at localhost:1080."},
            {found::Trouble{{ErrorCode::PortInUse, "port 1110", "by nc"}},
                "port 1110 is in use by another program. Close that program or choose another port. (by nc)"},
        })
        EXPECT_EQ(sentence(finding), text);
}

TEST(Check, CallsAServerThatIsFullForeignOrSilentTrouble)
{
    const Endpoint target{"localhost", 110};
    EXPECT_EQ(troubleOf(found::TurnedAway{target, "-ERR"}), ErrorCode::ServerFull);
    EXPECT_EQ(troubleOf(found::Foreign{target, "POP3", "SSH"}), ErrorCode::ProtocolViolation);
    EXPECT_EQ(
        troubleOf(found::Silent{target, "POP3", {ErrorCode::ServerClosed, "", ""}}), ErrorCode::ServerClosed);
    EXPECT_EQ(troubleOf(found::Trouble{{ErrorCode::PortInUse, "", ""}}), ErrorCode::PortInUse);
    EXPECT_EQ(troubleOf(found::Welcomed{target, "+OK"}), std::nullopt);
    const std::vector<Sentence> more{{UNDERPASS_TEXT("Check", "%1 was reached."), {"B"}}};
    EXPECT_EQ(sentence(found::Welcomed{target, "+OK", more}), "localhost:110 says: +OK. B was reached.");
    EXPECT_EQ(sentence(found::Welcomed{target, "+OK.", more}), "localhost:110 says: +OK. B was reached.");
}

TEST(Check, DoesNotSayThatAForwardListensWhichIsTurnedOff)
{
    Online online;
    online.forwards.push_back({Forward{}, {"localhost", 1110}, false, std::nullopt});
    online.forwards.back().forward.enabled = false;
    EXPECT_EQ(outline(stepsFrom(mail(), online, milliseconds{5})),
        (Lines{"connect ok", "host-key ok", "log-in ok"}));
}

TEST(Check, TellsAServerThatIsFullFromOneThatIsNoMailServer)
{
    using enum GreetingKind;
    for (const auto& [expected, greeting, kind] :
        std::vector<std::tuple<const char*, const char*, GreetingKind>>{
            {"+OK", "+OK Dovecot ready.", Welcome},
            {"+OK", "-ERR [SYS/TEMP] too many connections", TurnedAway},
            {"+OK", "* OK IMAP here", Foreign},
            {"* OK", "* OK [CAPABILITY IMAP4rev1] ready", Welcome},
            {"* OK", "* PREAUTH logged in as anna", Welcome},
            {"* OK", "* BYE too many connections", TurnedAway},
            {"220", "220 mail.example.org ESMTP", Welcome},
            {"220", "421 too many concurrent connections", TurnedAway},
            {"220", "554 no service for you", TurnedAway},
            {"220", "5G is here", Foreign},
            {"220", "HTTP/1.1 400 Bad Request", Foreign},
            {"+OK", "SSH-2.0-OpenSSH_9.2", Foreign},
            {"+OK", "", Foreign},
        })
        EXPECT_EQ(kindOf(greeting, expected), kind) << greeting;
}

TEST(Resolve, ResolvesAnAddressToItself)
{
    EXPECT_EQ(resolve({"127.0.0.1", 22}), (Lines{"127.0.0.1"}));
}

TEST(Resolve, GivesALookUpUpWhenAskedTo)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(resolve({"127.0.0.1", 22}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

} // namespace underpass
