// SPDX-License-Identifier: MIT
#include "tests/support/Socket.h"
#include "tests/support/SshServer.h"

#include <gtest/gtest.h>

#include <system_error>

namespace underpass::test {
namespace {

TEST(Harness, SshServerComesBackOnTheSamePortAfterBeingKilled)
{
    SshServer server;
    server.killListenerAndSessions();
    EXPECT_THROW((void)Socket::connect(server.port()), std::system_error);
    server.start();
    EXPECT_TRUE(Socket::connect(server.port()).readLine().starts_with("SSH-2.0-"));
}

TEST(Harness, SshServerAcceptsItsOwnKey)
{
    const SshServer server;
    const TempDir folder;
    EXPECT_TRUE(run({findProgram("ssh", "openssh-client"), "-F", "none", "-i", server.userKey(), "-o",
                        "BatchMode=yes", "-o", "UserKnownHostsFile=" + server.knownHosts().string(), "-p",
                        std::to_string(server.port()), SshServer::account() + "@127.0.0.1", "true"},
        folder.path() / "out"))
        << readText(folder.path() / "out") << server.log();
}

TEST(Harness, ChangedHostKeyIsAnotherKey)
{
    SshServer server;
    const std::string before = readText(server.knownHosts());
    server.stop();
    server.changeHostKey();
    server.start();
    EXPECT_NE(readText(server.knownHosts()), before);
}

} // namespace
} // namespace underpass::test
