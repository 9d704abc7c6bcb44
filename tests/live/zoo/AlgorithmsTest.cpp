// SPDX-License-Identifier: MIT
// Servers that have other algorithms than we, older ones, or that are no SSH servers. A test is called by the
// row of rows.txt that it shows.
#include "core/base/OldAlgorithms.h"
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
    [[nodiscard]] nlohmann::json checked(std::uint16_t port)
    {
        const std::string name = "zoo" + std::to_string(port);
        TerminalProgram adding = ctl(
            {"add", name, "--server", "127.0.0.1:" + std::to_string(port), "--account", "anna", "-D", "0"});
        EXPECT_EQ(adding.exitCode(), 0) << adding.screen();
        TerminalProgram check = ctl({"check", "--json", name});
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

TEST_F(LiveZooAlgorithms, B25RefusesAnOldServerAndSaysWhatCanBePermitted)
{
    const SshServer server{oldSwitch};
    meet(server, "rsa");
    const Error why = failure();
    EXPECT_EQ(why.code, ErrorCode::OldAlgorithmsOnly);
    EXPECT_THAT(sentence(why),
        HasSubstr("(oldAlgorithms): diffie-hellman-group14-sha1, ssh-rsa, aes256-cbc, hmac-sha1."));
    EXPECT_EQ(checked(server.port()).at("trouble"), "old-algorithms-only");
}

TEST_F(LiveZooAlgorithms, B25CarriesByPermissionAndNamesWhatIsInUse)
{
    const SshServer server{oldSwitch};
    meet(server, "rsa");
    tunnel->profile.oldAlgorithms = permitted;
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    Socket caller = Socket::connect(tunnel->port(0));
    Socket callee = target.accept();
    expectItCarriesBothWays(caller, callee, std::size_t{1} << 20U);
    EXPECT_THAT(oldInUse(tunnel->state()),
        ElementsAre("ssh-rsa", "diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"));
}

TEST_F(LiveZooAlgorithms, B25UsesNothingOldWhereTheServerHasBetter)
{
    const SshServer server{"Ciphers +aes256-cbc,3des-cbc\nMACs +hmac-sha1\n"
                           "KexAlgorithms +diffie-hellman-group1-sha1\nHostKeyAlgorithms +ssh-rsa\n"};
    meet(server);
    for (const OldAlgorithm& old : oldAlgorithms)
        tunnel->profile.oldAlgorithms.emplace_back(old.name);
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    EXPECT_THAT(oldInUse(tunnel->state()), ElementsAre());
}

// Each of them by itself, beside what is modern.
class LiveZooAlgorithmsOne : public LiveZooAlgorithms, public testing::WithParamInterface<OldAlgorithm>
{ };

std::string onlyWith(const OldAlgorithm& old)
{
    constexpr const char* options[] = {"KexAlgorithms ", "HostKeyAlgorithms ", "Ciphers ", "MACs "};
    std::string config{options[static_cast<std::size_t>(old.kind)]};
    config.append(old.name).append("\n");
    if (old.kind == MethodKind::Mac)
        config.append("Ciphers aes256-ctr\n");
    return config;
}

TEST_P(LiveZooAlgorithmsOne, B25IsRefusedAtOnceByNameWhereAllOthersArePermittedButNotIt)
{
    const std::string old = GetParam().name;
    const SshServer server{onlyWith(GetParam())};
    meet(server, old == "ssh-rsa" ? "rsa" : "ed25519");
    for (const OldAlgorithm& other : oldAlgorithms) {
        if (other.name != old)
            tunnel->profile.oldAlgorithms.emplace_back(other.name);
    }
    const Error why = failure();
    EXPECT_EQ(why.code, ErrorCode::OldAlgorithmsOnly);
    EXPECT_THAT(sentence(why), HasSubstr("(oldAlgorithms): " + old + "."));
    EXPECT_THAT(tunnel->history(), Not(HasSubstr("waiting"))) << "Nobody tries that again by himself.";
}

TEST_P(LiveZooAlgorithmsOne, B25CarriesWhereItAloneIsPermitted)
{
    const std::string old = GetParam().name;
    const SshServer server{onlyWith(GetParam())};
    meet(server, old == "ssh-rsa" ? "rsa" : "ed25519");
    tunnel->profile.oldAlgorithms = {old};
    tunnel->start();
    ASSERT_TRUE(tunnel->reaches("online")) << tunnel->history() << server.log();
    EXPECT_THAT(oldInUse(tunnel->state()), ElementsAre(old));
    Socket caller = Socket::connect(tunnel->port(0));
    Socket callee = target.accept();
    expectItCarriesBothWays(caller, callee, std::size_t{1} << 18U);
}

INSTANTIATE_TEST_SUITE_P(Old, LiveZooAlgorithmsOne, testing::ValuesIn(oldAlgorithms),
    [](const testing::TestParamInfo<OldAlgorithm>& each) {
        std::string name = each.param.name;
        std::erase(name, '-');
        return name;
    });

TEST_F(LiveZooAlgorithms, B46CallsAServerWhatItIs)
{
    const std::pair<std::string, std::string> answers[] = {
        {"SSH-1.5-Cisco-1.25\n", "speaks only SSH 1"},
        {"+OK Dovecot ready.\r\n", "It speaks POP3 (mail)"},
        {std::string{"\x15\x03\x01\x00\x02\x02\x46", 7}, "It speaks TLS"},
        {"HTTP/1.1 400 Bad Request\r\n\r\n", "It is a web server (HTTP)"},
    };
    for (const auto& [answer, called] : answers) {
        const Socket other = Socket::listen();
        const std::jthread server{[&] {
            const Socket caller = other.accept();
            (void)caller.read(1); // Ours comes first where the other one waits for it.
            caller.write(answer);
            while (!caller.read(1000).empty()) { } // Until we have hung up.
        }};
        EXPECT_THAT(checked(other.port()).at("sentence"), HasSubstr(called));
    }
}

} // namespace
} // namespace underpass::test
