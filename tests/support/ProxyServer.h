// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace underpass::test {

// A real proxy on loopback: microsocks for SOCKS5, tinyproxy for HTTP. With a password only anna may use it.
class ProxyServer
{
public:
    static constexpr const char* account = "anna";
    static constexpr const char* password = "open-sesame";

    enum class Kind { Socks5, Http };
    enum class LogIn { NotWanted, Wanted };
    // `allowedPort` is the only one tinyproxy connects to.
    explicit ProxyServer(
        Kind kind, LogIn logIn = LogIn::NotWanted, std::optional<std::uint16_t> allowedPort = std::nullopt);

    void stop();
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::string log() const { return readText(m_folder.path() / "log"); }

private:
    [[nodiscard]] std::vector<std::string> microsocks(LogIn logIn) const;
    [[nodiscard]] std::vector<std::string> tinyproxy(
        LogIn logIn, std::optional<std::uint16_t> allowedPort) const;
    void waitUntilItAnswers();

    TempDir m_folder;
    std::uint16_t m_port;
    std::unique_ptr<Process> m_process;
};

} // namespace underpass::test
