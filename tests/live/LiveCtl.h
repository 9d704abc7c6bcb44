// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/OtherProcess.h"
#include "tests/support/SshServer.h"
#include "tests/support/TempDir.h"
#include "tests/support/TerminalProgram.h"

#include <cerrno>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <arpa/inet.h>

namespace underpass::test {

// Another user's program that listens on a port of 127.0.0.1.
inline int squat(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!becomeNobody())
        return 1;
    const int held = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); // Whose it is counts, not who uses it.
    // The test looks whether it is taken by listening there itself for a moment.
    while (::bind(held, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (errno != EADDRINUSE)
            return 1;
    }
    if (::listen(held, 5) != 0)
        return 1;
    for (;;)
        ::pause();
}

// The terminal program with a home of its own, a server, and a profile "mail" for it.
class LiveCtl : public testing::Test
{
protected:
    ~LiveCtl() override
    {
        if (server)
            (void)ctl({"disconnect", "mail"}).exitCode();
    }
    void add(const std::vector<std::string>& forwards, const std::string& config = {})
    {
        server = std::make_unique<SshServer>(config);
        std::vector<std::string> all{"add", "mail", "--server", "127.0.0.1:" + std::to_string(server->port()),
            "--account", SshServer::account(), "--login", "key-file", "--key-file", server->userKey()};
        all.insert(all.end(), forwards.begin(), forwards.end());
        TerminalProgram adding = ctl(all);
        ASSERT_EQ(adding.exitCode(), 0) << adding.screen();
    }
    [[nodiscard]] std::vector<std::string> ctlWords(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> all{UNDERPASSCTL, "--known-hosts", server->knownHosts().string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return all;
    }
    [[nodiscard]] std::vector<std::string> environment() const
    {
        return {"HOME=" + home.path().string(), "XDG_RUNTIME_DIR=" + (home.path() / "runtime").string(),
            "LANG=C.UTF-8", "PATH=/usr/bin:/bin"};
    }
    [[nodiscard]] TerminalProgram ctl(const std::vector<std::string>& arguments) const
    {
        return {ctlWords(arguments), environment()};
    }
    // A line for a shell, in which $ctl is the program with its options.
    [[nodiscard]] TerminalProgram shell(const std::string& line) const
    {
        const std::string program
            = "ctl='" + std::string{UNDERPASSCTL} + " --known-hosts " + server->knownHosts().string() + "'; ";
        return {{"/bin/bash", "-c", program + line}, environment()};
    }
    // Exit code and screen.
    [[nodiscard]] std::pair<int, std::string> ran(const std::vector<std::string>& arguments) const
    {
        TerminalProgram program = ctl(arguments);
        const int code = program.exitCode();
        return {code, program.screen()};
    }
    [[nodiscard]] nlohmann::json tunnel() const
    {
        const std::string screen = ran({"status", "--json"}).second;
        const nlohmann::json all = nlohmann::json::parse(screen.substr(screen.find('{')));
        return all.at("tunnels").empty() ? nlohmann::json{} : all.at("tunnels").at(0);
    }

    const TempDir home;
    std::unique_ptr<SshServer> server;
};

inline std::string localTo(std::uint16_t port, std::uint16_t target)
{
    return "L:" + std::to_string(port) + "=localhost:" + std::to_string(target);
}

} // namespace underpass::test
