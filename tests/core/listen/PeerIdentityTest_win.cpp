// SPDX-License-Identifier: MIT
#include "core/listen/TcpTable.h"
#include "tests/core/listen/FakeProcesses_win.h"

#include <thread>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using Relation = Caller::Relation;
using Address = asio::ip::tcp::endpoint;
using Rows = std::vector<TcpRow>;

const Address ours{asio::ip::make_address("127.0.0.1"), 1110};
const Address theirs{asio::ip::make_address("127.0.0.1"), 50000};
const Address ourSix{asio::ip::make_address("::1"), 1110};
const Address theirSix{asio::ip::make_address("::1"), 50000};
const Sid ben = L"S-1-5-21-1-2-3-1002";
constexpr std::uint32_t process = 4711;

Rows connection(TcpState caller, TcpState own, std::uint32_t owner = process, std::uint64_t created = 500)
{
    return {{ours, theirs, own, 1, created}, {theirs, ours, caller, owner, created}};
}
Rows connection(std::uint32_t owner = process, std::uint64_t created = 500)
{
    return connection(TcpState::Established, TcpState::Established, owner, created);
}

class WindowsPeerIdentity : public testing::Test
{
protected:
    WindowsPeerIdentity() { processes->all[process].token = ownSid(); }

    std::unique_ptr<PeerIdentity> open(TcpTable table)
    {
        return openPeerIdentity(std::move(table), processes);
    }
    std::unique_ptr<PeerIdentity> openOver(Rows rows)
    {
        return open([rows = std::move(rows)](TcpFamily) { return rows; });
    }
    Caller account(Rows rows) { return openOver(std::move(rows))->account(ours, theirs); }
    Caller accountOver(TcpTable table) { return open(std::move(table))->account(ours, theirs); }
    Caller described(Rows rows)
    {
        const auto identity = openOver(std::move(rows));
        return identity->described(identity->account(ours, theirs), ours, theirs);
    }
    FakeProcesses::Process& caller() { return processes->all[process]; }
    void deny() { caller().token.reset(); }

    std::shared_ptr<FakeProcesses> processes = std::make_shared<FakeProcesses>();
};

TEST_F(WindowsPeerIdentity, KnowsAProgramOfOurOwn)
{
    const Caller found = described(connection());
    EXPECT_EQ(found, (Caller{Relation::Me, "CONTOSO\\anna", process, "C:\\p\\program.exe"}));
}

TEST_F(WindowsPeerIdentity, KnowsThisVeryProcess)
{
    const auto self = ::GetCurrentProcessId();
    const auto identity = openPeerIdentity([&](TcpFamily) { return connection(self, 0); }, openProcesses());
    const Caller found = identity->described(identity->account(ours, theirs), ours, theirs);
    EXPECT_EQ(found.relation, Relation::Me);
    EXPECT_EQ(found.processId, self);
    EXPECT_TRUE(found.program.ends_with("core_tests.exe")) << found.program;
    EXPECT_FALSE(found.user.empty());
}

TEST_F(WindowsPeerIdentity, KnowsAnIpv6CallerAndAMappedOne)
{
    const Rows six{{ourSix, theirSix, TcpState::Established, 1, 500},
        {theirSix, ourSix, TcpState::Established, process, 500}};
    const auto identity
        = open([&](TcpFamily family) { return family == TcpFamily::IPv6 ? six : connection(); });
    EXPECT_EQ(identity->account(ourSix, theirSix).relation, Relation::Me);
    const Address mapped{asio::ip::make_address("::ffff:127.0.0.1"), 1110};
    const Address mappedCaller{asio::ip::make_address("::ffff:127.0.0.1"), 50000};
    EXPECT_EQ(identity->account(mapped, mappedCaller).relation, Relation::Me);
}

TEST_F(WindowsPeerIdentity, KnowsAnIpv4CallerThatWindowsListsAmongIpv6)
{
    const auto identity
        = open([&](TcpFamily family) { return family == TcpFamily::IPv6 ? connection() : Rows{}; });
    EXPECT_EQ(identity->account(ours, theirs).relation, Relation::Me);
}

TEST_F(WindowsPeerIdentity, ReadsOnlyTheCallersFamilyAndThatTwice)
{
    std::vector<TcpFamily> read;
    EXPECT_EQ(accountOver([&](TcpFamily family) { return read.push_back(family), connection(); }).relation,
        Relation::Me);
    EXPECT_EQ(read, (std::vector{TcpFamily::IPv4, TcpFamily::IPv4}));
}

TEST_F(WindowsPeerIdentity, IsNotSatisfiedWithTheListenersOwnRow)
{
    EXPECT_EQ(account({{ours, theirs, TcpState::Established, process, 0}}).relation, Relation::Unknown);
}

TEST_F(WindowsPeerIdentity, TakesNoRowNoProcessAndADeadProcessForUnknown)
{
    EXPECT_EQ(account({}).relation, Relation::Unknown);
    EXPECT_EQ(account(connection(0)).relation, Relation::Unknown);
    EXPECT_EQ(account(connection(process + 1)).relation, Relation::Unknown);
}

TEST_F(WindowsPeerIdentity, LetsOnlyAnOpenConnectionVouch)
{
    const std::vector open{TcpState::Established, TcpState::FinWait1, TcpState::FinWait2};
    for (auto state = TcpState::Closed; state <= TcpState::DeleteTcb;
        state = TcpState{static_cast<std::uint32_t>(state) + 1}) {
        const bool vouches = std::ranges::find(open, state) != open.end();
        EXPECT_EQ(account(connection(state, TcpState::Established)).relation == Relation::Me, vouches)
            << static_cast<int>(state);
    }
}

TEST_F(WindowsPeerIdentity, WantsOurOwnEndToBeOpenStill)
{
    const std::vector served{TcpState::Established, TcpState::CloseWait};
    for (auto state = TcpState::Closed; state <= TcpState::DeleteTcb;
        state = TcpState{static_cast<std::uint32_t>(state) + 1}) {
        const bool isServed = std::ranges::find(served, state) != served.end();
        EXPECT_EQ(account(connection(TcpState::Established, state)).relation == Relation::Me, isServed)
            << static_cast<int>(state);
    }
    EXPECT_EQ(account({{theirs, ours, TcpState::Established, process, 500}}).relation, Relation::Unknown);
}

TEST_F(WindowsPeerIdentity, LooksAtOurOwnEndAfterTheRowWasRead)
{
    int reading = 0;
    const auto dying = [&](TcpFamily) {
        return connection(
            TcpState::Established, reading++ % 2 == 0 ? TcpState::Established : TcpState::TimeWait);
    };
    EXPECT_EQ(accountOver(dying).relation, Relation::Unknown);
}

TEST_F(WindowsPeerIdentity, TakesAProcessYoungerThanTheConnectionForUnknown)
{
    caller().created = 501;
    EXPECT_EQ(account(connection()).relation, Relation::Unknown);
    EXPECT_EQ(account(connection(process, 0)).relation, Relation::Me) << "Windows did not say when.";
    caller().created = 500;
    EXPECT_EQ(account(connection()).relation, Relation::Me);
    deny();
    caller() = {.created = 501, .service = AccountHint{localSystemSid, "LocalSystem"}};
    EXPECT_EQ(account(connection()).relation, Relation::Unknown) << "A service that got the number.";
}

TEST_F(WindowsPeerIdentity, ServesProgramsThatStartedBeforeTheClockWasPutBack)
{
    caller().created = processes->time + 1;
    EXPECT_EQ(account(connection()).relation, Relation::Me);
    int reading = 0;
    const auto passedOn = [&](TcpFamily) { return connection(reading++ % 2 == 0 ? process : process + 1); };
    EXPECT_EQ(accountOver(passedOn).relation, Relation::Unknown) << "The second look still counts.";
}

TEST_F(WindowsPeerIdentity, TakesAnOwnerThatChangesWhileWeLookForUnknown)
{
    int reading = 0;
    const auto changing = [&](TcpFamily) { return connection(reading++ % 2 == 0 ? process : process + 1); };
    EXPECT_EQ(accountOver(changing).relation, Relation::Unknown);
    const auto another = [&](TcpFamily) { return connection(process, reading++ % 2 == 0 ? 500 : 501); };
    EXPECT_EQ(accountOver(another).relation, Relation::Unknown);
}

TEST_F(WindowsPeerIdentity, WaitsForARowThatComesLate)
{
    int reading = 0;
    EXPECT_EQ(accountOver([&](TcpFamily) { return reading++ == 0 ? Rows{} : connection(); }).relation,
        Relation::Me);
}

TEST_F(WindowsPeerIdentity, KnowsAServiceThatItMayNotOpen)
{
    for (const auto* sid : {localSystemSid, localServiceSid, networkServiceSid}) {
        caller() = {.service = AccountHint{sid, serviceAccountName(sid)}};
        const Caller found = described(connection());
        EXPECT_EQ(found.relation, Relation::SystemService);
        EXPECT_EQ(found.user, serviceAccountName(sid));
        EXPECT_EQ(found.program, "C:\\p\\program.exe");
    }
    EXPECT_EQ(processes->names, 0) << "None of them needs LSASS or a domain controller.";
}

TEST_F(WindowsPeerIdentity, AsksTheServiceManagerBeforeAndAfterItLooksAgain)
{
    caller() = {.service = AccountHint{localSystemSid, "LocalSystem"}};
    std::vector<int> asked;
    (void)accountOver([&](TcpFamily) { return asked.push_back(processes->services), connection(); });
    EXPECT_EQ(asked, (std::vector{0, 1}));
    EXPECT_EQ(processes->services, 2);
}

TEST_F(WindowsPeerIdentity, DoesNotTakeWhoGotAServicesNumberForTheService)
{
    caller() = {.service = AccountHint{localSystemSid, "LocalSystem"}};
    int reading = 0;
    const auto passingOn = [&](TcpFamily) {
        caller().created = 100 + reading++; // Each look meets another process of the same number.
        return connection();
    };
    EXPECT_EQ(accountOver(passingOn).relation, Relation::Unknown);
    const auto stopping = [&](TcpFamily) {
        if (++reading % 2 == 0)
            caller().service.reset();
        return connection();
    };
    EXPECT_NE(accountOver(stopping).relation, Relation::SystemService);
}

TEST_F(WindowsPeerIdentity, TakesAServiceThatRunsAsSomebodyForSomebody)
{
    caller() = {.service = accountOfService(L"CONTOSO\\backup")};
    const Caller found = account(connection());
    EXPECT_EQ(found.relation, Relation::Other);
    EXPECT_EQ(found.user, "CONTOSO\\backup");
}

TEST_F(WindowsPeerIdentity, NamesAStrangerThatItMayNotOpen)
{
    caller() = {.session = ben};
    const Caller found = described(connection());
    EXPECT_EQ(found, (Caller{Relation::Other, "CONTOSO\\ben", process, "C:\\p\\program.exe"}));
    caller() = {};
    EXPECT_EQ(described(connection()), (Caller{Relation::Other, "", process, "C:\\p\\program.exe"}));
}

TEST_F(WindowsPeerIdentity, TakesAServiceOfWhichOnlyTheSessionManagerKnowsForOne)
{
    caller() = {.session = localServiceSid}; // A scheduled task.
    EXPECT_EQ(account(connection()).relation, Relation::SystemService);
}

TEST_F(WindowsPeerIdentity, BelievesOnlyATokenThatAProgramIsOurs)
{
    caller() = {.session = ownSid()};
    EXPECT_EQ(account(connection()).relation, Relation::Other);
}

TEST_F(WindowsPeerIdentity, DoesNotTakeConfinedProgramsOfOursForUs)
{
    caller().confinement = Confinement::AppContainer;
    EXPECT_EQ(account(connection()), (Caller{Relation::Other, "CONTOSO\\anna, AppContainer", process, ""}));
    caller().confinement = Confinement::LowIntegrity;
    EXPECT_EQ(account(connection()), (Caller{Relation::Other, "CONTOSO\\anna, low integrity", process, ""}));
    caller() = {.token = localServiceSid, .confinement = Confinement::AppContainer};
    EXPECT_EQ(account(connection()).relation, Relation::Other);
}

TEST_F(WindowsPeerIdentity, AsksNobodyForTheNameOfOurOwnAccountMoreThanOnce)
{
    const auto identity = openOver(connection());
    for (int call = 0; call < 3; ++call)
        (void)identity->described(identity->account(ours, theirs), ours, theirs);
    EXPECT_EQ(processes->names, 0);
    EXPECT_EQ(processes->ownNames, 1);
}

TEST_F(WindowsPeerIdentity, NamesOthersAndProgramsOnlyForASentenceAndAccountsOnce)
{
    caller().token = ben;
    const auto identity = openOver(connection());
    const Caller found = identity->account(ours, theirs);
    EXPECT_EQ(found, (Caller{Relation::Other, "", process, ""}));
    EXPECT_EQ(processes->names + processes->programs, 0);
    for (int call = 0; call < 3; ++call)
        EXPECT_EQ(identity->described(found, ours, theirs).user, "CONTOSO\\ben");
    EXPECT_EQ(processes->names, 1);
}

TEST_F(WindowsPeerIdentity, DescribesOnlyTheConnectionItIsAskedAbout)
{
    const auto identity = openOver(connection());
    const Caller found = identity->account(ours, theirs);
    processes->all[process].token = ben;
    EXPECT_EQ(identity->described(found, ours, theirs), Caller{});
    EXPECT_EQ(identity->described(Caller{}, ours, theirs), Caller{});
}

TEST_F(WindowsPeerIdentity, ReadsTheTableOnceForACrowd)
{
    constexpr int crowd = 40;
    std::atomic<int> readings = 0;
    std::atomic<int> came = 0;
    const auto identity = open([&](TcpFamily) {
        while (came < crowd) // The first one waits until all of them ask.
            std::this_thread::yield();
        ++readings;
        return connection();
    });
    {
        std::vector<std::jthread> callers;
        for (int each = 0; each < crowd; ++each)
            callers.emplace_back([&] {
                ++came;
                EXPECT_EQ(identity->account(ours, theirs).relation, Relation::Me);
            });
    }
    // They look twice each; the first looks of nearly all are one reading, the second ones may not meet.
    EXPECT_LT(readings, crowd + crowd / 2);
}

} // namespace
} // namespace underpass::test
