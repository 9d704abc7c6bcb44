// SPDX-License-Identifier: MIT
#include "app/ctl/Terminal.h"

#include "core/base/Error.h"
#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <array>

namespace underpass {

namespace {

constexpr std::size_t longestLine = 4096; // UTF-16 units

// What has been typed of a line; overwritten when it goes.
struct LineBuffer
{
    std::array<wchar_t, longestLine> units{};
    std::size_t used = 0;

    LineBuffer() = default;
    LineBuffer(const LineBuffer&) = delete;
    LineBuffer& operator=(const LineBuffer&) = delete;
    ~LineBuffer() { wipe(units.data(), sizeof units); }

    [[nodiscard]] std::wstring_view text() const { return {units.data(), used}; }
    // Takes back a whole character, which may be two units.
    bool dropLast()
    {
        if (used == 0)
            return false;
        --used;
        if (used > 0 && IS_LOW_SURROGATE(units[used]) && IS_HIGH_SURROGATE(units[used - 1]))
            --used;
        return true;
    }
};

Secret toSecret(std::wstring_view text)
{
    std::string narrow = toUtf8(text);
    Secret secret{narrow};
    wipe(narrow.data(), narrow.size());
    return secret;
}

} // namespace

// `device` is of no use here: a console has two fixed names, one for each direction.
struct Terminal::State
{
    Handle input;
    Handle output;
    Handle wake{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};

    enum class Key { Taken, LineEnd, Gone };
    [[nodiscard]] bool waitForInput() const
    {
        const std::array<HANDLE, 2> both{wake.get(), input.get()};
        return ::WaitForMultipleObjects(both.size(), both.data(), FALSE, INFINITE) == WAIT_OBJECT_0 + 1;
    }
    [[nodiscard]] Key take(LineBuffer& line, Echo echo) const;
    void show(std::wstring_view text) const
    {
        DWORD written = 0;
        ::WriteConsoleW(output.get(), text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
    }
};

// Key by key, because a read of a whole line cannot be interrupted. Ctrl-C stays the signal that it is.
Terminal::State::Key Terminal::State::take(LineBuffer& line, Echo echo) const
{
    INPUT_RECORD record{};
    DWORD count = 0;
    if (!::ReadConsoleInputW(input.get(), &record, 1, &count))
        return Key::Gone;
    const KEY_EVENT_RECORD& key = record.Event.KeyEvent;
    const wchar_t unit = key.uChar.UnicodeChar;
    if (count == 0 || record.EventType != KEY_EVENT || !key.bKeyDown || unit == 0)
        return Key::Taken;
    if (unit == L'\r' || unit == L'\n')
        return Key::LineEnd;
    if (unit == L'\b') {
        if (line.dropLast() && echo == Echo::On)
            show(L"\b \b");
        return Key::Taken;
    }
    if (unit == 26 || line.used == line.units.size()) // Ctrl-Z: end of input.
        return Key::Gone;
    if (unit >= L' ') {
        line.units[line.used++] = unit;
        if (echo == Echo::On)
            show({&unit, 1});
    }
    return Key::Taken;
}

Terminal::Terminal(std::filesystem::path device)
    : m_path(std::move(device))
    , m_state(std::make_unique<State>())
{ }

Terminal::~Terminal() = default;

Result<void> Terminal::open()
{
    const auto openConsole = [](const wchar_t* name) {
        return Handle{::CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
            nullptr, OPEN_EXISTING, 0, nullptr)};
    };
    m_state->input = openConsole(L"CONIN$");
    m_state->output = openConsole(L"CONOUT$");
    DWORD mode = 0;
    if (m_state->input && m_state->output && ::GetConsoleMode(m_state->input.get(), &mode))
        return {};
    close();
    return fail(ErrorCode::NoCredential, "the terminal", "this process has no console");
}

void Terminal::close()
{
    m_state->input = Handle{};
    m_state->output = Handle{};
}

void Terminal::write(std::string_view text)
{
    m_state->show(toWide(text));
}

std::optional<Secret> Terminal::readLine(std::string_view prompt, Echo echo)
{
    write(prompt);
    LineBuffer line;
    State::Key key = State::Key::Taken;
    while (key == State::Key::Taken)
        key = m_state->waitForInput() ? m_state->take(line, echo) : State::Key::Gone;
    write("\n");
    if (key != State::Key::LineEnd)
        return std::nullopt;
    return toSecret(line.text());
}

void Terminal::interrupt()
{
    ::SetEvent(m_state->wake.get());
}

void Terminal::clearInterrupt()
{
    ::ResetEvent(m_state->wake.get());
}

} // namespace underpass
