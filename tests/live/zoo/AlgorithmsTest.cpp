// SPDX-License-Identifier: MIT
// Servers that have other algorithms than we, older ones, or that are no SSH servers. A test is called by the
// row of rows.txt that it shows.
#include "tests/live/BothWays.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/Socket.h"
#include "tests/support/TerminalProgram.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr auto newerExchange = "KexAlgorithms diffie-hellman-group14-sha256\nMACs umac-128@openssh.com\n"
                               "Ciphers aes256-ctr\n";
constexpr auto oldSwitch = "KexAlgorithms diffie-hellman-group14-sha1\nHostKeyAlgorithms ssh-rsa\n"
                           "Ciphers aes256-cbc\nMACs hmac-sha1\n";
const std::vector<std::string> permitted{"ssh-rsa", "diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"};

class LiveZooAlgorithms : public testing::Test
{
protected:
    void meet(const SshServer& server, const std::string& hostKey = "ed25519")
    {
        tunnel = std::make_unique<LiveTunnel>(
            server.port(), server.knownHosts(hostKey), std::vector<std::uint16_t>{target.port()});
        tunnel->profile.credentials.keyFiles = {server.userKey()};
    }
    [[nodiscard]] Error failure()
    {
        tunnel->start();
        EXPECT_TRUE(tunnel->reaches("failed")) << tunnel->history();
        return std::get<Failed>(tunnel->state()).why;
    }
    // "trouble" and "sentence" of the step that failed, as `check --json` has them.
    [[nodiscard]] nlohmann::json checked(std::uint16_t port, std::vector<std::string> more = {})
    {
        std::vector<std::string> add{
            "add", "zoo", "--server", "127.0.0.1:" + std::to_string(port), "--account", "anna", "-D", "0"};
        add.insert(add.end(), more.begin(), more.end());
        TerminalProgram adding = ctl(add);
        EXPECT_EQ(adding.exitCode(), 0) << adding.screen();
        TerminalProgram check = ctl({"check", "--json", "zoo"});
        EXPECT_EQ(check.exitCode(), 4) << check.screen();
        const std::string screen = check.screen();
        return nlohmann::json::parse(screen.substr(screen.find('{'))).at("steps").back();
    }
    [[nodiscard]] TerminalProgram ctl(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> all{UNDERPASSCTL};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return {all,
            {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(),
                "LANG=C.UTF-8"}};
    }

    const TempDir home;
    const Socket target = Socket::listen();
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveZooAlgorithms, B24NamesWhatTheServerHasAndWhatWeHave)
{
    const SshServer server{newerExchange};
    meet(server);
    const Error why = failure();
    EXPECT_EQ(why.code, ErrorCode::NoCommonAlgorithm);
    EXPECT_THAT(sentence(why),
        HasSubstr(
            "(MAC) the server has \"umac-128@openssh.com\", and Underpass \"hmac-sha2-256-etm@openssh"));
    EXPECT_THAT(sentence(why), Not(HasSubstr("safe")));

    const auto step = checked(server.port());
    EXPECT_EQ(step.at("trouble"), "no-common-algorithm");
    EXPECT_THAT(step.at("sentence"), HasSubstr("the server has \"umac-128@openssh.com\""));
}

} // namespace
} // namespace underpass::test
