// SPDX-License-Identifier: MIT
#include "core/control/ControlSocket.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/TemporaryFolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include <asio/executor_work_guard.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace underpass {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience{30};

// Serves on a thread of its own, answering every request with its profile as the only tunnel.
class Serving : public testing::Test
{
protected:
    Serving()
    {
        auto opened = ControlServer::open(m_loop, folder(), [](const ControlRequest& request) {
            return ControlReply{::getpid(), {},
                {{request.profile, std::to_string(request.from), name(request.command), {}, {}, {}, {}}}, {}};
        });
        EXPECT_TRUE(opened.has_value());
        if (opened)
            m_server = std::move(*opened);
        m_thread = std::jthread{[this] { m_loop.run(); }};
    }
    ~Serving() override
    {
        m_loop.stop();
        m_thread.join();
    }

    [[nodiscard]] fs::path folder() const { return m_folder.path() / "run"; }
    [[nodiscard]] ControlPeer self() const
    {
        return {::getpid(), folder() / ("ctl-" + std::to_string(::getpid()))};
    }

private:
    TemporaryFolder m_folder;
    asio::io_context m_loop;
    std::unique_ptr<ControlServer> m_server;
    std::jthread m_thread;
};

} // namespace

TEST_F(Serving, AnswersARequest)
{
    const auto peers = findControlPeers(folder());
    ASSERT_EQ(peers.size(), 1U);
    EXPECT_EQ(peers.front().processId, ::getpid());
    const auto reply = askControlPeer(peers.front(), {ControlCommand::Reconnect, "mail"}, patience);
    ASSERT_TRUE(reply.has_value()) << reply.error().detail;
    ASSERT_EQ(reply->tunnels.size(), 1U);
    EXPECT_EQ(reply->tunnels.front().id, "mail");
    EXPECT_EQ(reply->tunnels.front().state, "reconnect");
}

TEST_F(Serving, LetsOnlyTheOwnerNearItsSocket)
{
    EXPECT_EQ(fs::status(folder()).permissions(), fs::perms::owner_all);
    EXPECT_EQ(fs::status(self().socket).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Serving, HangsUpOnGarbageAndServesTheNextOne)
{
    asio::io_context loop;
    asio::local::stream_protocol::socket socket{loop};
    socket.connect(asio::local::stream_protocol::endpoint{self().socket.string()});
    asio::write(socket, asio::buffer(std::string{"garbage\n"}));
    std::string rest;
    std::error_code error;
    asio::read(socket, asio::dynamic_buffer(rest), error);
    EXPECT_TRUE(rest.empty());
    EXPECT_TRUE(askControlPeer(self(), {ControlCommand::Status, {}}, patience).has_value());
}

TEST_F(Serving, HangsUpOnALineWithoutEnd)
{
    asio::io_context loop;
    asio::local::stream_protocol::socket socket{loop};
    socket.connect(asio::local::stream_protocol::endpoint{self().socket.string()});
    std::error_code error;
    asio::write(socket, asio::buffer(std::string(longestControlRequest + 1, 'x')), error);
    std::string rest;
    asio::read(socket, asio::dynamic_buffer(rest), error);
    EXPECT_TRUE(rest.empty());
    EXPECT_TRUE(error);
}

TEST(ControlSocket, RemovesItsSocketWhenItEnds)
{
    const TemporaryFolder folder;
    asio::io_context loop;
    {
        const auto server
            = ControlServer::open(loop, folder.path(), [](const ControlRequest&) { return ControlReply{}; });
        ASSERT_TRUE(server.has_value());
        EXPECT_EQ(findControlPeers(folder.path()).size(), 1U);
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

// As of a process that was killed.
void leaveSocket(const fs::path& path)
{
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
}

asio::local::stream_protocol::acceptor listenAt(asio::io_context& loop, const fs::path& path)
{
    return {loop, asio::local::stream_protocol::endpoint{path.string()}};
}

TEST(ControlSocket, RemovesTheSocketsThatNobodyListensAtOnly)
{
    const TemporaryFolder folder;
    asio::io_context loop;
    const fs::path stale = folder.path() / ("ctl-" + std::to_string(::getpid()));
    const fs::path living = folder.path() / "ctl-4711";
    const fs::path foreign = folder.path() / "ctl-notes.txt";
    leaveSocket(stale);
    const auto socket = listenAt(loop, living);
    std::ofstream{foreign} << "";
    const auto peers = findControlPeers(folder.path());
    ASSERT_EQ(peers.size(), 1U);
    EXPECT_EQ(peers.front().socket, living);
    EXPECT_FALSE(fs::exists(stale)) << "The number of a process that lives says nothing.";
    EXPECT_TRUE(fs::exists(living));
    EXPECT_TRUE(fs::exists(foreign));
}

// As of a container, which counts its processes anew: for us a process of that number does not live.
TEST(ControlSocket, LeavesAListenerThatItCannotSee)
{
    const TemporaryFolder folder;
    const pid_t dead = ::fork();
    if (dead == 0)
        ::_exit(0);
    ASSERT_EQ(::waitpid(dead, nullptr, 0), dead);
    asio::io_context loop;
    const fs::path path = folder.path() / ("ctl-" + std::to_string(dead));
    const auto socket = listenAt(loop, path);
    const auto peers = findControlPeers(folder.path());
    ASSERT_EQ(peers.size(), 1U);
    EXPECT_EQ(peers.front().processId, dead);
    EXPECT_TRUE(fs::exists(path));
}

TEST(ControlSocket, StandsBesideOneOfTheSameNumberAndInPlaceOfOneThatIsGone)
{
    const TemporaryFolder folder;
    asio::io_context loop;
    const fs::path name = folder.path() / ("ctl-" + std::to_string(::getpid()));
    const auto handler = [](const ControlRequest&) { return ControlReply{}; };
    {
        const auto namesake = listenAt(loop, name);
        const auto server = ControlServer::open(loop, folder.path(), handler);
        ASSERT_TRUE(server) << sentence(server.error());
        EXPECT_TRUE(fs::exists(name.string() + ".2"));
        const auto peers = findControlPeers(folder.path());
        ASSERT_EQ(peers.size(), 2U);
        EXPECT_EQ(peers.front().processId, ::getpid());
        EXPECT_EQ(peers.back().processId, ::getpid());
    }
    const auto server = ControlServer::open(loop, folder.path(), handler); // The namesake left its socket.
    ASSERT_TRUE(server) << sentence(server.error());
    EXPECT_EQ(findControlPeers(folder.path()).size(), 1U);
    EXPECT_FALSE(fs::exists(name.string() + ".2"));
}

// Whose a socket is, is settled by who listened.
TEST(ControlSocket, AsksNothingOfAnotherAccountsProcess)
{
    UNDERPASS_NEEDS_ROOT();
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "ctl-1";
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
    test::OtherProcess stranger{
        [&] { return test::becomeNobody() && ::listen(socket.native_handle(), 1) == 0 ? 0 : 1; }};
    ASSERT_EQ(stranger.result(), 0);
    const auto reply = askControlPeer({1, path}, {ControlCommand::Status, {}}, patience);
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::OtherAccountsProcess) << sentence(reply.error());
    EXPECT_THAT(sentence(reply.error()), testing::StartsWith("Another account runs process 1"));
}

// Of this account, but not the program that has asked.
TEST(ControlSocket, GivesWhatWasTypedToNoOtherProgram)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "ctl-4711";
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
    int closedByExec[2];
    ASSERT_EQ(::pipe2(closedByExec, O_CLOEXEC), 0);
    const test::OtherProcess other{[&] {
        ::listen(socket.native_handle(), 1);
        return ::execl("/bin/sleep", "sleep", "600", nullptr);
    }};
    ::close(closedByExec[1]);
    char none = 0;
    ASSERT_EQ(::read(closedByExec[0], &none, 1), 0);
    ::close(closedByExec[0]);
    const ControlRequest typed{.command = ControlCommand::Answer,
        .profile = "mail",
        .asker = "1-1",
        .answer = std::make_shared<const Answer>()};
    const auto reply = askControlPeer({4711, path}, typed, patience);
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::InvalidInput) << sentence(reply.error());
    std::error_code nobody;
    socket.non_blocking(true);
    auto caller = socket.accept(nobody);
    std::string heard;
    std::error_code end;
    asio::read(caller, asio::dynamic_buffer(heard), end);
    EXPECT_EQ(heard, "") << "It hung up without a word.";
}

// Its own program, as in the background.
TEST_F(Serving, HearsWhichProcessAsks)
{
    const ControlRequest typed{.command = ControlCommand::Answer,
        .profile = "mail",
        .asker = "1-1",
        .answer = std::make_shared<const Answer>()};
    const auto reply = askControlPeer(self(), typed, patience);
    ASSERT_TRUE(reply.has_value()) << sentence(reply.error());
    EXPECT_EQ(reply->tunnels.front().name, std::to_string(::getpid()));
}

// As a process does that was stopped: the system takes the caller in, and nobody answers.
TEST(ControlSocket, NamesAProcessThatDoesNotAnswer)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "ctl-4711";
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
    socket.listen();
    const auto reply
        = askControlPeer({4711, path}, {ControlCommand::Status, {}}, std::chrono::milliseconds{10});
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::ProcessHangs);
    EXPECT_THAT(sentence(reply.error()), testing::StartsWith("Process 4711 does not answer. "));
}

TEST(ControlSocket, DoesNotWaitForAPlaceAmongThoseWhomAHangingProcessLetsWait)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "ctl-4711";
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
    socket.listen(0); // One is let in all the same.
    asio::local::stream_protocol::socket waiting{loop};
    waiting.connect(asio::local::stream_protocol::endpoint{path.string()});
    const auto reply = askControlPeer({4711, path}, {ControlCommand::Status, {}}, patience);
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::ProcessHangs);
    EXPECT_EQ(findControlPeers(folder.path()).size(), 1U) << "It is there.";
    socket.close();
    EXPECT_TRUE(isGone({4711, path}));
    EXPECT_TRUE(isGone({4711, folder.path() / "ctl-4712"})) << "Or its socket was taken away.";
}

TEST(ControlSocket, TakesAProcessThatHangsUpForOneThatEnds)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "ctl-4711";
    asio::io_context loop;
    asio::local::stream_protocol::acceptor socket{loop};
    socket.open();
    socket.bind(asio::local::stream_protocol::endpoint{path.string()});
    socket.listen();
    std::thread ends{[&] { socket.accept().close(); }};
    const auto reply = askControlPeer({4711, path}, {ControlCommand::Status, {}}, patience);
    ends.join();
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::ServerClosed);
}

TEST(ControlSocket, FindsNobodyInAMissingFolder)
{
    EXPECT_THAT(findControlPeers("/nonexistent/underpass").size(), testing::Eq(0U));
}

} // namespace underpass
