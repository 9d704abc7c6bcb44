// SPDX-License-Identifier: MIT
#include "tests/hostile/HostileServer.h"

#include "core/ssh/trust/KnownHosts.h"
#include "tests/hostile/Attack.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace underpass::hostile {
namespace {

constexpr int patience = 30000; // Milliseconds, for a server that does not start.

int openPipe(const std::filesystem::path& file)
{
    if (mkfifo(file.c_str(), S_IRUSR | S_IWUSR) != 0)
        throw std::runtime_error("Cannot make a named pipe.");
    return open(file.c_str(), O_RDWR | O_CLOEXEC);
}

} // namespace

HostileServer::HostileServer(const std::string& attack)
    : m_output(openPipe(m_folder.path() / "output"))
    , m_process(std::make_unique<test::Process>(
          std::vector<std::string>{HOSTILE_SERVER, attack}, m_folder.path() / "output"))
{
    const std::string line = readLine();
    if (!line.starts_with("port "))
        throw std::runtime_error("hostile_server did not start: " + line + said());
    m_port = static_cast<std::uint16_t>(std::stoi(line.substr(5)));
    const HostKey key = attack == honest ? HostKey{honestKey} : HostKey{};
    test::writeText(knownHosts(),
        "[127.0.0.1]:" + std::to_string(m_port) + " ssh-ed25519 " + encodeBase64(key.blob()) + "\n");
}

HostileServer::~HostileServer()
{
    m_process.reset();
    close(m_output);
}

std::filesystem::path HostileServer::knownHosts() const
{
    return m_folder.path() / "known_hosts";
}

std::string HostileServer::readLine() const
{
    std::string line;
    pollfd waiting{m_output, POLLIN, 0};
    char byte = '\0';
    while (poll(&waiting, 1, patience) > 0 && read(m_output, &byte, 1) == 1 && byte != '\n')
        line += byte;
    return line;
}

std::string HostileServer::said()
{
    std::string text(std::size_t{64} << 10U, '\0');
    pollfd waiting{m_output, POLLIN, 0};
    const ssize_t size = poll(&waiting, 1, 0) > 0 ? read(m_output, text.data(), text.size()) : 0;
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return text;
}

} // namespace underpass::hostile
