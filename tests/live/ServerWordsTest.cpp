// SPDX-License-Identifier: MIT
// What servers say without asking, and people who have to do something elsewhere.
#include "core/ssh/trust/PublicKeyLine.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/CodeServer.h"
#include "tests/support/Packets.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>

namespace underpass::test {
namespace {

using testing::ElementsAre;

TEST(LiveServerWords, OfABannerAreInViewWhileTheServerWaits)
{
    const CodeServer server{"approve"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.says("# To authenticate, visit:\n# https://login.example/a")) << tunnel.history();
    server.approve();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_THAT(tunnel.prompter.told(), ElementsAre("# To authenticate, visit:\n# https://login.example/a"));
    EXPECT_EQ(server.attempts("none"), 1);
}

TEST(LiveServerWords, OfAnInstructionWithoutPromptsAreInViewWhileTheServerWaits)
{
    const CodeServer server{"device"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::KeyboardInteractive};
    tunnel.start();
    ASSERT_TRUE(tunnel.says("Open https://login.example/d and enter ABCD-EFGH")) << tunnel.history();
    server.approve();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_TRUE(tunnel.prompter.questions().empty());
}

TEST(LiveServerWords, AreInTheJsonOfACheck)
{
    const TempDir home;
    writeText(home.path() / "banner", "Only for members.\n");
    const SshServer server{"Banner " + (home.path() / "banner").string()};
    const auto ctl = [&](const std::vector<std::string>& arguments) {
        std::vector<std::string> all{UNDERPASSCTL, "--known-hosts", server.knownHosts().string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return TerminalProgram{all,
            {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(),
                "LANG=C.UTF-8"}};
    };
    TerminalProgram adding = ctl({"add", "Members", "--server", "127.0.0.1:" + std::to_string(server.port()),
        "--account", SshServer::account(), "--key-file", server.userKey(), "-D", "0"});
    ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
    TerminalProgram check = ctl({"check", "--json", "members"});
    ASSERT_EQ(check.exitCode(), 0) << check.screen();
    const std::string screen = check.screen();
    const auto notices = nlohmann::json::parse(screen.substr(screen.find('{'))).at("notices");
    ASSERT_EQ(notices.size(), 1U) << screen;
    EXPECT_EQ(notices[0].at("kind"), "server-words");
    EXPECT_EQ(notices[0].at("server"), "127.0.0.1:" + std::to_string(server.port()));
    EXPECT_THAT(std::string{notices[0].at("sentence")}, testing::HasSubstr("Only for members."));
}

TEST(LiveServerWords, AtTheEndAreTheReasonInTheError)
{
    const CodeServer server{"locked"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    const Error why = std::get<Waiting>(tunnel.reached()).why;
    EXPECT_EQ(why.code, ErrorCode::ServerClosed) << sentence(why);
    EXPECT_EQ(why.serverSays, "Account locked until Monday");
}

TEST(LiveServerWords, LeadToANewPasswordInPlaceOfTheExpiredOneAndThenToTheEnd)
{
    const CodeServer server{"expired"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    for (const char* answer : {CodeServer::password, "short", "long enough"})
        tunnel.prompter.willAnswer(answer);
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    const auto questions = tunnel.prompter.questions();
    ASSERT_EQ(questions.size(), 3U);
    EXPECT_EQ(std::get<NewPasswordQuestion>(questions[1].what),
        (NewPasswordQuestion{"Your password has expired.", false}));
    EXPECT_EQ(std::get<NewPasswordQuestion>(questions[2].what), (NewPasswordQuestion{"Too short.", true}));
    server.approve();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    EXPECT_EQ(std::get<Waiting>(tunnel.reached()).why.serverSays, "Maintenance at noon");
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_EQ(tunnel.prompter.questions().size(), 3U) << "The new password is remembered.";
}

TEST(LiveServerWords, ThatNobodyFollowsAreNotRepeatedByItself)
{
    const CodeServer server{"approve"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}, {},
        {.logIn = std::chrono::milliseconds{200}, .person = std::chrono::milliseconds{400}}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history() << server.log();
    EXPECT_EQ(std::get<Failed>(tunnel.reached()).why.code, ErrorCode::LogInUnfinished) << tunnel.history();
    EXPECT_EQ(server.attempts("none"), 1);
}

TEST(LiveServerWords, ThatNobodyHadToFollowBeforeDoNotEndATunnelWhoseServerHangs)
{
    const CodeServer server{"recorded"};
    LiveTunnel tunnel{server.port(), server.knownHosts(), {freePort()}, {},
        {.logIn = std::chrono::seconds{3}, .person = std::chrono::seconds{3}}};
    tunnel.profile.credentials.methods = {LogInWith::Password};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    server.approve();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history();
    ASSERT_TRUE(tunnel.reaches("waiting")) << tunnel.history() << server.log();
    EXPECT_EQ(std::get<Waiting>(tunnel.reached()).why.code, ErrorCode::LogInTooLong) << tunnel.history();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

// Lists one key, and takes its time to sign with it.
class ThoughtfulAgent
{
public:
    explicit ThoughtfulAgent(const std::string& publicKey)
        : m_path((m_folder.path() / "agent").string())
        , m_acceptor(m_loop, asio::local::stream_protocol::endpoint{m_path})
        , m_thread([this, list = listOf(publicKey)] { serve(list); })
    {
        ::setenv("SSH_AUTH_SOCK", m_path.c_str(), 1);
    }
    ~ThoughtfulAgent()
    {
        ::unsetenv("SSH_AUTH_SOCK");
        m_isOver = true;
        asio::local::stream_protocol::socket last{m_loop};
        std::error_code ignored;
        last.connect(asio::local::stream_protocol::endpoint{m_path}, ignored);
    }

private:
    static std::string listOf(const std::string& publicKey)
    {
        constexpr char identitiesAnswer = 12;
        return text(
            identitiesAnswer + number(1) + text(parsePublicKey(publicKey)->blob) + text("thoughtful"));
    }
    void serve(const std::string& list)
    {
        std::vector<asio::local::stream_protocol::socket> callers;
        while (!m_isOver) {
            std::error_code failed;
            asio::local::stream_protocol::socket& caller = callers.emplace_back(m_acceptor.accept(failed));
            std::array<char, 5> request{}; // Whoever asks first asks for the list.
            if (asio::read(caller, asio::buffer(request), failed) == request.size())
                asio::write(caller, asio::buffer(list), failed);
        }
    }

    TempDir m_folder;
    std::string m_path;
    asio::io_context m_loop;
    asio::local::stream_protocol::acceptor m_acceptor;
    std::atomic<bool> m_isOver = false;
    std::jthread m_thread;
};

TEST(LiveServerWords, AreJoinedByAWordAboutAnAgentThatWaitsForItsUser)
{
    const SshServer server;
    const ThoughtfulAgent agent{readText(server.userKey() + ".pub")};
    LiveTunnel tunnel{
        server.port(), server.knownHosts(), {freePort()}, {}, {.word = std::chrono::milliseconds{50}}};
    tunnel.profile.credentials.methods = {LogInWith::Agent};
    tunnel.start();
    ASSERT_TRUE(tunnel.waitsFor(WaitsFor::Agent)) << tunnel.history() << server.log();
    tunnel.stop();
    EXPECT_TRUE(tunnel.reaches("stopped")) << "Nobody who cancels waits for an agent. " << tunnel.history();
}

} // namespace
} // namespace underpass::test
