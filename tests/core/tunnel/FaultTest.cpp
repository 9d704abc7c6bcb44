// SPDX-License-Identifier: MIT
// What goes wrong in us with one tunnel ends that tunnel, in words, and its neighbours never notice.
#include "core/tunnel/Tunnels.h"

#include "tests/support/FakeSession.h"

#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <stdexcept>

#include <gtest/gtest.h>

#include <asio/post.hpp>

namespace underpass::test {
namespace {

// Throws where its profile's account says.
class FaultySession : public FakeSession
{
public:
    FaultySession(asio::io_context& worker, const Profile& profile, SessionObserver& tunnel, Manner manner,
        SessionCount& count)
        : FakeSession(worker, profile, tunnel, manner, count)
        , m_place(profile.account)
    {
        if (m_place == "making")
            throw std::bad_alloc();
    }
    asio::awaitable<Error> run() override
    {
        if (m_place == "running")
            throw std::length_error("far too long");
        if (m_place == "a text without end")
            std::string{}.reserve(std::string::npos);
        Error why = co_await FakeSession::run();
        if (m_place == "ending")
            throw std::system_error(std::make_error_code(std::errc::no_such_device));
        co_return why;
    }
    std::vector<RelayInfo> relays() const override
    {
        if (m_place == "listing")
            throw std::out_of_range("no such relay");
        return FakeSession::relays();
    }

private:
    const std::string m_place;
};

class FaultTest : public testing::TestWithParam<const char*>
{
protected:
    FaultTest()
    {
        const auto make
            = [this](asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
                  return std::make_unique<FaultySession>(worker, profile, observer, Manner::Open, count);
              };
        tunnels = std::make_unique<Tunnels>(
            make, identity, [this](const ProfileId& id, const TunnelState& state) { record(id, state); },
            [this](const Error& error) { recordDefect(error); });
    }
    void record(const ProfileId& id, const TunnelState& state)
    {
        const std::lock_guard lock{mutex};
        last[id] = state;
        changed.notify_all();
        if (throwsAt == name(state) && id == "faulty")
            throw std::length_error("the listener's fault");
    }
    void recordDefect(const Error& error)
    {
        const std::lock_guard lock{mutex};
        defects.push_back(error);
        changed.notify_all();
    }
    void start(const std::string& id, const std::string& account)
    {
        Profile profile = profileFor(id);
        profile.account = account;
        tunnels->start(profile);
    }
    // Enough of them to be on every worker.
    void startNeighbours()
    {
        for (const char* id : {"a", "b", "c", "d", "e"})
            start(id, "well");
        for (const char* id : {"a", "b", "c", "d", "e"})
            ASSERT_TRUE(reaches(id, "online"));
    }
    void expectNeighboursAreWell()
    {
        for (const char* id : {"a", "b", "c", "d", "e"}) {
            std::promise<void> answered;
            tunnels->relays(id, [&](const auto&) { answered.set_value(); });
            answered.get_future().get();
            EXPECT_TRUE(reaches(id, "online"));
        }
    }
    template <class Wanted> [[nodiscard]] bool waitFor(const Wanted& wanted)
    {
        std::unique_lock lock{mutex};
        return changed.wait_for(lock, std::chrono::seconds{60}, wanted);
    }
    [[nodiscard]] bool reaches(const ProfileId& id, const std::string& wanted)
    {
        return waitFor([&] { return last.contains(id) && name(last[id]) == wanted; });
    }
    [[nodiscard]] std::string endOf(const ProfileId& id)
    {
        const std::lock_guard lock{mutex};
        return sentence(std::get<Failed>(last[id]).why);
    }

    std::shared_ptr<FixedIdentity> identity = std::make_shared<FixedIdentity>();
    SessionCount count;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<ProfileId, TunnelState> last;
    std::vector<Error> defects;
    std::string throwsAt;
    std::unique_ptr<Tunnels> tunnels;
};

TEST_P(FaultTest, EndsOneTunnelWithASentenceAndNoOther)
{
    startNeighbours();
    start("faulty", GetParam());
    if (GetParam() == std::string{"ending"}) {
        ASSERT_TRUE(reaches("faulty", "online"));
        tunnels->reconnect("faulty");
    }
    if (GetParam() == std::string{"listing"}) {
        ASSERT_TRUE(reaches("faulty", "online"));
        tunnels->relays("faulty", [](const auto&) { ADD_FAILURE() << "There is nothing to tell."; });
    }
    ASSERT_TRUE(reaches("faulty", "failed"));
    EXPECT_TRUE(endOf("faulty").starts_with(
        "Something in Underpass itself went wrong (Mail faulty). Please report it. ("))
        << endOf("faulty");
    expectNeighboursAreWell();
}
INSTANTIATE_TEST_SUITE_P(
    Places, FaultTest, testing::Values("making", "running", "a text without end", "ending", "listing"));

TEST_F(FaultTest, OfWhoeverHearsOfAStateIsNobodyElses)
{
    throwsAt = "online";
    startNeighbours();
    start("faulty", "well");
    ASSERT_TRUE(reaches("faulty", "failed"));
    EXPECT_NE(endOf("faulty").find("the listener's fault"), std::string::npos);
    expectNeighboursAreWell();
}

TEST_F(FaultTest, OfWhoeverHearsOfTheEndIsTold)
{
    throwsAt = "failed";
    startNeighbours();
    start("faulty", "running");
    ASSERT_TRUE(waitFor([this] { return !defects.empty(); }));
    EXPECT_EQ(defects.front().code, ErrorCode::Internal);
    expectNeighboursAreWell();
}

TEST_F(FaultTest, LeavesATunnelThatCanBeStartedAgain)
{
    start("faulty", "running");
    ASSERT_TRUE(reaches("faulty", "failed"));
    start("faulty", "well");
    EXPECT_TRUE(reaches("faulty", "online"));
}

} // namespace
} // namespace underpass::test
