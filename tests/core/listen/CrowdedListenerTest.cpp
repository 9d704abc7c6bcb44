// SPDX-License-Identifier: MIT
#include "core/listen/PeerPresence.h"
#include "tests/core/listen/ListenerFixture.h"

#include <algorithm>

namespace underpass {
namespace {

using namespace underpass::test;

// Everyone is who the test says at the time. Finding out the name of anybody but ourselves takes until the
// gate opens; then it is the program that the test says.
class SlowNames : public PeerIdentity
{
public:
    ~SlowNames() override = default;
    Caller account(const tcp::endpoint&, const tcp::endpoint&) override
    {
        const Relation relation = m_relation;
        ++m_asked;
        return {relation, "", 0, ""};
    }
    Caller described(Caller caller, const tcp::endpoint&, const tcp::endpoint&) override
    {
        if (caller.relation != Relation::Me) {
            ++m_named;
            m_gate.pass();
        }
        caller.user = "ben";
        caller.program = "/usr/bin/mail";
        return caller;
    }
    void everyoneIs(Relation relation) { m_relation = relation; }
    void openGate() { m_gate.open(); }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int named() const { return m_named; }

private:
    std::atomic<Relation> m_relation{Relation::Other};
    std::atomic<int> m_asked = 0;
    std::atomic<int> m_named = 0;
    Gate m_gate;
};

class CrowdedListener : public ListenerFixture
{
protected:
    ~CrowdedListener() override { names->openGate(); }

    void callAs(Relation relation)
    {
        names->everyoneIs(relation);
        const int before = names->asked();
        connect(at("127.0.0.1"));
        ASSERT_TRUE(pollUntil([&] { return names->asked() > before; }));
    }
    // Where helper threads are waited for: they do not wake the loop.
    template <class Reached> bool pollUntil(const Reached& reached)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        while (!reached() && std::chrono::steady_clock::now() < limit) {
            worker.restart();
            worker.poll();
        }
        return reached();
    }

    std::shared_ptr<SlowNames> names = std::make_shared<SlowNames>();
};

TEST_F(CrowdedListener, NamesOneStrangerAtATimeAndKeepsNobodyWaitingForThat)
{
    constexpr int strangers = 100;
    listen({"127.0.0.1", 0}, names);
    for (int each = 0; each < strangers; ++each)
        callAs(Relation::Other);
    callAs(Relation::Me);
    ASSERT_TRUE(runUntilAccepted(1));
    const auto isThere = [](tcp::socket& client) { return peerIsPresent(client.native_handle()); };
    const auto countPresent = [&] { return std::ranges::count_if(clients, isThere); };
    ASSERT_TRUE(pollUntil([&] { return countPresent() == 1 + 2 && names->named() == 1; }))
        << "Ours, the one whose name is being looked for, and the next.";
    EXPECT_TRUE(refused.empty());
    names->openGate();
    ASSERT_TRUE(runUntil(worker, [&] { return refused.size() == 2; }));
    EXPECT_EQ(toString(refused.front()), "mail (ben)");
    EXPECT_EQ(names->named(), 2) << "One more waited, and stood for the others.";
    std::uint64_t counted = 0;
    for (const Refusal& refusal : refusals)
        counted += refusal.count;
    EXPECT_EQ(counted, strangers);
    EXPECT_EQ(countPresent(), 1);
    EXPECT_EQ(accepted.size(), 1u);
}

TEST_F(CrowdedListener, KeepsNobodyOfOursWaitingWhileOthersProgramsAreLookedFor)
{
    forward.who = WhoMayConnect::EveryoneOnThisPc;
    forward.programs = {"mail"};
    listen({"127.0.0.1", 0}, names);
    for (int each = 0; each < 100; ++each)
        callAs(Relation::Other);
    callAs(Relation::Me);
    ASSERT_TRUE(runUntilAccepted(1));
    const auto isThere = [](tcp::socket& client) { return peerIsPresent(client.native_handle()); };
    ASSERT_TRUE(pollUntil([&] { return std::ranges::count_if(clients, isThere) == 1 + 65; }));
    names->openGate();
    ASSERT_TRUE(runUntilAccepted(66)) << "The one that was looked at, and the 64 that waited.";
    EXPECT_TRUE(refused.empty());
}

TEST_F(CrowdedListener, HandsCallersOnBeforeTheirNamesAreKnown)
{
    forward.who = WhoMayConnect::EveryoneOnThisPc;
    listen({"127.0.0.1", 0}, names);
    callAs(Relation::Other);
    ASSERT_TRUE(runUntilAccepted(1));
    const Call& call = accepted.front();
    EXPECT_EQ(call.named->program, "");
    names->openGate();
    EXPECT_TRUE(runUntil(worker, [&] { return call.named->program == "/usr/bin/mail"; }));
}

TEST_F(CrowdedListener, DiesSafelyWhileStrangersAreNamed)
{
    listen({"127.0.0.1", 0}, names);
    callAs(Relation::Other);
    callAs(Relation::Other);
    ASSERT_TRUE(pollUntil([&] { return names->named() == 1; }));
    listener.reset();
    worker.restart();
    worker.run();
    for (tcp::socket& client : clients)
        EXPECT_TRUE(wasReset(readOne(client)));
    EXPECT_TRUE(refused.empty());
}

TEST_F(CrowdedListener, AsksNothingAboutThoseWhoHaveGoneAndSaysNothingOfThem)
{
    listen({"127.0.0.1", 0}, names);
    for (int each = 0; each < 100; ++each) {
        tcp::socket& client = connect(at("127.0.0.1"));
        client.set_option(asio::socket_base::linger{true, 0});
        client.close();
    }
    callAs(Relation::Me);
    ASSERT_TRUE(runUntilAccepted(1));
    EXPECT_EQ(names->asked(), 1);
    EXPECT_TRUE(refused.empty());
    EXPECT_EQ(accepted.size(), 1u);
}

} // namespace
} // namespace underpass
