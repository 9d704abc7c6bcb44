// SPDX-License-Identifier: MIT
#include "tests/hostile/HeapSize.h"
#include "tests/hostile/SideBySide.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace underpass::hostile {

// For GoogleTest.
void PrintTo(const Attack& attack, std::ostream* out)
{
    *out << attack.name;
}

namespace {

class Stranger : public testing::TestWithParam<Attack>
{
protected:
    [[nodiscard]] std::string whatIsKnown()
    {
        const TunnelState state = tunnels.state();
        std::string text = name(state);
        if (const auto* failed = std::get_if<Failed>(&state))
            text += ", " + std::string{name(failed->why.code)} + ": " + sentence(failed->why);
        return text + "\nThe server: " + tunnels.serverSaid();
    }

    void callOnceOnline()
    {
        if (!callers.empty() || !tunnels.isOnline())
            return;
        try {
            for (int i = 0; i < GetParam().meanwhile.callers; ++i) {
                callers.push_back(tunnels.callAsVictim());
                callers.back().write("hello");
            }
        } catch (const std::system_error&) { // The stranger was quicker; what became of that is looked at.
        }
    }

    [[nodiscard]] static std::string answerTo(const test::Socket& caller)
    {
        try {
            return caller.read(12);
        } catch (const std::system_error& reset) {
            return reset.what();
        }
    }

    void expectItGoesOn()
    {
        ASSERT_TRUE(tunnels.waitFor([&] { return tunnels.isOnline() || tunnels.isOver(); })) << whatIsKnown();
        ASSERT_TRUE(tunnels.isOnline()) << whatIsKnown();
        callOnceOnline();
        test::Socket caller = tunnels.call();
        caller.write("still there?");
        ASSERT_TRUE(tunnels.waitFor([&] { return caller.hasArrived(); })) << whatIsKnown();
        EXPECT_EQ(answerTo(caller), "still there?") << whatIsKnown();
        EXPECT_TRUE(tunnels.isOnline()) << whatIsKnown();
        EXPECT_EQ(oldInUse(tunnels.state()), GetParam().meanwhile.oldInUse);
    }

    void expectItFails(const Outcome& how)
    {
        const auto isOver = [&] {
            callOnceOnline();
            return tunnels.isOver();
        };
        ASSERT_TRUE(tunnels.waitFor(isOver)) << whatIsKnown();
        const TunnelState state = tunnels.state();
        ASSERT_TRUE(std::holds_alternative<Failed>(state)) << whatIsKnown();
        const Error why = std::get<Failed>(state).why;
        EXPECT_STREQ(name(why.code), name(*how.error)) << whatIsKnown();
        EXPECT_NE(why.detail.find(how.words), std::string::npos) << whatIsKnown();
    }

    SideBySide tunnels{GetParam()};
    HeapWatch heap;
    std::vector<test::Socket> callers;
};

TEST_P(Stranger, HarmsNobody)
{
    const Attack& attack = GetParam();
    const std::string known = tunnels.ourKnownHosts();
    tunnels.start();
    if (attack.must.error)
        expectItFails(attack.must);
    else
        expectItGoesOn();
    EXPECT_TRUE(tunnels.bystanderCarries());
    EXPECT_LE(heap.most(), heap.start() + attack.meanwhile.growth) << whatIsKnown();
    const std::string nowKnown = tunnels.ourKnownHosts();
    EXPECT_TRUE(nowKnown.starts_with(known)) << nowKnown;
    EXPECT_EQ(std::ranges::count(nowKnown.substr(std::min(known.size(), nowKnown.size())), '\n'),
        attack.meanwhile.learns)
        << nowKnown;
    RecordProperty("grown", std::to_string(heap.most() - heap.start()));
    for (const Question& question : tunnels.prompter.questions())
        EXPECT_FALSE(std::holds_alternative<HostKeyQuestion>(question.what)) << "about a key nobody knows";
}

INSTANTIATE_TEST_SUITE_P(Who, Stranger, testing::ValuesIn(allAttacks()),
    [](const testing::TestParamInfo<Attack>& test) { return test.param.name; });

} // namespace
} // namespace underpass::hostile
