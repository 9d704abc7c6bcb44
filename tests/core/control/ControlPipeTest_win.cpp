// SPDX-License-Identifier: MIT
#include "core/control/ControlPipe.h"
#include "core/control/ControlSocket.h"
#include "core/system/Account.h"
#include "tests/support/TemporaryFolder.h"
#include "tests/support/Wine_win.h"

#include <fstream>
#include <thread>

#include <gtest/gtest.h>

namespace underpass {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds patience{30};

// Serves on a thread of its own, answering every request with its profile as the only tunnel.
class ServingPipe : public testing::Test
{
protected:
    ServingPipe()
    {
        auto opened = ControlServer::open(m_loop, folder(), [](const ControlRequest& request) {
            return ControlReply{
                ::GetCurrentProcessId(), {}, {{request.profile, {}, name(request.command), {}, {}, {}}}, {}};
        });
        EXPECT_TRUE(opened.has_value()) << opened.error().detail;
        if (opened)
            m_server = std::move(*opened);
        m_thread = std::jthread{[this] { m_loop.run(); }};
    }
    ~ServingPipe() override
    {
        m_loop.stop();
        m_thread.join();
    }

    [[nodiscard]] fs::path folder() const { return m_folder.path() / "run"; }
    [[nodiscard]] ControlPeer self() const
    {
        const auto process = ::GetCurrentProcessId();
        return {process, folder() / ("ctl-" + std::to_string(process))};
    }
    [[nodiscard]] std::wstring pipe() const { return controlPipeName(self().socket); }

    // What comes back for these bytes before the server hangs up.
    [[nodiscard]] std::string exchange(const std::string& bytes) const
    {
        const Handle client{::CreateFileW(
            pipe().c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, 0, nullptr)};
        DWORD size = 0;
        ::WriteFile(client.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &size, nullptr);
        std::string reply(1000, '\0');
        ::ReadFile(client.get(), reply.data(), static_cast<DWORD>(reply.size()), &size, nullptr);
        return reply.substr(0, size);
    }

private:
    TemporaryFolder m_folder;
    asio::io_context m_loop;
    std::unique_ptr<ControlServer> m_server;
    std::jthread m_thread;
};

} // namespace

TEST_F(ServingPipe, AnswersARequest)
{
    const auto peers = findControlPeers(folder());
    ASSERT_EQ(peers.size(), 1U);
    EXPECT_EQ(peers.front().processId, ::GetCurrentProcessId());
    const auto reply = askControlPeer(peers.front(), {ControlCommand::Reconnect, "mail"}, patience);
    ASSERT_TRUE(reply.has_value()) << reply.error().detail;
    ASSERT_EQ(reply->tunnels.size(), 1U);
    EXPECT_EQ(reply->tunnels.front().id, "mail");
    EXPECT_EQ(reply->tunnels.front().state, "reconnect");
}

TEST_F(ServingPipe, AnswersManyAtOnce)
{
    std::vector<std::jthread> clients;
    for (int client = 0; client < 20; ++client)
        clients.emplace_back([this] {
            const auto reply = askControlPeer(self(), {ControlCommand::Status, {}}, patience);
            EXPECT_TRUE(reply.has_value()) << reply.error().detail;
        });
}

TEST_F(ServingPipe, BelongsToThisAccount)
{
    const auto client = connectControlPipe(pipe(), patience);
    ASSERT_TRUE(client);
    EXPECT_EQ(ownerOfObject(client->get()), ownSid());
}

TEST_F(ServingPipe, HangsUpOnGarbageAndServesTheNextOne)
{
    EXPECT_EQ(exchange("garbage\n"), "");
    EXPECT_EQ(exchange(std::string(longestControlRequest + 1, 'x')), "");
    EXPECT_TRUE(askControlPeer(self(), {ControlCommand::Status, {}}, patience).has_value());
}

TEST(ControlPipe, ASecondServerUnderTheSameNameIsRefused)
{
    if (test::runsUnderWine())
        GTEST_SKIP() << "Wine lets a second first instance in; installer/windows/README.md has the check.";
    const std::wstring name = L"\\\\.\\pipe\\underpass-test-squat";
    const Handle first = openControlPipe(name, Instance::First);
    EXPECT_TRUE(static_cast<bool>(first));
    EXPECT_FALSE(static_cast<bool>(openControlPipe(name, Instance::First)));
    EXPECT_TRUE(static_cast<bool>(openControlPipe(name, Instance::Further)));
}

TEST(ControlPipe, RemovesItsMarkerWhenItEnds)
{
    const TemporaryFolder folder;
    asio::io_context loop;
    {
        const auto server
            = ControlServer::open(loop, folder.path(), [](const ControlRequest&) { return ControlReply{}; });
        ASSERT_TRUE(server.has_value()) << server.error().detail;
        EXPECT_EQ(findControlPeers(folder.path()).size(), 1U);
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
    loop.run(); // What was pending notices and lets go.
}

TEST(ControlPipe, RemovesTheMarkersOfDeadProcessesOnly)
{
    const TemporaryFolder folder;
    const fs::path stale = folder.path() / "ctl-4294967280";
    const fs::path foreign = folder.path() / "ctl-notes.txt";
    for (const fs::path& file : {stale, foreign})
        std::ofstream{file} << "";
    EXPECT_TRUE(findControlPeers(folder.path()).empty());
    EXPECT_FALSE(fs::exists(stale));
    EXPECT_TRUE(fs::exists(foreign));
}

TEST(ControlPipe, OtherFoldersHaveOtherNames)
{
    EXPECT_NE(controlPipeName("C:\\a\\ctl-1"), controlPipeName("C:\\b\\ctl-1"));
    EXPECT_NE(controlPipeName("C:\\a\\ctl-1"), controlPipeName("C:\\a\\ctl-2"));
    EXPECT_EQ(controlPipeName("C:\\A\\ctl-1"), controlPipeName("C:\\a\\ctl-1"));
}

TEST(ControlPipe, FailsWhereNobodyServes)
{
    const auto reply
        = askControlPeer({1, "C:\\nowhere\\ctl-1"}, {ControlCommand::Status, {}}, std::chrono::seconds{1});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::ConnectRefused);
}

} // namespace underpass
