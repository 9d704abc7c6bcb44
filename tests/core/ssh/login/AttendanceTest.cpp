// SPDX-License-Identifier: MIT
// What a person hears of a log-in that goes on, and how much longer it may take for that.
#include "core/ssh/login/Attendance.h"

#include "core/ssh/login/Authenticate.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>

namespace underpass::test {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::chrono::hours never{1};
constexpr milliseconds soon{50};
constexpr milliseconds later{10 * soon}; // When a busy machine, too, has done what comes before.

class AttendanceTest : public testing::Test
{
protected:
    void logInWith(LogInWith method, const Patience& patience)
    {
        asker = std::make_unique<Asker>(worker,
            Asker::Context{profile, prompter, secrets, memory,
                [this](const Question&) { attendance->asked(); }, [this] { attendance->answered(); }});
        attendance.emplace(Attendance::Context{worker, server, patience, hasHuman, needsNobody,
            [this](const Notice& notice) { asker->tell(notice); }});
        attendance->watch(*transport);
        transport->limitWaiting(patience.logIn);
        hop.credentials.methods = {method};
        authenticate = std::make_unique<Authenticate>(*transport, *asker, hop);
        asio::co_spawn(worker, authenticate->run(),
            [this](const std::exception_ptr&, Result<void> result) { outcome = std::move(result); });
    }
    ~AttendanceTest() override
    {
        transport->end({ErrorCode::Cancelled, {}, {}});
        asker->stop();
        EXPECT_TRUE(ends());
    }
    [[nodiscard]] bool ends()
    {
        return runUntil(loop, [this] { return outcome.has_value(); });
    }
    // On a busy machine the server may be waited for, and that told, on the way to an approval.
    [[nodiscard]] bool waitsFor(WaitsFor what)
    {
        return runUntil(loop, [&] {
            const std::vector<Notice> told = prompter.notices();
            const auto* wait = told.empty() ? nullptr : std::get_if<LongWait>(&told.back().what);
            return wait != nullptr && wait->whom == what;
        });
    }
    [[nodiscard]] LongWait lastWait() { return std::get<LongWait>(prompter.notices().back().what); }
    [[nodiscard]] Error why() const
    {
        return outcome && !*outcome ? attendance->judged(outcome->error()) : Error{};
    }
    void serverHangsUp() { linkEnds(asio::error::eof); }
    void linkEnds(const std::error_code& how)
    {
        transport->lost(how);
        wire->closed = true;
        wire->changed.notify();
    }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(worker);
    std::unique_ptr<Transport> transport = scriptedTransport(wire, LoggingIn);
    Profile profile = profileFor("strange");
    FakePrompter prompter;
    FakeSecrets secrets;
    SecretMemory memory;
    Endpoint server{"stranger.example", 22};
    Hop hop{server, "anna", {}};
    bool hasHuman = true;
    bool needsNobody = false;
    std::unique_ptr<Asker> asker;
    std::optional<Attendance> attendance;
    std::unique_ptr<Authenticate> authenticate;
    std::optional<Result<void>> outcome;
};

const Patience longWaits{.logIn = never, .person = never, .word = never};

TEST_F(AttendanceTest, TellsEachBannerOnceInItsLinesWheneverItComes)
{
    prompter.willAnswer("secret");
    wire->send(banner("# To authenticate, visit:\r\n#\thttps://login.example/a\x1b[1m\r\n\r\n")
        + offers("password"));
    logInWith(LogInWith::Password, longWaits);
    ASSERT_TRUE(runUntil(loop, [this] { return !prompter.questions().empty(); }));
    wire->send(banner("Approve it now.") + banner("Approve it now.") + packet(logInSuccess));
    ASSERT_TRUE(ends());
    EXPECT_TRUE(outcome->has_value());
    EXPECT_THAT(prompter.told(),
        ElementsAre("# To authenticate, visit:\n# https://login.example/a[1m", "Approve it now."));
    ASSERT_FALSE(prompter.notices().empty());
    EXPECT_EQ(prompter.notices().front().server, server);
}

TEST_F(AttendanceTest, TellsAnInstructionWithoutPromptsAndAnswersItAtOnce)
{
    wire->send(offers("keyboard-interactive") + asks({}));
    logInWith(LogInWith::KeyboardInteractive, longWaits);
    ASSERT_TRUE(runUntil(loop, [this] { return !prompter.told().empty(); }));
    wire->send(packet(logInSuccess));
    ASSERT_TRUE(ends());
    EXPECT_TRUE(outcome->has_value());
    EXPECT_THAT(prompter.told(), ElementsAre("name\ninstruction"));
    EXPECT_TRUE(prompter.questions().empty());
}

TEST_F(AttendanceTest, KeepsToSoManyWordsAsAPersonMayRead)
{
    std::string much;
    for (int i = 0; i < 100; ++i)
        much += banner("number " + std::to_string(i));
    wire->send(much + offers("password"));
    logInWith(LogInWith::Password, longWaits);
    ASSERT_TRUE(ends());
    EXPECT_EQ(prompter.told().size(), Engine::mostWords);
}

TEST_F(AttendanceTest, SaysAfterAWhileWhatIsWaitedFor)
{
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(waitsFor(WaitsFor::Server));
    EXPECT_EQ(lastWait(), (LongWait{WaitsFor::Server, "what ways to log in there are"}));
}

TEST_F(AttendanceTest, SaysThatAPasswordMayHaveToBeApproved)
{
    prompter.willAnswer("secret");
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(waitsFor(WaitsFor::Approval));
    EXPECT_EQ(lastWait(), (LongWait{WaitsFor::Approval, "log-in by password"}));
}

TEST_F(AttendanceTest, SaysNothingWhileAPersonIsAsked)
{
    prompter.willThink();
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(runUntil(loop, [this] { return prompter.isThinking(); }));
    bool isLate = false;
    const Deadline late{worker, 3 * soon, [&] { isLate = true; }};
    ASSERT_TRUE(runUntil(loop, [&] { return isLate; }));
    EXPECT_TRUE(prompter.notices().empty());
}

TEST_F(AttendanceTest, GivesAPersonMoreTimeOnceTheServerHasSaidSomething)
{
    wire->send(banner("visit https://login.example/a"));
    logInWith(LogInWith::Password, {.logIn = later, .person = never, .word = never});
    bool isLate = false;
    const Deadline late{worker, later + soon, [&] { isLate = true; }};
    ASSERT_TRUE(runUntil(loop, [&] { return isLate; }));
    EXPECT_FALSE(outcome.has_value()) << sentence(why());
}

TEST_F(AttendanceTest, GivesNobodyMoreTime)
{
    hasHuman = false;
    wire->send(banner("visit https://login.example/a"));
    logInWith(LogInWith::Password, {.logIn = soon, .person = never, .word = never});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInTooLong) << sentence(why());
}

TEST_F(AttendanceTest, DoesNotAskForTheSameClickAgain)
{
    wire->send(banner("visit https://login.example/a"));
    logInWith(LogInWith::Password, {.logIn = later, .person = later + soon, .word = never});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInUnfinished) << sentence(why());
    EXPECT_FALSE(mayPassByItself(why().code));
    EXPECT_THAT(why().detail, HasSubstr("log-in-too-long: it did not get beyond this step"));
}

TEST_F(AttendanceTest, DoesNotSendASecondPushBehindAPassword)
{
    prompter.willAnswer("secret");
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = later, .person = later + soon, .word = never});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInUnfinished) << sentence(why());
}

TEST_F(AttendanceTest, DoesNotDoSoWhereTheServerGaveUpFirst)
{
    prompter.willAnswer("secret");
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(waitsFor(WaitsFor::Approval));
    serverHangsUp();
    ASSERT_TRUE(ends());
    EXPECT_FALSE(attendance->neededNobody());
    EXPECT_EQ(why().code, ErrorCode::LogInUnfinished) << sentence(why());
    EXPECT_THAT(why().detail, HasSubstr("server-closed"));
}

TEST_F(AttendanceTest, SendsAKeptPasswordAgainWhereTheLinkBrokeUnderIt)
{
    memory.keep({profile.id, "anna@" + toString(server), "password"}, Secret{"kept"});
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(waitsFor(WaitsFor::Approval));
    linkEnds(asio::error::connection_reset);
    ASSERT_TRUE(ends());
    EXPECT_TRUE(prompter.questions().empty());
    EXPECT_EQ(why().code, ErrorCode::LinkLost) << sentence(why());
    EXPECT_FALSE(attendance->neededNobody()); // It took long: somebody may have had to do something.
}

TEST_F(AttendanceTest, DoesNotDoSoWhereAPersonHadTypedIt)
{
    prompter.willAnswer("secret");
    wire->send(offers("password"));
    logInWith(LogInWith::Password, {.logIn = never, .person = never, .word = soon});
    ASSERT_TRUE(waitsFor(WaitsFor::Approval));
    linkEnds(asio::error::connection_reset);
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInUnfinished) << sentence(why());
}

TEST_F(AttendanceTest, GoesOnByItselfWhereEarlierLogInsNeededNobody)
{
    needsNobody = true;
    wire->send(banner("Authorised use only."));
    logInWith(LogInWith::Password, {.logIn = later, .person = later + soon, .word = never});
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::LogInTooLong) << sentence(why());
}

TEST_F(AttendanceTest, KnowsWhetherALogInNeededSomebody)
{
    memory.keep({profile.id, "anna@" + toString(server), "password"}, Secret{"kept"});
    wire->send(banner("Authorised use only.") + offers("password") + packet(logInSuccess));
    logInWith(LogInWith::Password, longWaits);
    ASSERT_TRUE(ends());
    EXPECT_TRUE(attendance->neededNobody());
}

TEST_F(AttendanceTest, TakesAServerThatHangsUpAtOnceForOneThatMayComeBack)
{
    prompter.willAnswer("secret");
    wire->send(banner("All is recorded.") + offers("password"));
    logInWith(LogInWith::Password, longWaits);
    ASSERT_TRUE(runUntil(loop, [this] { return !prompter.questions().empty(); }));
    serverHangsUp();
    ASSERT_TRUE(ends());
    EXPECT_EQ(why().code, ErrorCode::ServerClosed) << sentence(why());
}

} // namespace
} // namespace underpass::test
