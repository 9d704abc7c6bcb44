// SPDX-License-Identifier: MIT
#include "app/ctl/Terminal.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace underpass {

namespace {

// Longer than what a terminal hands over as one line (4096 on Linux).
constexpr std::size_t longestLine = 8192;

// Turns the echo off, and the key that would suspend us with the echo off. Puts both back in every way out.
class QuietInput
{
public:
    QuietInput(int device, Terminal::Echo echo)
        : m_device(device)
        , m_changed(echo == Terminal::Echo::Off && ::tcgetattr(device, &m_before) == 0)
    {
        if (!m_changed)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
        quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
        ::tcsetattr(m_device, TCSAFLUSH, &quiet);
    }
    ~QuietInput()
    {
        if (m_changed)
            ::tcsetattr(m_device, TCSANOW, &m_before);
    }
    QuietInput(const QuietInput&) = delete;
    QuietInput& operator=(const QuietInput&) = delete;

private:
    int m_device;
    termios m_before{};
    bool m_changed;
};

// The bytes of a line while it arrives; overwritten when it goes.
struct LineBuffer
{
    std::array<char, longestLine> bytes{};
    LineBuffer() = default;
    LineBuffer(const LineBuffer&) = delete;
    LineBuffer& operator=(const LineBuffer&) = delete;
    ~LineBuffer() { wipe(bytes.data(), bytes.size()); }
};

} // namespace

struct Terminal::State
{
    int device = -1;
    int wakeRead = -1;
    int wakeWrite = -1;

    [[nodiscard]] bool waitForInput() const;
    [[nodiscard]] std::optional<Secret> readUntilLineBreak() const;
};

Terminal::Terminal(std::filesystem::path device)
    : m_path(std::move(device))
    , m_state(std::make_unique<State>())
{
    std::array<int, 2> wake{-1, -1};
    if (::pipe2(wake.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
        m_state->wakeRead = wake[0];
        m_state->wakeWrite = wake[1];
    }
}

Terminal::~Terminal()
{
    close();
    ::close(m_state->wakeRead);
    ::close(m_state->wakeWrite);
}

Result<void> Terminal::open()
{
    close();
    m_state->device = ::open(m_path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_state->device < 0)
        return fail(ErrorCode::NoCredential, "the terminal", std::strerror(errno));
    const pid_t foreground = ::tcgetpgrp(m_state->device);
    if (::isatty(m_state->device) == 1 && (foreground < 0 || foreground == ::getpgrp()))
        return {};
    close();
    return fail(ErrorCode::NoCredential, "the terminal", "this process runs in its background");
}

void Terminal::close()
{
    if (m_state->device >= 0)
        ::close(m_state->device);
    m_state->device = -1;
}

void Terminal::write(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(m_state->device, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // The terminal is gone; reading will notice.
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::optional<Secret> Terminal::readLine(std::string_view prompt, Echo echo)
{
    const QuietInput quiet{m_state->device, echo};
    write(prompt);
    auto line = m_state->readUntilLineBreak();
    if (echo == Echo::Off || !line)
        write("\n"); // The one that was typed was not shown, or none was typed.
    return line;
}

std::optional<Secret> Terminal::State::readUntilLineBreak() const
{
    LineBuffer buffer;
    std::size_t used = 0;
    while (used < buffer.bytes.size() && waitForInput()) {
        const ssize_t got = ::read(device, buffer.bytes.data() + used, buffer.bytes.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return std::nullopt;
        used += static_cast<std::size_t>(got);
        if (buffer.bytes[used - 1] == '\n')
            return Secret{std::string_view{buffer.bytes.data(), used - 1}};
    }
    return std::nullopt;
}

bool Terminal::State::waitForInput() const
{
    std::array<pollfd, 2> both{{{device, POLLIN, 0}, {wakeRead, POLLIN, 0}}};
    while (::poll(both.data(), both.size(), -1) < 0) {
        if (errno != EINTR)
            return false;
    }
    return both[1].revents == 0;
}

void Terminal::interrupt()
{
    // A full pipe holds a wake-up already, so a refused byte is no loss.
    [[maybe_unused]] const ssize_t written = ::write(m_state->wakeWrite, "!", 1);
}

void Terminal::clearInterrupt()
{
    std::array<char, 64> dropped{};
    while (::read(m_state->wakeRead, dropped.data(), dropped.size()) > 0) { }
}

} // namespace underpass
