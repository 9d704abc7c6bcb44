// SPDX-License-Identifier: MIT
// Keys of every make, to a real sshd.
#include "core/base/Wire.h"
#include "tests/live/LiveTunnel.h"
#include "tests/support/KeyTool.h"
#include "tests/support/Socket.h"

#include <ostream>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

constexpr const char* passphrase = "open sesame";

struct Make
{
    const char* name;
    std::vector<std::string> arguments; // Of puttygen, ssh-keygen or openssl.
};

void PrintTo(const Make& make, std::ostream* out)
{
    *out << make.name;
}

class LiveKeys : public testing::TestWithParam<Make>
{
protected:
    const TempDir folder;
    const std::string file = (folder.path() / "key").string();
    const SshServer server;
};

class LivePuttyKeys : public LiveKeys
{
protected:
    void make()
    {
        const std::string word = (folder.path() / "word").string();
        writeText(word, passphrase);
        std::vector<std::string> arguments{findProgram("puttygen", "putty-tools"), "-q", "-C", "test", "-O",
            "private", "-o", file, "--new-passphrase", word};
        arguments.insert(arguments.end(), GetParam().arguments.begin(), GetParam().arguments.end());
        ASSERT_TRUE(run(arguments, folder.path() / "out")) << readText(folder.path() / "out");
        ASSERT_TRUE(run(
            {arguments.front(), file, "-O", "public-openssh", "-o", file + ".line", "--old-passphrase", word},
            folder.path() / "out"))
            << readText(folder.path() / "out");
        server.admit(readText(file + ".line"));
    }
};

TEST_P(LivePuttyKeys, LogIn)
{
    make();
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles = {file};
    tunnel.prompter.willAnswer(passphrase);
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

INSTANTIATE_TEST_SUITE_P(Makes, LivePuttyKeys,
    testing::Values(Make{"Ed25519Version2", {"-t", "ed25519", "--ppk-param", "version=2"}},
        Make{"RsaVersion2", {"-t", "rsa", "-b", "2048", "--ppk-param", "version=2"}},
        Make{"EcdsaVersion2", {"-t", "ecdsa", "-b", "384", "--ppk-param", "version=2"}},
        Make{"Ed25519", {"-t", "ed25519"}},
        Make{"Rsa", {"-t", "rsa", "-b", "2048", "--ppk-param", "kdf=argon2d"}},
        Make{"Ecdsa", {"-t", "ecdsa", "-b", "521", "--ppk-param", "kdf=argon2i"}}),
    [](const auto& make) { return std::string{make.param.name}; });

class LiveOpenSshKeys : public LiveKeys
{ };

TEST_P(LiveOpenSshKeys, LogIn)
{
    makeKeyFile(folder.path(), "key", GetParam().arguments, passphrase);
    server.admit(readText(file + ".pub"));
    std::filesystem::remove(file + ".pub");
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles = {file};
    tunnel.prompter.willAnswer(passphrase);
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

INSTANTIATE_TEST_SUITE_P(Makes, LiveOpenSshKeys,
    testing::Values(Make{"Chacha", {"-t", "ed25519", "-Z", "chacha20-poly1305@openssh.com"}},
        Make{"Gcm", {"-t", "rsa", "-Z", "aes256-gcm@openssh.com"}},
        Make{"Cbc", {"-t", "ecdsa", "-Z", "aes128-cbc"}},
        Make{"TripleDes", {"-t", "ecdsa", "-Z", "3des-cbc"}}, Make{"Pkcs8", {"-t", "rsa", "-m", "PKCS8"}},
        Make{"Pem", {"-t", "ecdsa", "-m", "PEM"}}),
    [](const auto& make) { return std::string{make.param.name}; });

TEST_F(LiveKeys, OfOpenSslLogIn)
{
    const std::string openssl = findProgram("openssl", "openssl");
    ASSERT_TRUE(run({openssl, "genpkey", "-algorithm", "ed25519", "-aes256", "-pass",
                        std::string{"pass:"} + passphrase, "-out", file},
        folder.path() / "out"));
    ASSERT_TRUE(run({openssl, "pkey", "-in", file, "-passin", std::string{"pass:"} + passphrase, "-pubout",
                        "-outform", "DER", "-out", file + ".der"},
        folder.path() / "out"));
    const std::string der = readText(file + ".der");
    WireWriter blob;
    blob.string("ssh-ed25519");
    blob.string(der.substr(der.size() - 32));
    server.admit("ssh-ed25519 " + encodeBase64(blob.take()) + "\n");
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles = {file};
    tunnel.prompter.willAnswer(passphrase);
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
}

TEST(LiveKeyOrder, AsksForNoPassphraseOfAKeyThatTheServerDoesNotKnow)
{
    const TempDir folder;
    const SshServer server;
    LiveTunnel tunnel(server, {freePort()});
    tunnel.profile.credentials.keyFiles
        = {makeKeyFile(folder.path(), "another", {"-t", "rsa"}, passphrase).string(), server.userKey()};
    tunnel.start();
    EXPECT_TRUE(tunnel.reaches("online")) << tunnel.history() << server.log();
    EXPECT_TRUE(tunnel.prompter.questions().empty());
}

} // namespace
} // namespace underpass::test
