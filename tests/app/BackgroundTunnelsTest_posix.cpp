// SPDX-License-Identifier: MIT
#include "app/tray/BackgroundTunnels.h"

#include "core/base/Error.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <asio/local/stream_protocol.hpp>
#include <asio/read_until.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using Protocol = asio::local::stream_protocol;
using Answer = std::function<ControlReply(const ControlRequest&)>;

// Another process in the background, as far as its socket shows; without an answer one that hangs.
class Elsewhere
{
public:
    static constexpr std::int64_t id = 4711;

    Elsewhere(const std::filesystem::path& folder, Answer answer)
        : m_path(folder / "ctl-4711")
        , m_acceptor(m_loop, Protocol::endpoint{m_path.string()})
        , m_answer(std::move(answer))
    {
        if (m_answer)
            m_thread = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
    }
    ~Elsewhere()
    {
        m_thread.request_stop();
        std::error_code ignored;
        Protocol::socket{m_loop}.connect(Protocol::endpoint{m_path.string()}, ignored);
    }

private:
    void serve(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            Protocol::socket socket = m_acceptor.accept();
            std::string line;
            std::error_code gone;
            const std::size_t length = asio::read_until(socket, asio::dynamic_buffer(line), '\n', gone);
            const auto request = gone ? std::nullopt : std::optional{readRequest(line.substr(0, length - 1))};
            if (!request || !*request)
                continue;
            ControlReply reply = m_answer(**request);
            reply.processId = id;
            reply.isBackground = true;
            asio::write(socket, asio::buffer(writeReply(reply) + '\n'), gone);
        }
    }

    std::filesystem::path m_path;
    asio::io_context m_loop;
    Protocol::acceptor m_acceptor;
    Answer m_answer;
    std::jthread m_thread;
};

class BackgroundTunnelsTest : public testing::Test
{
protected:
    void watch()
    {
        m_tunnels.emplace(folder.path(), std::vector<std::filesystem::path>{},
            BackgroundTunnels::Listener{[this](const BackgroundTunnels::Seen&) { note("seen"); },
                [this](const ProfileId& id) { note("taken over " + id); },
                [this](const BackgroundTunnels::Undone& undone) {
                    using Why = BackgroundTunnels::Undone::Why;
                    if (undone.why == Why::Hangs)
                        note(undone.id + ": " + sentence(undone.hangs));
                    if (undone.why == Why::Refused)
                        note(undone.id + ": " + std::to_string(undone.process) + " says: " + undone.words);
                }});
    }
    void note(const std::string& what)
    {
        const std::lock_guard lock{m_mutex};
        m_noted.push_back(what);
    }
    [[nodiscard]] bool hears(const std::string& what)
    {
        return test::eventually([&] {
            const std::lock_guard lock{m_mutex};
            return std::ranges::find(m_noted, what) != m_noted.end();
        });
    }

    const TemporaryFolder folder;
    std::mutex m_mutex;
    std::vector<std::string> m_noted;
    std::optional<BackgroundTunnels> m_tunnels;
};

TEST_F(BackgroundTunnelsTest, SayWhatAProcessRefusesAndInWhichWords)
{
    const Elsewhere process{folder.path(), [](const ControlRequest& request) {
                                ControlReply reply;
                                if (request.command == ControlCommand::Disconnect)
                                    reply.refused = "Not now.";
                                return reply;
                            }};
    watch();
    ASSERT_TRUE(hears("seen"));
    m_tunnels->disconnect("mail");
    EXPECT_TRUE(hears("mail: 4711 says: Not now."));
    m_tunnels->takeOver("web");
    EXPECT_TRUE(hears("web: 4711 says: Not now."));
}

TEST_F(BackgroundTunnelsTest, SayThatAProcessHangsWhichThePersonWantsSomethingOf)
{
    const Elsewhere process{folder.path(), {}};
    watch();
    m_tunnels->disconnect("mail");
    EXPECT_TRUE(
        hears("mail: Process 4711 does not answer. If it was stopped, let it go on; otherwise end it, "
              "and try again."));
}

TEST_F(BackgroundTunnelsTest, TakeOverWhatNobodyRunsAnyMore)
{
    watch();
    ASSERT_TRUE(hears("seen"));
    m_tunnels->takeOver("mail");
    EXPECT_TRUE(hears("taken over mail"));
}

TEST_F(BackgroundTunnelsTest, TakeOverWhatHasEndedThereWhenTheyAskedForIt)
{
    const Elsewhere process{folder.path(), [](const ControlRequest&) { return ControlReply{}; }};
    watch();
    ASSERT_TRUE(hears("seen"));
    m_tunnels->takeOver("mail");
    EXPECT_TRUE(hears("taken over mail"));
}

} // namespace
} // namespace underpass
