// SPDX-License-Identifier: MIT
#include "tests/support/ProxyServer.h"

#include "tests/support/Eventually.h"
#include "tests/support/Socket.h"

#include <stdexcept>

namespace underpass::test {

ProxyServer::ProxyServer(Kind kind, LogIn logIn, std::optional<std::uint16_t> allowedPort)
    : m_port(freePort())
{
    m_process = std::make_unique<Process>(
        kind == Kind::Socks5 ? microsocks(logIn) : tinyproxy(logIn, allowedPort), m_folder.path() / "log");
    waitUntilItAnswers();
}

std::vector<std::string> ProxyServer::microsocks(LogIn logIn) const
{
    std::vector<std::string> argv{
        findProgram("microsocks", "microsocks"), "-i", "127.0.0.1", "-p", std::to_string(m_port)};
    if (logIn == LogIn::Wanted)
        argv.insert(argv.end(), {"-u", account, "-P", password});
    return argv;
}

std::vector<std::string> ProxyServer::tinyproxy(LogIn logIn, std::optional<std::uint16_t> allowedPort) const
{
    std::string config = "Port " + std::to_string(m_port) + "\nListen 127.0.0.1\nTimeout 600\n";
    if (logIn == LogIn::Wanted)
        config += std::string{"BasicAuth "} + account + " " + password + "\n";
    if (allowedPort)
        config += "ConnectPort " + std::to_string(*allowedPort) + "\n";
    const auto file = m_folder.path() / "tinyproxy.conf";
    writeText(file, config);
    return {findProgram("tinyproxy", "tinyproxy-bin"), "-d", "-c", file.string()};
}

void ProxyServer::waitUntilItAnswers()
{
    const auto listens = [this] {
        (void)Socket::connect(m_port);
        return true;
    };
    if (!eventually(listens, [this] { return m_process->running(); }))
        throw std::runtime_error("The test proxy did not start: " + log());
}

void ProxyServer::stop()
{
    m_process.reset();
}

} // namespace underpass::test
