// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyFile.h"

#include "core/ssh/login/Certificate.h"
#include "tests/support/KeyTool.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace underpass {
namespace {

using namespace underpass::test;

TEST(KeyFileOfOpenSsh, TellsPlainFromEncryptedInEveryFormatSshKeygenWrites)
{
    const TempDir folder;
    const std::vector<std::vector<std::string>> formats{{"-t", "ed25519"}, {"-t", "ecdsa"},
        {"-t", "rsa", "-b", "2048"}, {"-t", "rsa", "-b", "2048", "-m", "PEM"}, {"-t", "ecdsa", "-m", "PEM"},
        {"-t", "rsa", "-b", "2048", "-m", "PKCS8"}, {"-t", "ecdsa", "-m", "PKCS8"}};
    int number = 0;
    for (const auto& format : formats) {
        const std::string name = "key" + std::to_string(number++);
        const auto plain = makeKeyFile(folder.path(), name, format);
        const auto locked = makeKeyFile(folder.path(), name + "-locked", format, "correct horse");
        EXPECT_EQ(inspectKeyFile(plain.string()).value().kind, KeyFileKind::Plain) << readText(plain);
        EXPECT_EQ(inspectKeyFile(locked.string()).value().kind, KeyFileKind::Encrypted) << readText(locked);
        EXPECT_EQ(openKeyFile(plain.string(), {}).value().blob(), publicKey(plain).blob) << readText(plain);
        EXPECT_EQ(
            openKeyFile(locked.string(), Secret{"correct horse"}).value().blob(), publicKey(locked).blob)
            << readText(locked);
    }
}

void expectNoFile(const std::string& path)
{
    const auto kind = inspectKeyFile(path);
    ASSERT_FALSE(kind) << path;
    EXPECT_EQ(kind.error().code, ErrorCode::KeyFileUnusable);
    EXPECT_THAT(kind.error().detail, testing::HasSubstr("no file"));
}

TEST(KeyFileOfOpenSsh, NeverWaitsForAPipe)
{
    const TempDir folder;
    const auto pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expectNoFile(pipe.string());
    expectNoFile("/dev/tty");
    expectNoFile(folder.path().string());
    const auto key = makeKeyFile(folder.path(), "key");
    ASSERT_EQ(::mkfifo((key.string() + "-cert.pub").c_str(), 0600), 0);
    EXPECT_FALSE(certificateBeside(key.string()));
}

} // namespace
} // namespace underpass
