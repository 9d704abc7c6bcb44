// SPDX-License-Identifier: MIT
// What servers prove, and what is known of them. A test is called by the row of rows.txt that it shows.
#include "tests/live/LiveTunnel.h"
#include "tests/support/KeyTool.h"
#include "tests/support/OtherProcess.h"
#include "tests/support/SecurityKeyAgent.h"
#include "tests/support/TerminalProgram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace underpass::test {
namespace {

using testing::HasSubstr;

class LiveZooHostKeys : public testing::Test
{
protected:
    void meet(const std::vector<std::filesystem::path>& knownHosts)
    {
        tunnel = std::make_unique<LiveTunnel>(server, KnownHostFiles{knownHosts});
    }
    [[nodiscard]] bool connects() { return connectsTo("online"); }
    [[nodiscard]] bool connectsTo(const std::string& state)
    {
        tunnel->start();
        return tunnel->reaches(state);
    }
    [[nodiscard]] bool connectsAgain()
    {
        tunnel->stop();
        return tunnel->reaches("stopped") && connects();
    }
    [[nodiscard]] std::string all() const { return tunnel->history() + server.log(); }
    [[nodiscard]] std::vector<std::string> warned() const
    {
        std::vector<std::string> codes;
        for (const Error& trouble : tunnel->prompter.warned())
            codes.emplace_back(name(trouble.code));
        return codes;
    }
    [[nodiscard]] std::size_t timesAsked() const { return tunnel->prompter.questions().size(); }
    [[nodiscard]] std::string publicHalf(const std::string& type) const
    {
        return readText(server.hostKey(type).string() + ".pub");
    }
    [[nodiscard]] std::string address() const { return "[127.0.0.1]:" + std::to_string(server.port()); }
    // Waits until our file has this, or no longer has it; false after 30 seconds.
    enum class File { Has, HasNot };
    [[nodiscard]] bool comesToBe(File wanted, const std::string& text) const
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (readText(own).contains(text) != (wanted == File::Has)) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::yield();
        }
        return true;
    }

    SshServer server;
    const TempDir folder;
    const std::filesystem::path own = folder.path() / "known_hosts";
    std::unique_ptr<LiveTunnel> tunnel;
};

class LiveZooCertifiedHost : public LiveZooHostKeys
{
protected:
    void certifyFor(const std::string& type, const std::vector<std::string>& terms)
    {
        std::vector<std::string> all{"-h"};
        all.insert(all.end(), terms.begin(), terms.end());
        certify(server.hostKey(type), authority, all);
        server.restartWith({type}, "HostCertificate " + server.hostKey(type).string() + "-cert.pub");
        writeText(own, "@cert-authority * " + readText(authority.string() + ".pub"));
        meet({own});
    }

    const std::filesystem::path authority = makeKeyFile(folder.path(), "authority");
};

TEST_F(LiveZooCertifiedHost, B18IsTrustedWithoutAQuestion)
{
    for (const char* type : {"ed25519", "rsa"}) {
        certifyFor(type, {"-n", "127.0.0.1"});
        ASSERT_TRUE(connects()) << all();
        EXPECT_EQ(timesAsked(), 0U) << type;
        EXPECT_THAT(warned(), testing::IsEmpty()) << type;
        EXPECT_THAT(server.log(), HasSubstr("-cert-v01@openssh.com"));
        EXPECT_EQ(readText(own).find("127.0.0.1"), std::string::npos) << "Nothing is learnt from it.";
    }
}

TEST_F(LiveZooCertifiedHost, B18SaysWhatIsWrongWithOneAndGoesByItsKey)
{
    certifyFor("ed25519", {"-n", "127.0.0.1", "-V", "20200101:20210101"});
    tunnel->prompter.willAnswer("");
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_THAT(warned(), testing::ElementsAre("host-certificate-expired"));
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_EQ(warned().size(), 1U) << "Said once.";
}

TEST_F(LiveZooCertifiedHost, B18OfAnUnknownAuthorityIsAsGoodAsItsKey)
{
    certifyFor("ed25519", {"-n", "127.0.0.1"});
    server.restartWith({"ed25519"},
        "HostCertificate " + server.hostKey("ed25519").string()
            + "-cert.pub\nHostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com");
    writeText(own, address() + " " + publicHalf("ed25519"));
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 0U);
    EXPECT_THAT(warned(), testing::IsEmpty());
}

TEST_F(LiveZooCertifiedHost, B18IsTrustedWhereItsAuthorityIsASecurityKey)
{
    for (const char* kind : {"ed25519-sk", "ecdsa-sk"}) {
        const SecurityKeyAgent agent{kind}; // Which ssh-keygen asks.
        const std::filesystem::path half = folder.path() / kind;
        writeText(half.string() + ".pub", agent.publicKey());
        certify(server.hostKey("ed25519"), half.string() + ".pub", {"-U", "-h", "-n", "127.0.0.1"});
        server.restartWith(
            {"ed25519"}, "HostCertificate " + server.hostKey("ed25519").string() + "-cert.pub");
        writeText(own, "@cert-authority * " + agent.publicKey());
        meet({own});
        ASSERT_TRUE(connects()) << all();
        EXPECT_EQ(timesAsked(), 0U) << kind;
        EXPECT_THAT(warned(), testing::IsEmpty()) << kind;
        EXPECT_EQ(agent.touches(), 1U) << "By ssh-keygen.";
    }
}

TEST_F(LiveZooHostKeys, B32LearnsFurtherKeysSoThatARenewedOneIsSilent)
{
    writeText(own, address() + " " + publicHalf("ed25519"));
    const std::string further = publicHalf("rsa").substr(0, publicHalf("rsa").rfind(' '));
    meet({own});
    ASSERT_TRUE(connects()) << all();
    ASSERT_TRUE(comesToBe(File::Has, address() + " " + further + "\n")) << readText(own) << all();
    server.restartWith({"rsa"});
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_EQ(timesAsked(), 0U);
    EXPECT_THAT(warned(), testing::IsEmpty());
    EXPECT_TRUE(comesToBe(File::HasNot, "ssh-ed25519")) << readText(own) << all();
    EXPECT_EQ(readText(own), address() + " " + further + "\n") << "The server has no other any more.";
}

TEST_F(LiveZooHostKeys, B33KnowsTheKeysOfTheHouse)
{
    UNDERPASS_NEEDS_ROOT();
    writeText(folder.path() / "ssh_known_hosts", "127.0.0.1 " + publicHalf("ed25519"));
    const std::string there = folder.path().string();
    const std::string inside = "mount --bind '" + there + "' /etc/ssh && exec \"$@\"";
    const auto ctl = [&](const std::vector<std::string>& arguments) {
        std::vector<std::string> all{
            "/usr/bin/unshare", "--mount", "/bin/sh", "-c", inside, "sh", UNDERPASSCTL};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return TerminalProgram{all,
            {"HOME=" + there, "XDG_RUNTIME_DIR=" + there + "/run", "LANG=C.UTF-8",
                "PATH=/usr/bin:/bin:/sbin"}};
    };
    TerminalProgram adding = ctl({"add", "zoo", "--server", "127.0.0.1:" + std::to_string(server.port()),
        "--account", SshServer::account(), "--key-file", server.userKey(), "-D", "0"});
    ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
    TerminalProgram check = ctl({"check", "zoo"});
    ASSERT_TRUE(check.shows("Logged in")) << check.screen();
    EXPECT_EQ(check.exitCode(), 0) << check.screen();
}

TEST_F(LiveZooHostKeys, B44GoesOnWithoutAKnownHostsThatIsAFolder)
{
    const auto strange = folder.path() / "strange";
    std::filesystem::create_directory(strange);
    writeText(own, address() + " " + publicHalf("ed25519"));
    meet({own, strange});
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 0U);
    ASSERT_TRUE(connectsAgain()) << all();
    EXPECT_THAT(warned(), testing::ElementsAre("known-hosts-skipped"));

    meet({strange});
    tunnel->prompter.willAnswer("");
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_THAT(warned(), testing::ElementsAre("known-hosts-skipped", "host-key-not-kept"));
}

TEST_F(LiveZooHostKeys, B53TellsServersBehindOnePortByTheirNames)
{
    writeText(own, "one " + publicHalf("ed25519"));
    meet({own});
    tunnel->profile.hostKeyAlias = "One";
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 0U);

    server.stop();
    server.changeHostKey();
    server.start();
    meet({own});
    tunnel->profile.hostKeyAlias = "two";
    tunnel->prompter.willAnswer("");
    ASSERT_TRUE(connects()) << all();
    EXPECT_EQ(timesAsked(), 1U);
    EXPECT_THAT(readText(own), HasSubstr("\ntwo ssh-ed25519 "));

    meet({own});
    tunnel->profile.hostKeyAlias = "one";
    ASSERT_TRUE(connectsTo("failed")) << all();
    EXPECT_EQ(std::get<Failed>(tunnel->reached()).why.code, ErrorCode::HostKeyChanged);
}

} // namespace
} // namespace underpass::test
