// SPDX-License-Identifier: MIT
#include "core/control/Watcher.h"

#include "core/control/History.h"
#include "core/system/ProcessAlive.h"
#include "tests/support/Eventually.h"
#include "tests/support/TemporaryFolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>

namespace underpass {
namespace {

using testing::ElementsAre;

// A process of ours that says what a test wants, and is then gone.
class Process
{
public:
    explicit Process(const std::filesystem::path& runtime)
        : m_server(*ControlServer::open(
              m_loop, runtime, [this](const ControlRequest& request) { return answer(request); }))
        , m_thread([this] { m_loop.run(); })
    { }
    ~Process()
    {
        asio::post(m_loop, [this] {
            m_server.reset();
            m_work.reset();
        });
        m_thread.join();
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void happens(std::uint64_t number, const std::string& event)
    {
        const JournalEvent fresh{number, event, thisMoment(), "mail", "Mail", event};
        asio::post(m_loop, [this, fresh] {
            m_reply.events.push_back(fresh);
            m_reply.lastEvent = fresh.number;
        });
    }
    static std::chrono::sys_seconds thisMoment()
    {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }

private:
    ControlReply answer(const ControlRequest& request) const
    {
        ControlReply reply = m_reply;
        std::erase_if(reply.events,
            [&](const JournalEvent& event) { return !request.since || event.number <= *request.since; });
        return reply;
    }

    ControlReply m_reply{ownProcessId(), {}, {{"mail", "Mail", "connecting", "Connecting.", ""}}, {}};
    asio::io_context m_loop;
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_loop.get_executor()};
    std::unique_ptr<ControlServer> m_server;
    std::thread m_thread;
};

class WatcherTest : public testing::Test
{
protected:
    void see(const std::string& last)
    {
        EXPECT_TRUE(test::eventually([&] {
            for (const WatchEvent& each : watcher.look()) {
                const std::string times = each.event.times == 0 ? "" : " " + std::to_string(each.event.times);
                seen.push_back(each.event.event + times);
                all.push_back(each);
            }
            return !seen.empty() && seen.back() == last;
        })) << last;
    }

    TemporaryFolder folder;
    std::filesystem::path state = folder.path() / "state";
    Watcher watcher{folder.path() / "run", state};
    std::vector<std::string> seen;
    std::vector<WatchEvent> all;
};

TEST_F(WatcherTest, BeginsWithHowThingsAreAndThenSaysHowMuchItMissed)
{
    auto process = std::make_unique<Process>(folder.path() / "run");
    process->happens(7, "connecting");
    see("state");
    EXPECT_THAT(seen, ElementsAre(foundEvent, stateEvent)) << "What was before is told by that.";
    process->happens(8, "online");
    see("online");
    process->happens(700, "waiting");
    process->happens(701, "stopped");
    see("stopped");
    EXPECT_THAT(seen, ElementsAre(foundEvent, stateEvent, "online", "skipped 691", "waiting", "stopped"));
    process.reset();
    see(endedEvent);
    EXPECT_EQ(seen.size(), 7U) << "It had stopped.";
}

TEST_F(WatcherTest, TellsOfOneThatComesLaterAllThatItHasDone)
{
    EXPECT_TRUE(watcher.look().empty());
    Process process{folder.path() / "run"};
    process.happens(1, "connecting");
    process.happens(2, "online");
    see("online");
    EXPECT_THAT(seen, ElementsAre(foundEvent, "connecting", "online"));
    EXPECT_EQ(all.back().process, ownProcessId());
}

TEST_F(WatcherTest, HasTheLastWordsOfAProcessFromTheHistory)
{
    auto process = std::make_unique<Process>(folder.path() / "run");
    process->happens(3, "online");
    see("state");
    const auto now = Process::thisMoment();
    ASSERT_TRUE(keepHistory(state, "mail", {now - std::chrono::hours{1}, ownProcessId(), 9, "failed"}))
        << "Of one that had its number before.";
    ASSERT_TRUE(keepHistory(state, "mail", {now, ownProcessId() + 1, 6, "failed"}));
    ASSERT_TRUE(keepHistory(state, "mail", {now, ownProcessId(), 3, "online"}));
    ASSERT_TRUE(
        keepHistory(state, "mail", {now, ownProcessId(), 6, "failed", "server-closed", "It closed."}));
    process.reset();
    see(endedEvent);
    EXPECT_THAT(seen, ElementsAre(foundEvent, stateEvent, "skipped 2", "failed", endedEvent));
    EXPECT_EQ(all[3].event.name, "Mail");
    EXPECT_EQ(all[3].event.cause, "server-closed");
}

TEST_F(WatcherTest, SaysThatATunnelEndedWithoutAWord)
{
    auto process = std::make_unique<Process>(folder.path() / "run");
    see("state");
    process.reset();
    see(endedEvent);
    EXPECT_THAT(seen, ElementsAre(foundEvent, stateEvent, lostEvent, endedEvent));
}

} // namespace
} // namespace underpass
