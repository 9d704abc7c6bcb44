// SPDX-License-Identifier: MIT
#include "core/listen/Loopback.h"
#include "core/listen/TcpTable.h"
#include "core/system/Account.h"
#include "core/system/AtomicFile.h"
#include "core/system/Autostart.h"
#include "core/system/Paths.h"
#include "core/system/SecretStore.h"
#include "core/system/WinText.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using asio::ip::tcp;
using testing::HasSubstr;

class WindowsSecretStore : public testing::Test
{
protected:
    ~WindowsSecretStore() override { (void)m_store->forgetProfile("test-profile"); }
    SecretStore& store() { return *m_store; }
    const SecretKey key{"test-profile", "anna@mail.example.org:22", "password"};

private:
    std::unique_ptr<SecretStore> m_store = openSecretStore();
};

TEST_F(WindowsSecretStore, KeepsFindsAndForgetsASecret)
{
    EXPECT_FALSE(store().find(key)->has_value());
    ASSERT_TRUE(store().keep(key, Secret{"geheim \xc3\xa4\xe2\x82\xac"}));
    const auto found = store().find(key);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->reveal(), "geheim \xc3\xa4\xe2\x82\xac");
    ASSERT_TRUE(store().forget(key));
    EXPECT_FALSE(store().find(key)->has_value());
    EXPECT_TRUE(store().forget(key)) << "Forgetting what is not there is no failure.";
}

TEST_F(WindowsSecretStore, ForgetsAllOfOneProfileOnly)
{
    const SecretKey passphrase{"test-profile", "anna@mail.example.org:22", "passphrase C:\\key"};
    const SecretKey other{"test-profile-2", "anna@mail.example.org:22", "password"};
    for (const auto& each : {key, passphrase, other})
        ASSERT_TRUE(store().keep(each, Secret{"x"}));
    ASSERT_TRUE(store().forgetProfile("test-profile"));
    EXPECT_FALSE(store().find(key)->has_value());
    EXPECT_FALSE(store().find(passphrase)->has_value());
    EXPECT_TRUE(store().find(other)->has_value());
    EXPECT_TRUE(store().forgetProfile("test-profile-2"));
}

TEST_F(WindowsSecretStore, RefusesWhatCredentialManagerCannotHold)
{
    EXPECT_TRUE(store().keep(key, Secret{std::string(2560, 'x')}));
    const auto kept = store().keep(key, Secret{std::string(2561, 'x')});
    ASSERT_FALSE(kept);
    EXPECT_THAT(kept.error().detail, HasSubstr("2560 bytes"));
}

std::size_t filesIn(const TempDir& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder.path()}, {}));
}

TEST(WindowsAtomicFile, WaitsForAReaderThatIsAboutToGoAndLeavesNothingBeside)
{
    const TempDir folder;
    const auto file = folder.path() / L"\u00e4\u20ac profiles.json";
    ASSERT_TRUE(writeAtomically(file, "old"));
    std::jthread reader;
    {
        Handle opened{
            ::CreateFileW(file.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr)};
        ASSERT_TRUE(static_cast<bool>(opened));
        // Goes as soon as the new file lies beside the old one.
        reader = std::jthread{[&folder, held = std::move(opened)] {
            while (filesIn(folder) < 2)
                std::this_thread::yield();
        }};
    }
    ASSERT_TRUE(writeAtomically(file, "new"));
    reader.join();
    EXPECT_EQ(readWhole(file, 100).value_or(""), "new");
    EXPECT_EQ(filesIn(folder), 1u);
}

TEST(WindowsAtomicFile, LeavesTheOldFileWhereItCannotBeReplaced)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.json";
    ASSERT_TRUE(writeAtomically(file, "old"));
    {
        const Handle holder{
            ::CreateFileW(file.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr)};
        const auto written = writeAtomically(file, "new");
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, ErrorCode::FileUnwritable);
    }
    EXPECT_EQ(readWhole(file, 100).value_or(""), "old");
    EXPECT_EQ(filesIn(folder), 1u);
}

TEST(WindowsAtomicFile, AppendsLinesOfManyThreadsWhole)
{
    const TempDir folder;
    const auto file = folder.path() / "known_hosts";
    ASSERT_TRUE(writeAtomically(file, "without end"));
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 8; ++writer)
            writers.emplace_back([&] {
                for (int line = 0; line < 20; ++line)
                    EXPECT_TRUE(appendLine(file, "0123456789"));
            });
    }
    std::string expected = "without end\n";
    for (int line = 0; line < 160; ++line)
        expected += "0123456789\n";
    EXPECT_EQ(readWhole(file, 10000).value_or(""), expected);
}

TEST(WindowsAtomicFile, TheSecondOneWaitsForTheLock)
{
    const TempDir folder;
    const auto file = folder.path() / "profiles.lock";
    auto first = lockFile(file, std::chrono::seconds{60});
    ASSERT_TRUE(first);
    std::atomic<bool> released = false;
    std::jthread second{[&] {
        const auto got = lockFile(file, std::chrono::seconds{60});
        EXPECT_TRUE(got);
        EXPECT_TRUE(released);
    }};
    released = true;
    first->reset();
}

TEST(WindowsPaths, AFolderOfOursIsForItsOwnerOnly)
{
    const TempDir folder;
    const auto made = folder.path() / "a" / "b";
    ASSERT_TRUE(makePrivateFolder(made));
    ASSERT_TRUE(makePrivateFolder(made)) << "It may be there already.";
    EXPECT_TRUE(std::filesystem::is_directory(made));
    const auto paths = standardPaths();
    ASSERT_TRUE(paths);
    EXPECT_THAT(paths->config.string(), HasSubstr("Roaming\\Underpass"));
    EXPECT_THAT(paths->state.string(), HasSubstr("Local\\Underpass"));
    EXPECT_THAT(standardKnownHosts(*paths).back().string(), HasSubstr(".ssh\\known_hosts"));
}

TEST(WindowsLoopback, NobodyCanJoinOrShadowAListener)
{
    asio::io_context worker;
    const auto mine = listenOn(worker, {"localhost", 0});
    ASSERT_TRUE(mine) << sentence(mine.error());
    const auto port = mine->front().local_endpoint().port();
    for (const char* host : {"localhost", "127.0.0.1", "0.0.0.0"}) {
        const auto second = listenOn(worker, {host, port});
        ASSERT_FALSE(second) << host;
        EXPECT_EQ(second.error().code, ErrorCode::PortInUse) << host;
    }
    tcp::acceptor thief{worker, tcp::v4()};
    thief.set_option(asio::socket_base::reuse_address{true});
    std::error_code failed;
    thief.bind({asio::ip::address_v4::loopback(), port}, failed);
    EXPECT_TRUE(failed);
}

TEST(WindowsLoopback, LetsMoreThan200CallersWait)
{
    constexpr int crowd = 300;
    asio::io_context worker;
    const auto mine = listenOn(worker, {"127.0.0.1", 0});
    ASSERT_TRUE(mine);
    std::vector<tcp::socket> callers;
    for (int each = 0; each < crowd; ++each) {
        std::error_code failed;
        callers.emplace_back(worker).connect(mine->front().local_endpoint(), failed);
        ASSERT_FALSE(failed) << each << ": " << failed.message();
    }
}

TEST(WindowsTcpTable, ListsOurListenersInBothFamilies)
{
    asio::io_context worker;
    const auto mine = listenOn(worker, {"localhost", 0});
    ASSERT_TRUE(mine);
    for (const auto& acceptor : *mine) {
        const auto address = acceptor.local_endpoint();
        const auto family = address.address().is_v4() ? TcpFamily::IPv4 : TcpFamily::IPv6;
        const auto isOurs = [&](const TcpRow& row) { return row.local == address; };
        const auto listening = readTcpTable(family, TcpRows::Listeners);
        EXPECT_TRUE(std::ranges::any_of(listening, isOurs)) << address;
        EXPECT_TRUE(std::ranges::all_of(listening, [](auto& row) { return row.state == TcpState::Listen; }));
        EXPECT_TRUE(std::ranges::none_of(readTcpTable(family, TcpRows::Connections), isOurs)) << address;
    }
}

TEST(WindowsTcpTable, ListsBothEndsOfAConnectionWithTheirStates)
{
    asio::io_context worker;
    tcp::acceptor listening{worker, {asio::ip::address_v4::loopback(), 0}};
    tcp::socket caller{worker};
    caller.connect(listening.local_endpoint());
    const tcp::socket accepted = listening.accept();
    const auto rows = readTcpTable(TcpFamily::IPv4, TcpRows::Connections);
    const auto isListed = [&](const tcp::endpoint& local, const tcp::endpoint& remote) {
        return std::ranges::any_of(rows, [&](const TcpRow& row) {
            return row.local == local && row.remote == remote && row.state == TcpState::Established;
        });
    };
    EXPECT_TRUE(isListed(caller.local_endpoint(), caller.remote_endpoint()));
    EXPECT_TRUE(isListed(accepted.local_endpoint(), accepted.remote_endpoint()));
}

TEST(WindowsAutostart, QuotesTheProgramAndRespectsTheTaskManager)
{
    constexpr auto run = L"Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    constexpr auto approved = L"Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\StartupApproved\\Run";
    ASSERT_EQ(autostart(), Autostart::Off)
        << "This account starts a real Underpass; the test would undo that.";
    ASSERT_TRUE(turnOnAutostart(L"C:\\Program Files\\\u00e4 b\\underpass.exe"));
    EXPECT_EQ(autostart(), Autostart::On);
    std::array<wchar_t, 200> value{};
    DWORD size = sizeof value;
    ::RegGetValueW(HKEY_CURRENT_USER, run, L"Underpass", RRF_RT_REG_SZ, nullptr, value.data(), &size);
    EXPECT_EQ(std::wstring{value.data()}, L"\"C:\\Program Files\\\u00e4 b\\underpass.exe\" --hidden");
    const std::array<BYTE, 12> off{3};
    ::RegSetKeyValueW(HKEY_CURRENT_USER, approved, L"Underpass", REG_BINARY, off.data(), off.size());
    EXPECT_EQ(autostart(), Autostart::TurnedOffBySystem);
    ::RegDeleteKeyValueW(HKEY_CURRENT_USER, approved, L"Underpass");
    ASSERT_TRUE(turnOffAutostart());
    EXPECT_EQ(autostart(), Autostart::Off);
}

TEST(WindowsText, SurvivesTheWayThereAndBack)
{
    const std::string text = "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x9a\x87";
    EXPECT_EQ(toUtf8(toWide(text)), text);
    EXPECT_EQ(toWide(text).size(), 5u);
    EXPECT_THAT(systemMessage(ERROR_ACCESS_DENIED), HasSubstr("(5)"));
}

} // namespace
} // namespace underpass::test
