// SPDX-License-Identifier: MIT
#include "core/system/Processes.h"

#include "core/system/ProcessList.h"
#include "core/system/ServiceTable.h"
#include "core/system/WinText.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;

const std::uint32_t self = ::GetCurrentProcessId();

TEST(WindowsProcesses, ShowOurOwnProcess)
{
    const auto processes = openProcesses();
    const auto opened = processes->open(self);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->account, ownSid());
    EXPECT_EQ(opened->confinement, Confinement::None);
    EXPECT_NE(opened->created, 0u);
    EXPECT_LE(opened->created, processes->now());
    EXPECT_EQ(processes->created(self), opened->created) << "The list and the process tell the same.";
    EXPECT_THAT(processes->program(self), HasSubstr(":\\"));
    EXPECT_EQ(processes->serviceAccount(self), std::nullopt);
    EXPECT_EQ(processes->ownName(), processes->accountName(*ownSid()));
}

TEST(WindowsProcesses, ShowNothingOfOneThatDoesNotExist)
{
    constexpr std::uint32_t nobody = 0xfffffff0;
    const auto processes = openProcesses();
    EXPECT_FALSE(processes->open(nobody));
    EXPECT_EQ(processes->created(nobody), 0u);
    EXPECT_EQ(processes->serviceAccount(nobody), std::nullopt);
    EXPECT_EQ(processes->sessionAccount(nobody), std::nullopt);
    EXPECT_EQ(processes->program(nobody), "");
}

TEST(WindowsProcesses, AreListedWithNameAndPathWithoutBeingOpened)
{
    const auto list = readProcessList();
    ASSERT_TRUE(list.contains(self));
    EXPECT_EQ(toUtf8(list.at(self).name), "core_tests.exe");
    EXPECT_GT(list.size(), 1u);
    EXPECT_THAT(toUtf8(pathOfProcess(self)), HasSubstr("core_tests.exe"));
}

TEST(WindowsServices, AreListedWithTheAccountTheyRunAs)
{
    const auto services = readServiceTable();
    ASSERT_FALSE(services.empty());
    const auto list = readProcessList();
    for (const auto& [processId, service] : services) {
        EXPECT_TRUE(list.contains(processId)) << toUtf8(service.service);
        const auto account = accountOf(service);
        ASSERT_TRUE(account) << toUtf8(service.service);
        EXPECT_FALSE(account->name.empty()) << toUtf8(service.service);
    }
}

TEST(WindowsServices, OfOnePersonAreNobodys)
{
    auto services = readServiceTable();
    ASSERT_FALSE(services.empty());
    auto& service = services.begin()->second;
    service.isOfAUser = true;
    EXPECT_EQ(accountOf(service), std::nullopt);
}

TEST(WindowsServices, RunAsTheThreeSystemAccountsUnderAllTheirNames)
{
    EXPECT_EQ(accountOfService(L"LocalSystem"), (AccountHint{localSystemSid, "LocalSystem"}));
    EXPECT_EQ(accountOfService(L"localsystem").sid, localSystemSid);
    EXPECT_EQ(
        accountOfService(L"NT AUTHORITY\\LocalService"), (AccountHint{localServiceSid, "LocalService"}));
    EXPECT_EQ(accountOfService(L"NT Authority\\Local Service").sid, localServiceSid);
    EXPECT_EQ(accountOfService(L"NT AUTHORITY\\NetworkService"),
        (AccountHint{networkServiceSid, "NetworkService"}));
    EXPECT_EQ(accountOfService(L"NT AUTHORITY\\NETWORK SERVICE").sid, networkServiceSid);
    for (const auto* name :
        {L".\\LocalSystem2", L"CONTOSO\\LocalService", L"NT SERVICE\\Backup", L".\\anna"}) {
        EXPECT_EQ(accountOfService(name), (AccountHint{{}, toUtf8(name)}));
        EXPECT_FALSE(isSystemService(accountOfService(name).sid));
    }
}

} // namespace
} // namespace underpass::test
