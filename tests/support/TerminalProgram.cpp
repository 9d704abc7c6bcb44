// SPDX-License-Identifier: MIT
#include "tests/support/TerminalProgram.h"

#include <array>
#include <cerrno>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace underpass::test {
namespace {

constexpr int patience = 30000; // Milliseconds.

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

TerminalProgram::TerminalProgram(
    const std::vector<std::string>& argv, const std::vector<std::string>& environment)
{
    const auto arguments = pointersTo(argv);
    const auto variables = pointersTo(environment);
    m_pid = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
    if (m_pid < 0)
        throw std::runtime_error("Cannot start " + argv.front());
    if (m_pid > 0)
        return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::execve(arguments.front(), arguments.data(), variables.data());
    ::_exit(127);
}

TerminalProgram::~TerminalProgram()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    ::close(m_terminal);
}

bool TerminalProgram::readMore()
{
    pollfd waiting{m_terminal, POLLIN, 0};
    if (::poll(&waiting, 1, patience) != 1)
        return false;
    std::array<char, 4096> bytes{};
    const ssize_t got = ::read(m_terminal, bytes.data(), bytes.size());
    if (got <= 0)
        return got < 0 && errno == EINTR; // EIO: the program has closed its side.
    m_screen.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

bool TerminalProgram::shows(const std::string& text)
{
    for (;;) {
        if (const auto at = m_screen.find(text, m_seen); at != std::string::npos) {
            m_seen = at + text.size();
            return true;
        }
        if (!readMore())
            return false;
    }
}

void TerminalProgram::type(const std::string& keys) const
{
    if (::write(m_terminal, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("The terminal takes no keys.");
}

int TerminalProgram::exitCode()
{
    const int status = endStatus();
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int TerminalProgram::endStatus()
{
    while (readMore()) { }
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return status;
}

} // namespace underpass::test
