// SPDX-License-Identifier: MIT
#include "tests/live/BothWays.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/ForeignServer.h"
#include "tests/support/KeyTool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <system_error>

namespace underpass::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

enum class Column { Ed25519, RsaSha256, RsaSha512, Ecdsa, Certificate };
enum class Outcome { Carries, LogInRefused, ForwardRefused };

// One cell of the table in tests/live/README.md.
struct Cell
{
    Make server;
    Column logIn;
    Outcome outcome;
};

constexpr Cell matrix[] = {
    {Make::OpenSsh, Column::Ed25519, Outcome::Carries},
    // It lists rsa-sha2-512 and then does not take it; ssh fails in the same way.
    {Make::OpenSsh, Column::RsaSha256, Outcome::LogInRefused},
    {Make::OpenSsh, Column::RsaSha512, Outcome::Carries},
    {Make::OpenSsh, Column::Ecdsa, Outcome::Carries},
    {Make::OpenSsh, Column::Certificate, Outcome::Carries},
    {Make::Dropbear, Column::Ed25519, Outcome::Carries},
    {Make::Dropbear, Column::RsaSha256, Outcome::Carries},
    // It knows rsa-sha2-256 only, and says so; the key signs with that.
    {Make::Dropbear, Column::RsaSha512, Outcome::Carries},
    {Make::Dropbear, Column::Ecdsa, Outcome::Carries},
    {Make::Dropbear, Column::Certificate, Outcome::LogInRefused},
    {Make::TinySsh, Column::Ed25519, Outcome::ForwardRefused},
    {Make::TinySsh, Column::RsaSha256, Outcome::LogInRefused},
    {Make::TinySsh, Column::RsaSha512, Outcome::LogInRefused},
    {Make::TinySsh, Column::Ecdsa, Outcome::LogInRefused},
    {Make::TinySsh, Column::Certificate, Outcome::LogInRefused},
    {Make::AsyncSsh, Column::Ed25519, Outcome::Carries},
    {Make::AsyncSsh, Column::RsaSha256, Outcome::Carries},
    {Make::AsyncSsh, Column::RsaSha512, Outcome::Carries},
    {Make::AsyncSsh, Column::Ecdsa, Outcome::Carries},
    {Make::AsyncSsh, Column::Certificate, Outcome::Carries},
    {Make::OpenSsh10, Column::Ed25519, Outcome::Carries},
    {Make::OpenSsh10, Column::RsaSha256, Outcome::Carries},
    {Make::OpenSsh10, Column::RsaSha512, Outcome::Carries},
    {Make::OpenSsh10, Column::Ecdsa, Outcome::Carries},
    {Make::OpenSsh10, Column::Certificate, Outcome::Carries},
};

const char* nameOf(Column column)
{
    constexpr const char* names[] = {"Ed25519", "RsaSha256", "RsaSha512", "Ecdsa", "Certificate"};
    return names[static_cast<int>(column)];
}

const char* keyTypeOf(Column column)
{
    if (column == Column::RsaSha256 || column == Column::RsaSha512)
        return "rsa";
    return column == Column::Ecdsa ? "ecdsa" : "ed25519";
}

void expectForwardRefused(LiveTunnel& tunnel, std::uint16_t target)
{
    Socket caller = Socket::connect(tunnel.port(0));
    try {
        EXPECT_EQ(caller.readAll(), "");
    } catch (const std::system_error& reset) {
        EXPECT_EQ(reset.code(), std::errc::connection_reset);
    }
    ASSERT_TRUE(tunnel.reaches("degraded")) << tunnel.history();
    const TunnelState state = tunnel.reached();
    const auto& trouble = std::get<Online>(state).forwards.at(0).trouble;
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->code, ErrorCode::ForwardRefused);
    EXPECT_THAT(sentence(*trouble),
        StartsWith("The server does not allow a forward to 127.0.0.1:" + std::to_string(target) + "."));
}

class LiveInterop : public testing::TestWithParam<Cell>
{
protected:
    void SetUp() override
    {
        if (GetParam().server == Make::OpenSsh10)
            UNDERPASS_NEEDS_DEBIAN_13();
    }
    LiveInterop()
    {
        if (GetParam().logIn == Column::Certificate)
            certify(key, authority, {"-n", SshServer::account()});
    }

    // A certificate has to do by itself: its key is not known to the server.
    [[nodiscard]] Admission admission() const
    {
        switch (GetParam().logIn) {
        case Column::RsaSha256:
            return {publicHalf(key), {}, "rsa-sha2-256"};
        case Column::RsaSha512:
            return {publicHalf(key), {}, "rsa-sha2-512"};
        case Column::Certificate:
            return {{}, publicHalf(authority), {}};
        default:
            return {publicHalf(key)};
        }
    }
    [[nodiscard]] static std::string publicHalf(const std::filesystem::path& file)
    {
        return readText(file.string() + ".pub");
    }

    static void expectItCarries(LiveTunnel& tunnel, const Socket& target)
    {
        Socket caller = Socket::connect(tunnel.port(0));
        Socket callee = target.accept();
        expectItCarriesBothWays(caller, callee, std::size_t{6} << 20U);
    }

    static void expectLogInRefused(LiveTunnel& tunnel, const std::string& keyFile)
    {
        ASSERT_TRUE(tunnel.reaches("failed")) << tunnel.history();
        const TunnelState state = tunnel.reached();
        const Error& why = std::get<Failed>(state).why;
        EXPECT_EQ(why.code, ErrorCode::AuthenticationRefused);
        EXPECT_THAT(sentence(why),
            StartsWith("The server did not accept the log-in of " + SshServer::account() + "@127.0.0.1:"));
        EXPECT_THAT(sentence(why), HasSubstr("(tried: " + keyFile));
    }

    TempDir folder;
    std::filesystem::path authority = makeKeyFile(folder.path(), "authority");
    std::filesystem::path key = makeKeyFile(folder.path(), "key", {"-t", keyTypeOf(GetParam().logIn)});
};

TEST_P(LiveInterop, CarriesBytesOrSaysWhoRefusedWhat)
{
    const ForeignServer server(GetParam().server, admission());
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server.port(), server.knownHosts(), {target.port()});
    tunnel.profile.credentials.keyFiles = {key.string()};
    tunnel.start();
    if (GetParam().outcome == Outcome::LogInRefused) {
        expectLogInRefused(tunnel, key.string());
    } else {
        ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
        if (GetParam().outcome == Outcome::Carries)
            expectItCarries(tunnel, target);
        else
            expectForwardRefused(tunnel, target.port());
    }
    if (HasFailure())
        ADD_FAILURE() << server.log();
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveInterop, testing::ValuesIn(matrix),
    [](const auto& cell) { return nameOf(cell.param.server) + nameOf(cell.param.logIn); });

TEST(LiveInteropForward, IsRefusedByAServerThatHasNoForwards)
{
    const TempDir folder;
    const auto key = makeKeyFile(folder.path(), "key");
    const ForeignServer server(Make::AsyncSsh, {readText(key.string() + ".pub")});
    LiveTunnel tunnel(server.port(), server.knownHosts(), {1}); // See asyncssh_server.py.
    tunnel.profile.credentials.keyFiles = {key.string()};
    tunnel.start();
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    expectForwardRefused(tunnel, 1);
}

class LiveInteropServer : public testing::TestWithParam<Make>
{
protected:
    void SetUp() override
    {
        if (GetParam() == Make::OpenSsh10)
            UNDERPASS_NEEDS_DEBIAN_13();
    }
};

TEST_P(LiveInteropServer, TakesTheRightKeyAfterKeysThatItCannotUse)
{
    const TempDir folder;
    const auto authority = makeKeyFile(folder.path(), "authority");
    std::vector<std::string> files;
    for (const char* type : {"rsa", "ecdsa", "ed25519"}) {
        const auto key = makeKeyFile(folder.path(), type, {"-t", type});
        certify(key, authority, {"-n", SshServer::account()}); // Nobody knows this authority.
        files.push_back(key.string());
    }
    const ForeignServer server(GetParam(), {readText(files.back() + ".pub"), {}, "ssh-ed25519"});
    LiveTunnel tunnel(server.port(), server.knownHosts(), {freePort()});
    tunnel.profile.credentials.keyFiles = files;
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

TEST_P(LiveInteropServer, ListensForUsOrSaysThatItWillNot)
{
    const TempDir folder;
    const auto key = makeKeyFile(folder.path(), "key");
    const ForeignServer server(GetParam(), {readText(key.string() + ".pub")});
    const Socket target = Socket::listen();
    LiveTunnel tunnel(server.port(), server.knownHosts(), {});
    tunnel.profile.credentials.keyFiles = {key.string()};
    tunnel.profile.forwards = {remoteForward(freePort(), target.port())};
    tunnel.start();
    if (GetParam() == Make::TinySsh) {
        ASSERT_TRUE(tunnel.reaches("degraded")) << tunnel.history() << server.log();
        EXPECT_EQ(tunnel.trouble(0)->code, ErrorCode::RemoteListenRefused);
        EXPECT_EQ(tunnel.trouble(0)->detail, "")
            << "It says so; nobody has to wait for an answer that never comes.";
        return;
    }
    ASSERT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    Socket caller = Socket::connect(tunnel.port(0));
    Socket callee = target.accept();
    expectItCarriesBothWays(caller, callee, std::size_t{6} << 20U);
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveInteropServer,
    testing::Values(Make::OpenSsh, Make::Dropbear, Make::TinySsh, Make::AsyncSsh, Make::OpenSsh10),
    [](const auto& make) { return nameOf(make.param); });

} // namespace
} // namespace underpass::test
