// SPDX-License-Identifier: MIT
// One relay between a program and a server, both of which the test plays, in every order of ends.
#include "core/ssh/carry/Relay.h"

#include "tests/support/ConnectedPair.h"
#include "tests/support/Packets.h"
#include "tests/support/PlayedServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <asio/write.hpp>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::string_literals;

constexpr std::size_t packetSize = 32768;
constexpr std::uint32_t wide = 1U << 20U;

std::string confirmation(std::uint32_t window = wide)
{
    return packet(openConfirmation, number(0) + number(500) + number(window) + number(packetSize));
}
std::string data(const std::string& bytes)
{
    return packet(channelData, number(0) + text(bytes));
}
std::string moreWindow(std::uint32_t size)
{
    return packet(windowAdjust, number(0) + number(size));
}
const std::string eof = packet(channelEof, number(0));
const std::string close = packet(channelClose, number(0));
const std::vector<std::string> closed{"eof", "close"}; // By us: libssh2 says an EOF before every close.

class RelayTest : public testing::Test, public RelayHost
{
protected:
    void call(std::optional<DynamicProtocol> answerIn = {}, const std::string& ahead = {})
    {
        Call call{std::move(sockets.server), {}, {}, {"target.example", 110}, answerIn, ahead};
        relay = std::make_shared<Relay>(*this, 1, 7, std::move(call));
        relay->channelReady();
        program.non_blocking(true);
    }
    void open(std::uint32_t window = wide)
    {
        call();
        server.says(confirmation(window));
        (void)server.newlyHeard();
    }
    ~RelayTest() override
    {
        if (relay)
            relay->release();
        relay.reset();
        turnedAway.reset();
        waiting.clear();
        settle();
    }

    void programSays(const std::string& bytes)
    {
        program.non_blocking(false);
        asio::write(program, asio::buffer(bytes));
        program.non_blocking(true);
    }
    void programEnds() { program.shutdown(tcp::socket::shutdown_send); }
    void programResets()
    {
        program.set_option(asio::socket_base::linger{true, 0});
        program.close();
    }
    // Everything that the program can read now.
    void listen()
    {
        std::array<char, 4096> bytes{};
        while (!ended) {
            const std::size_t size = program.read_some(asio::buffer(bytes), ended);
            programHeard.append(bytes.data(), size);
            if (ended == asio::error::would_block) {
                ended = {};
                return;
            }
        }
    }
    template <class Reached> [[nodiscard]] bool reaches(const Reached& reached)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        while (!reached()) {
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds{1}); // What the program sees wakes nobody here.
            if (std::chrono::steady_clock::now() > limit)
                return false;
        }
        return true;
    }
    void settle()
    {
        loop.restart();
        while (loop.poll() > 0)
            loop.restart();
    }
    [[nodiscard]] bool serverHears(const std::vector<std::string>& all)
    {
        return reaches([&] { return server.heard() == all; });
    }
    [[nodiscard]] bool programHears(const std::string& all)
    {
        return reaches([&] { return listen(), programHeard == all; });
    }
    [[nodiscard]] bool programSeesTheEnd()
    {
        return reaches([&] { return listen(), ended == asio::error::eof; });
    }
    [[nodiscard]] bool programIsReset()
    {
        return reaches([&] { return listen(), ended == asio::error::connection_reset; });
    }

    Engine& engine() override { return server.engine(); }
    std::span<char> scratch() override { return space; }
    std::span<char> share() override { return space; }
    bool hasRoom() const override { return isRoom; }
    void waitForRoom(std::shared_ptr<Relay> which) override { waiting.push_back(std::move(which)); }
    void outputGrew() override { }
    void relayOver(std::uint64_t id) override { over.push_back(id); }
    void targetAnswered(const Relay&, const std::optional<Error>& refusal) override
    {
        answers.push_back(refusal ? name(refusal->code) : "reached"s);
    }
    void turnAway(tcp::socket caller, std::string words) override
    {
        turnedAway = std::move(caller);
        lastWords = std::move(words);
    }

    PlayedServer server;
    Pair sockets{at("127.0.0.1"), "127.0.0.1"};
    asio::io_context& loop = sockets.worker;
    tcp::socket& program = sockets.client;
    std::vector<char> space = std::vector<char>(32700);
    bool isRoom = true;
    std::vector<std::shared_ptr<Relay>> waiting;
    std::vector<std::uint64_t> over;
    std::vector<std::string> answers;
    std::optional<tcp::socket> turnedAway;
    std::string lastWords;
    std::string programHeard;
    std::error_code ended;
    std::shared_ptr<Relay> relay;
};

TEST_F(RelayTest, SaysNothingBeforeTheServerHasReachedTheTarget)
{
    call();
    programSays("early");
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("open target.example:110"));
    EXPECT_THAT(answers, IsEmpty());
    server.says(confirmation());
    EXPECT_TRUE(serverHears({"open target.example:110", "data early"}));
    EXPECT_THAT(answers, ElementsAre("reached"));
}

TEST_F(RelayTest, CarriesBothWaysAndCounts)
{
    open();
    programSays("hello");
    EXPECT_TRUE(serverHears({"data hello"}));
    server.says(data("good ") + data("morning"));
    EXPECT_TRUE(programHears("good morning"));
    EXPECT_EQ(relay->info().bytesUp, 5U);
    EXPECT_EQ(relay->info().bytesDown, 12U);
    EXPECT_EQ(relay->info().forward, 7U);
}

TEST_F(RelayTest, SendsWhatWasReadAheadFirstAndOnce)
{
    call(DynamicProtocol::Socks5, "ahead ");
    programSays("and behind");
    server.says(confirmation());
    EXPECT_TRUE(serverHears({"open target.example:110", "data ahead and behind"}));
    EXPECT_TRUE(programHears(answerTo(DynamicProtocol::Socks5, std::nullopt)));
    EXPECT_EQ(relay->info().bytesUp, 16U);
}

TEST_F(RelayTest, ResetsAProgramWhoseTargetCannotBeReached)
{
    call();
    server.says(packet(openFailure, number(0) + number(2) + text("no route") + text("")));
    EXPECT_TRUE(programIsReset());
    EXPECT_THAT(answers, ElementsAre("target-unreachable"));
    EXPECT_TRUE(relay->isOver());
    EXPECT_THAT(over, ElementsAre(1U));
}

TEST_F(RelayTest, TellsAProgramThatChoseItsTargetWhyItCannotBeReached)
{
    call(DynamicProtocol::Socks5);
    server.says(packet(openFailure, number(0) + number(1) + text("no") + text("")));
    EXPECT_THAT(answers, ElementsAre("forward-refused"));
    EXPECT_EQ(lastWords, answerTo(DynamicProtocol::Socks5, Error{ErrorCode::ForwardRefused, "", ""}));
    ASSERT_TRUE(turnedAway);
    EXPECT_TRUE(turnedAway->is_open()) << "Its last words are somebody else's to say.";
    EXPECT_TRUE(relay->isOver());
}

// P: the program ends; E: the server's EOF; C: the server's CLOSE. Both sides say something before each.
struct Order
{
    std::string ends;
    std::vector<std::string> serverHears;
    std::string programHears;
};

class RelayEndsTest : public RelayTest, public testing::WithParamInterface<Order>
{ };

TEST_P(RelayEndsTest, PassEverythingOnThatCameBeforeAndAreOverWhenTheServerIs)
{
    open();
    programSays("p");
    ASSERT_TRUE(serverHears({"data p"}));
    for (const char end : GetParam().ends) {
        EXPECT_FALSE(relay->isOver()) << end;
        if (end == 'P')
            programEnds();
        else
            server.says((end == 'E' ? data("e") : std::string{}) + (end == 'E' ? eof : close));
        settle();
    }
    EXPECT_TRUE(serverHears(GetParam().serverHears));
    EXPECT_TRUE(programHears(GetParam().programHears));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
    EXPECT_THAT(over, ElementsAre(1U));
}

INSTANTIATE_TEST_SUITE_P(Orders, RelayEndsTest,
    testing::Values(Order{"PEC", {"data p", "eof", "close"}, "e"},
        Order{"EPC", {"data p", "eof", "close"}, "e"}, Order{"EC", {"data p", "eof", "close"}, "e"},
        Order{"PC", {"data p", "eof", "close"}, ""}, Order{"C", {"data p", "eof", "close"}, ""}),
    [](const auto& order) { return order.param.ends; });

TEST_F(RelayTest, GoesOnReceivingWhenTheProgramHasEnded)
{
    open();
    programEnds();
    ASSERT_TRUE(serverHears({"eof"}));
    server.says(data("still "));
    server.says(data("here"));
    EXPECT_TRUE(programHears("still here"));
    EXPECT_THAT(server.heard(), ElementsAre("eof")) << "Once, and nothing more.";
    EXPECT_FALSE(relay->isOver());
}

TEST_F(RelayTest, GoesOnSendingWhenTheServerHasEnded)
{
    open();
    server.says(eof);
    EXPECT_TRUE(programSeesTheEnd());
    programSays("still here");
    EXPECT_TRUE(serverHears({"data still here"}));
    EXPECT_FALSE(relay->isOver());
    programEnds();
    EXPECT_TRUE(serverHears({"data still here", "eof", "close"}));
    EXPECT_FALSE(relay->isOver()) << "The server owes its own close.";
    server.says(close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayTest, PassesOnWhatCameTogetherWithTheClose)
{
    open();
    server.says(data("last words") + close);
    EXPECT_TRUE(programHears("last words"));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayTest, ClosesWhenTheProgramResets)
{
    open();
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed)) << "SSH has no other word for it.";
    EXPECT_FALSE(relay->isOver());
    server.says(data("too late") + close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(RelayTest, NoticesAResetAlsoAfterTheServersEnd)
{
    open();
    server.says(eof);
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed));
}

TEST_F(RelayTest, ReadsNoMoreFromTheProgramThanTheServerTakes)
{
    open(5);
    programSays("hello, world");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    EXPECT_EQ(relay->info().bytesUp, 5U) << "The rest stays with the program.";
    server.says(moreWindow(2));
    ASSERT_TRUE(serverHears({"data hello, "}));
    server.says(moreWindow(100));
    EXPECT_TRUE(serverHears({"data hello, world"}));
    programSays("!");
    EXPECT_TRUE(serverHears({"data hello, world!"})) << "It hears of more from the program again.";
}

TEST_F(RelayTest, PassesOnAnEndForWhichNoWindowIsNeeded)
{
    open(5);
    programSays("hello");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    programEnds();
    EXPECT_TRUE(serverHears({"data hello", "eof"}));
}

TEST_F(RelayTest, PassesOnNoEndBeforeWhatCameBeforeIt)
{
    open(5);
    programSays("hello, world");
    programEnds();
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("data hello"));
    server.says(moreWindow(100));
    EXPECT_TRUE(serverHears({"data hello, world", "eof"}));
}

TEST_F(RelayTest, NoticesAResetWhileTheServerTakesNothing)
{
    open(5);
    programSays("hello");
    ASSERT_TRUE(serverHears({"data hello"}));
    settle();
    programResets();
    EXPECT_TRUE(serverHears({"data hello", "eof", "close"}));
}

TEST_F(RelayTest, TakesTurnsWithOthersOnceItHasSentMuch)
{
    open();
    isRoom = false;
    programSays(std::string(50000, 'x'));
    ASSERT_TRUE(reaches([this] { return !waiting.empty(); }));
    EXPECT_EQ(relay->info().bytesUp, space.size()) << "A little goes past everybody.";
    programSays("more");
    server.says(data("an answer"));
    settle();
    EXPECT_EQ(waiting.size(), 1U) << "It waits in one place only.";
    EXPECT_EQ(relay->info().bytesUp, space.size());
    isRoom = true;
    waiting.front()->moveUp();
    EXPECT_TRUE(serverHears({"data " + std::string(50000, 'x') + "more"}));
}

// Little buffers, so that a program that does not read is noticed soon.
class SlowProgramTest : public RelayTest
{
protected:
    static constexpr std::size_t much = 3 * 32000;

    SlowProgramTest()
    {
        program.set_option(asio::socket_base::receive_buffer_size{16384});
        sockets.server.set_option(asio::socket_base::send_buffer_size{16384});
    }
    void sayMuch()
    {
        for (std::size_t said = 0; said < much; said += 32000)
            server.says(data(std::string(32000, 'x')));
    }
};

TEST_F(SlowProgramTest, GetsEverythingThoughTheServerHasLongClosed)
{
    open();
    sayMuch();
    server.says(eof + close);
    settle();
    EXPECT_FALSE(relay->isOver());
    EXPECT_THAT(server.heard(), IsEmpty());
    EXPECT_TRUE(programHears(std::string(much, 'x')));
    EXPECT_TRUE(programSeesTheEnd());
    EXPECT_TRUE(relay->isOver());
}

TEST_F(SlowProgramTest, IsNotOverWithItsOwnEnd)
{
    open();
    sayMuch();
    server.says(eof);
    programEnds();
    EXPECT_TRUE(serverHears({"eof"}));
    settle();
    EXPECT_THAT(server.heard(), ElementsAre("eof")) << "The server's end is not passed on yet.";
    EXPECT_TRUE(programHears(std::string(much, 'x')));
    EXPECT_TRUE(serverHears({"eof", "close"}));
}

TEST_F(SlowProgramTest, LosesWhatItDidNotReadWhenItResets)
{
    open();
    sayMuch();
    settle();
    programResets();
    EXPECT_TRUE(serverHears(closed));
    server.says(close);
    EXPECT_TRUE(relay->isOver());
}

TEST_F(SlowProgramTest, SendsAllTheSame)
{
    open();
    sayMuch();
    settle();
    programSays("stop");
    EXPECT_TRUE(serverHears({"data stop"})) << "One direction knows nothing of the other.";
}

TEST_F(RelayTest, IsResetWhenItsConnectionIsEnded)
{
    open();
    relay->abort();
    EXPECT_TRUE(programIsReset());
    EXPECT_EQ(server.heard(), closed);
    EXPECT_THAT(over, IsEmpty());
    relay->abort();
    server.says(close);
    EXPECT_THAT(over, ElementsAre(1U));
}

TEST_F(RelayTest, LeavesNothingInTheEngineWhenTheSessionIsOver)
{
    open();
    programSays("hello");
    relay->release();
    EXPECT_TRUE(relay->isOver());
    EXPECT_TRUE(programIsReset());
    server.says(data("for nobody")); // Would reach it if anything were left.
}

} // namespace
} // namespace underpass::test
