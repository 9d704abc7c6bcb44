// SPDX-License-Identifier: MIT
#include "core/tunnel/Tunnels.h"

#include "tests/support/FakeSession.h"
#include "tests/support/PortHolder.h"

#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <random>

#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using namespace std::string_literals;

// Sessions behave as their profile's account says: "hang", "ask", "open", or "lose" for one that ends at
// once.
class TunnelsTest : public testing::Test
{
protected:
    TunnelsTest() { open(); }

    void open()
    {
        const auto make
            = [this](asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
                  const Manner manner = profile.account == "ask" ? Manner::Ask
                      : profile.account == "open"                ? Manner::Open
                                                                 : Manner::Hang;
                  auto session = std::make_unique<FakeSession>(worker, profile, observer, manner, count);
                  if (profile.account == "lose")
                      session->end({ErrorCode::LinkLost, "x", ""});
                  if (profile.account == "refuse")
                      session->end({ErrorCode::AuthenticationRefused, "x", ""});
                  return session;
              };
        const auto changed = [this](const ProfileId& id, const TunnelState& state) { record(id, state); };
        tunnels = std::make_unique<Tunnels>(make, identity, changed);
    }
    static Profile behaving(const std::string& id, const std::string& manner)
    {
        Profile profile = profileFor(id);
        profile.account = manner;
        return profile;
    }
    void record(const ProfileId& id, const TunnelState& state)
    {
        const std::lock_guard lock{mutex};
        last[id] = state;
        ++changes[id];
        if (onChange)
            onChange(id, state);
        arrived.notify_all();
    }
    template <class Wanted> [[nodiscard]] bool waitFor(const Wanted& wanted)
    {
        std::unique_lock lock{mutex};
        return arrived.wait_for(lock, std::chrono::seconds{60}, wanted);
    }
    [[nodiscard]] bool reaches(const ProfileId& id, const std::string& wanted)
    {
        return waitFor([&] { return last.contains(id) && name(last[id]) == wanted; });
    }

    [[nodiscard]] bool showsForward(const ProfileId& id, const Forward& wanted)
    {
        return waitFor([&] {
            const auto* online = std::get_if<Online>(&last[id]);
            return online != nullptr && online->forwards.at(0).forward == wanted;
        });
    }

    std::shared_ptr<FixedIdentity> identity = std::make_shared<FixedIdentity>();
    SessionCount count;
    std::mutex mutex;
    std::condition_variable arrived;
    std::map<ProfileId, TunnelState> last;
    std::map<ProfileId, int> changes;
    std::function<void(const ProfileId&, const TunnelState&)> onChange;
    std::unique_ptr<Tunnels> tunnels;
};

TEST_F(TunnelsTest, TakesCallsAboutATunnelItDoesNotKnow)
{
    tunnels->stop("unknown");
    tunnels->reconnect("unknown");
    tunnels->closeRelay("unknown", 7);
    tunnels->relays("unknown", [](const auto&) { ADD_FAILURE() << "There is nobody to ask."; });
    tunnels->probeAll();
    tunnels->start(behaving("known", "open"));
    EXPECT_TRUE(reaches("known", "online"));
    tunnels.reset();
    EXPECT_FALSE(last.contains("unknown"));
}

TEST_F(TunnelsTest, DoesWhatWasAskedLastHoweverFastItIsAsked)
{
    std::mt19937 random{4711};
    for (int round = 0; round < 200; ++round) {
        const char* manner = random() % 2 == 0 ? "open" : "ask";
        for (auto each = random() % 6; each > 0; --each)
            random() % 2 == 0 ? tunnels->start(behaving("a", manner)) : tunnels->stop("a");
        if (random() % 2 == 0)
            tunnels->reconnect("a");
        tunnels->start(behaving("a", "open"));
        ASSERT_TRUE(waitFor([&] {
            const auto* online = std::get_if<Online>(&last["a"]);
            return online != nullptr && count.alive == 1;
        })) << round;
        tunnels->stop("a");
        ASSERT_TRUE(reaches("a", "stopped")) << round;
        EXPECT_EQ(count.alive, 0) << round;
    }
}

TEST_F(TunnelsTest, ConnectsAnewToGoByAnotherServer)
{
    tunnels->start(behaving("a", "open"));
    ASSERT_TRUE(reaches("a", "online"));
    Profile edited = behaving("a", "open");
    edited.forwards[0].target = Endpoint{"localhost", 143};
    edited.server.port = 2222;
    tunnels->start(edited);
    EXPECT_TRUE(showsForward("a", edited.forwards[0]));
    EXPECT_TRUE(waitFor([&] { return count.made == 2 && name(last["a"]) == "online"s; }));
    EXPECT_EQ(count.alive, 1);
}

TEST_F(TunnelsTest, EditsWhatRunsAndStartsNothing)
{
    tunnels->edit(behaving("a", "open"));
    tunnels->start(behaving("a", "refuse"));
    ASSERT_TRUE(reaches("a", "failed"));
    tunnels->edit(behaving("a", "open"));
    tunnels->stop("a");
    ASSERT_TRUE(reaches("a", "stopped"));
    EXPECT_EQ(count.made, 1);
    tunnels->start(behaving("a", "open"));
    Profile edited = behaving("a", "open");
    edited.forwards[0].target = Endpoint{"localhost", 143};
    tunnels->edit(edited); // Also while it only just begins.
    EXPECT_TRUE(showsForward("a", edited.forwards[0]));
}

TEST_F(TunnelsTest, KeepsTheSessionWhereOnlyForwardsAndWordsWereEdited)
{
    tunnels->start(behaving("a", "open"));
    ASSERT_TRUE(reaches("a", "online"));
    Profile edited = behaving("a", "open");
    edited.name = "Other words";
    edited.autostart = true;
    edited.forwards[0].target = Endpoint{"localhost", 143};
    tunnels->start(edited);
    EXPECT_TRUE(showsForward("a", edited.forwards[0]));
    edited.forwards[0].target = Endpoint{"localhost", 995};
    tunnels->start(edited); // What it took over before is what it runs now.
    EXPECT_TRUE(showsForward("a", edited.forwards[0]));
    EXPECT_EQ(count.made, 1);
}

TEST_F(TunnelsTest, EndsEveryTunnelWhenItDies)
{
    const std::map<std::string, std::string> shown{
        {"hang", "connecting"}, {"ask", "needs-user"}, {"open", "online"}, {"lose", "waiting"}};
    for (const auto& [manner, state] : shown) {
        for (int each = 0; each < 5; ++each)
            tunnels->start(behaving(manner + std::to_string(each), manner));
    }
    for (const auto& [manner, state] : shown) {
        for (int each = 0; each < 5; ++each)
            ASSERT_TRUE(reaches(manner + std::to_string(each), state)) << manner;
    }
    tunnels.reset();
    EXPECT_EQ(count.alive, 0);
    EXPECT_EQ(last.size(), 20U);
    for (const auto& [id, state] : last)
        EXPECT_STREQ(name(state), "stopped") << id;
}

TEST_F(TunnelsTest, EndsATunnelThatIsOnlyJustStarting)
{
    for (int round = 0; round < 50; ++round) {
        tunnels->start(behaving("a", "ask"));
        tunnels.reset();
        EXPECT_EQ(count.alive, 0);
        EXPECT_STREQ(name(last["a"]), "stopped");
        open();
    }
}

TEST_F(TunnelsTest, SaysStoppedAlsoWhereNothingRunsAnyMore)
{
    tunnels->start(behaving("a", "refuse"));
    ASSERT_TRUE(reaches("a", "failed"));
    tunnels->stop("a");
    EXPECT_TRUE(reaches("a", "stopped"));
}

// The tunnel has failed but still waits for its timer to be gone: nobody but Tunnels can answer.
TEST_F(TunnelsTest, SaysStoppedAlsoWhereATunnelIsJustOver)
{
    const PortHolder holder{"127.0.0.1"};
    Profile profile = behaving("a", "refuse");
    profile.forwards[0].listen = {"127.0.0.1", holder.port()};
    onChange = [this](const ProfileId& id, const TunnelState& state) {
        if (std::holds_alternative<Failed>(state))
            tunnels->stop(id);
    };
    tunnels->start(profile);
    EXPECT_TRUE(reaches("a", "stopped"));
}

TEST_F(TunnelsTest, EndsWaitsWhenTheNetworkIsBack)
{
    tunnels->start(behaving("a", "lose"));
    tunnels->start(behaving("b", "lose"));
    ASSERT_TRUE(reaches("a", "waiting"));
    ASSERT_TRUE(reaches("b", "waiting"));
    tunnels->probeAll();
    EXPECT_TRUE(waitFor([&] { return changes["a"] >= 4 && changes["b"] >= 4; }))
        << "connecting, waiting, twice";
}

TEST_F(TunnelsTest, TellsTheRelaysOfOneTunnelAndClosesThem)
{
    tunnels->start(behaving("a", "open"));
    ASSERT_TRUE(reaches("a", "online"));
    asio::io_context loop;
    asio::ip::tcp::socket client{loop};
    client.connect(
        {asio::ip::address_v4::loopback(), std::get<Online>(last["a"]).forwards.at(0).listen.port});
    const auto relays = [this] {
        std::promise<std::vector<RelayInfo>> told;
        tunnels->relays("a", [&](const std::vector<RelayInfo>& all) { told.set_value(all); });
        return told.get_future().get();
    };
    while (relays().empty()) // The caller is identified on another thread first; ctest has the time limit.
        std::this_thread::yield();
    tunnels->closeRelay("a", 1);
    EXPECT_TRUE(relays().empty());
}

} // namespace
} // namespace underpass
