// SPDX-License-Identifier: MIT
#include "tests/live/LiveTunnel.h"
#include "tests/support/ForeignServer.h"
#include "tests/support/KeyTool.h"
#include "tests/support/Socket.h"
#include "tests/support/SshAgent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;

std::string publicHalf(const std::filesystem::path& file)
{
    return readText(file.string() + ".pub");
}

// An authority that sshd trusts, and keys it certifies.
class LiveCertificate : public testing::Test
{
protected:
    std::filesystem::path certifiedKey(
        const std::string& type, std::vector<std::string> more = {}, const std::string& passphrase = {}) const
    {
        const auto key = makeKeyFile(folder.path(), "key-" + type, {"-t", type}, passphrase);
        more.insert(more.end(), {"-n", SshServer::account()});
        certify(key, authority, more);
        return key;
    }
    void connect(const Admission& admission, const std::vector<std::filesystem::path>& keys)
    {
        server = std::make_unique<ForeignServer>(Make::OpenSsh, admission);
        tunnel = std::make_unique<LiveTunnel>(
            server->port(), server->knownHosts(), std::vector<std::uint16_t>{freePort()});
        for (const auto& key : keys)
            tunnel->profile.credentials.keyFiles.push_back(key.string());
    }
    [[nodiscard]] Admission certifiedOnly() const { return {{}, publicHalf(authority), {}}; }
    void expectOnline()
    {
        tunnel->start();
        EXPECT_TRUE(tunnel->reaches("online")) << tunnel->history() << server->log();
    }
    // What the failure tells of what was tried.
    std::string refusal()
    {
        tunnel->start();
        EXPECT_TRUE(tunnel->reaches("failed")) << tunnel->history() << server->log();
        const TunnelState state = tunnel->reached();
        const auto* failed = std::get_if<Failed>(&state);
        if (failed == nullptr)
            return {};
        EXPECT_EQ(failed->why.code, ErrorCode::AuthenticationRefused);
        return sentence(failed->why);
    }

    TempDir folder;
    std::filesystem::path authority = makeKeyFile(folder.path(), "authority");
    std::unique_ptr<ForeignServer> server;
    std::unique_ptr<LiveTunnel> tunnel;
};

TEST_F(LiveCertificate, LogsInByFileWithEveryKindOfKey)
{
    for (const char* type : {"ed25519", "rsa", "ecdsa"}) {
        SCOPED_TRACE(type);
        connect(certifiedOnly(), {certifiedKey(type)});
        expectOnline();
        EXPECT_THAT(server->log(), HasSubstr("Accepted certificate ID \"test\""));
    }
}

TEST_F(LiveCertificate, LogsInByAgentWithEveryKindOfKey)
{
    for (const char* type : {"ed25519", "rsa", "ecdsa"}) {
        SCOPED_TRACE(type);
        const SshAgent agent;
        agent.add(certifiedKey(type)); // And the certificate beside it.
        connect(certifiedOnly(), {});
        tunnel->profile.credentials.methods = {LogInWith::Agent};
        expectOnline();
        EXPECT_THAT(server->log(), HasSubstr("Accepted certificate ID \"test\""));
    }
}

TEST_F(LiveCertificate, IsOfferedByTheAgentBeforeAnyKey)
{
    const SshAgent agent;
    for (const char* name : {"one", "two", "three", "four", "five"})
        agent.add(makeKeyFile(folder.path(), name));
    agent.add(certifiedKey("ed25519")); // More than the server lets us try.
    connect(certifiedOnly(), {});
    tunnel->profile.credentials.methods = {LogInWith::Agent};
    expectOnline();
    EXPECT_THAT(server->log(), testing::Not(HasSubstr("Failed publickey")));
}

TEST_F(LiveCertificate, IsTriedBeforeItsKeyAndTheKeyAfterIt)
{
    const auto key = certifiedKey("ed25519");
    const auto stranger = makeKeyFile(folder.path(), "stranger");
    connect({publicHalf(key), publicHalf(stranger), {}}, {key}); // The server trusts somebody else.
    expectOnline();
    const std::string log = server->log();
    const auto certificate = log.find("test pkalg ssh-ed25519-cert-v01@openssh.com");
    const auto plain = log.find("test pkalg ssh-ed25519 ");
    ASSERT_NE(certificate, std::string::npos) << log;
    ASSERT_NE(plain, std::string::npos) << log;
    EXPECT_LT(certificate, plain) << log;
}

TEST_F(LiveCertificate, ThatHasExpiredIsRefusedAndSaidToBeSo)
{
    const auto key = certifiedKey("ed25519", {"-V", "20200101:20200201"});
    connect(certifiedOnly(), {key});
    const std::string words = refusal();
    EXPECT_THAT(words, HasSubstr("tried: " + key.string() + "-cert.pub (expired), " + key.string() + ";"));
}

TEST_F(LiveCertificate, ThatHasExpiredLeavesTheNextKeyItsTurn)
{
    const auto expired = certifiedKey("rsa", {"-V", "20200101:20200201"});
    const auto other = makeKeyFile(folder.path(), "other");
    connect({publicHalf(other), publicHalf(authority), {}}, {expired, other});
    expectOnline();
}

TEST_F(LiveCertificate, ForAnotherAccountIsRefused)
{
    const auto key = makeKeyFile(folder.path(), "key");
    certify(key, authority, {"-n", "somebody-else"});
    connect(certifiedOnly(), {key});
    EXPECT_THAT(refusal(), HasSubstr("tried: " + key.string() + "-cert.pub, " + key.string() + ";"));
}

TEST_F(LiveCertificate, OfAnotherKeyIsRefusedAndTheKeyLogsIn)
{
    const auto old = certifiedKey("ed25519");
    const auto key = makeKeyFile(folder.path(), "renewed");
    std::filesystem::copy_file(old.string() + "-cert.pub", key.string() + "-cert.pub");
    connect({publicHalf(key), publicHalf(authority), {}}, {key});
    expectOnline();
}

TEST_F(LiveCertificate, ThatIsDamagedIsSaidAndTheKeyLogsIn)
{
    const auto key = makeKeyFile(folder.path(), "key");
    writeText(key.string() + "-cert.pub", "half a certif");
    connect({publicHalf(key)}, {key});
    expectOnline();
    connect({}, {key});
    EXPECT_THAT(refusal(), HasSubstr(key.string() + "-cert.pub (there is no certificate in it)"));
}

TEST_F(LiveCertificate, IsOfferedAgainOnceThePassphraseIsRight)
{
    const auto key = certifiedKey("ed25519", {}, "open sesame");
    connect(certifiedOnly(), {key});
    tunnel->prompter.willAnswer("open barley");
    tunnel->prompter.willAnswer("open sesame");
    expectOnline();
    const auto questions = tunnel->prompter.questions();
    ASSERT_EQ(questions.size(), 2U);
    EXPECT_EQ(std::get<PassphraseQuestion>(questions[1].what), (PassphraseQuestion{key.string(), true}));
}

} // namespace
} // namespace underpass::test
