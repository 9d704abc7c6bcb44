// SPDX-License-Identifier: MIT
#include "app/ctl/Terminal.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

namespace underpass {

namespace {

// Longer than what a terminal hands over as one line (4096 on Linux).
constexpr std::size_t longestLine = 8192;
constexpr int betweenLooks = 100; // Milliseconds. Nobody is told when a job or a terminal is free again.

// Set when we go on after a stop, also where all of bg and fg fell between two looks: whoever comes back to
// the terminal is asked anew.
std::atomic<bool> hasGoneOn{false};

// Several tunnels of one process ask one after the other too, also on a terminal that has no file of its own.
std::atomic<bool> isAsking{false};

bool isForeground(int device)
{
    const pid_t foreground = ::tcgetpgrp(device);
    return foreground < 0 || foreground == ::getpgrp();
}

// The terminal's own file, whose lock nobody else can hold; /dev/tty is everybody's. -1: none is known.
int openOwnFile(int device)
{
    unsigned number = 0;
    constexpr unsigned firstOfPseudo = 136; // Up to 143, Documentation/admin-guide/devices.txt of Linux.
    if (::ioctl(device, TIOCGDEV, &number) != 0 || major(number) < firstOfPseudo || major(number) > 143)
        return -1;
    const unsigned index = (major(number) - firstOfPseudo) * 256 + minor(number);
    const std::string path = "/dev/pts/" + std::to_string(index);
    return ::open(path.c_str(), O_RDONLY | O_NOCTTY | O_CLOEXEC);
}

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
        if (m_changed && isForeground(m_device)) // Else the shell has its own by now.
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
    std::size_t used = 0;
    LineBuffer() = default;
    LineBuffer(const LineBuffer&) = delete;
    LineBuffer& operator=(const LineBuffer&) = delete;
    ~LineBuffer() { wipe(bytes.data(), bytes.size()); }
};

} // namespace

struct Terminal::State
{
    int device = -1;
    int own = -1; // Locked while we ask: several processes do so one after the other.
    int wakeRead = -1;
    int wakeWrite = -1;
    mutable bool hasTurn = false;

    enum class Got { Line, Nothing, Background };
    [[nodiscard]] bool wasInterrupted(int patience) const;
    [[nodiscard]] bool waitForTurn() const;
    void leaveTurn() const;
    [[nodiscard]] bool waitForForeground() const;
    [[nodiscard]] bool waitForInput() const;
    [[nodiscard]] Got readUntilLineBreak(LineBuffer& line) const;
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
    if (::isatty(m_state->device) != 1 || !isForeground(m_state->device)) {
        close();
        return fail(ErrorCode::NoCredential, "the terminal", "this process runs in its background");
    }
    m_state->own = openOwnFile(m_state->device);
    std::signal(SIGCONT, [](int) { hasGoneOn = true; });
    hasGoneOn = false;
    if (m_state->waitForTurn())
        return {};
    close();
    return fail(ErrorCode::Cancelled, "the terminal");
}

void Terminal::close()
{
    m_state->leaveTurn();
    for (int* const each : {&m_state->device, &m_state->own}) {
        if (*each >= 0)
            ::close(*each);
        *each = -1;
    }
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
    for (;;) {
        LineBuffer line;
        State::Got got = State::Got::Nothing;
        {
            const QuietInput quiet{m_state->device, echo};
            write(prompt);
            got = m_state->readUntilLineBreak(line);
        }
        if (got == State::Got::Background && m_state->waitForForeground())
            continue; // Whoever comes back is asked anew.
        if (got != State::Got::Background && (echo == Echo::Off || got == State::Got::Nothing))
            write("\n"); // The one that was typed was not shown, or none was typed.
        if (got != State::Got::Line)
            return std::nullopt;
        return Secret{std::string_view{line.bytes.data(), line.used - 1}};
    }
}

// What is typed for another job is not for us, and reading it would stop us with all tunnels.
Terminal::State::Got Terminal::State::readUntilLineBreak(LineBuffer& line) const
{
    while (line.used < line.bytes.size() && waitForInput()) {
        if (hasGoneOn.exchange(false) || !isForeground(device))
            return Got::Background;
        const ssize_t got = ::read(device, line.bytes.data() + line.used, line.bytes.size() - line.used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EIO && !isForeground(device))
            return Got::Background;
        if (got <= 0)
            return Got::Nothing;
        line.used += static_cast<std::size_t>(got);
        if (line.bytes[line.used - 1] == '\n')
            return Got::Line;
    }
    return Got::Nothing;
}

bool Terminal::State::wasInterrupted(int patience) const
{
    pollfd wake{wakeRead, POLLIN, 0};
    return ::poll(&wake, 1, patience) > 0;
}

bool Terminal::State::waitForTurn() const
{
    while (!hasTurn) {
        hasTurn = !isAsking.exchange(true);
        if (!hasTurn && wasInterrupted(betweenLooks))
            return false;
    }
    while (own >= 0 && ::flock(own, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        if (wasInterrupted(betweenLooks))
            return false;
    }
    return true;
}

void Terminal::State::leaveTurn() const
{
    if (own >= 0)
        ::flock(own, LOCK_UN);
    if (std::exchange(hasTurn, false))
        isAsking = false;
}

bool Terminal::State::waitForForeground() const
{
    leaveTurn();
    while (!isForeground(device)) {
        if (wasInterrupted(betweenLooks))
            return false;
    }
    return waitForTurn();
}

bool Terminal::State::waitForInput() const
{
    std::array<pollfd, 2> both{{{device, POLLIN, 0}, {wakeRead, POLLIN, 0}}};
    for (;;) {
        const int ready = ::poll(both.data(), both.size(), betweenLooks);
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0)
            return both[1].revents == 0;
        if (hasGoneOn || (ready == 0 && !isForeground(device)))
            return true; // Who is not there has nothing to read, and lets others ask.
    }
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
