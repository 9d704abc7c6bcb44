// SPDX-License-Identifier: MIT
#include "app/ctl/Terminal.h"

#include "app/ctl/TypedLine.h"
#include "core/base/Error.h"
#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <array>
#include <cstdint>
#include <string>

namespace underpass {

namespace {

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
    Handle turn; // Held while we ask: several processes at one console do so one after the other.

    [[nodiscard]] bool waitForInput() const
    {
        const std::array<HANDLE, 2> both{wake.get(), input.get()};
        return ::WaitForMultipleObjects(both.size(), both.data(), FALSE, INFINITE) == WAIT_OBJECT_0 + 1;
    }
    [[nodiscard]] bool waitForTurn()
    {
        const auto console = reinterpret_cast<std::uintptr_t>(::GetConsoleWindow());
        const std::wstring name = L"Local\\UnderpassAsksAt" + std::to_wstring(console);
        turn = Handle{::CreateMutexW(nullptr, FALSE, name.c_str())};
        const std::array<HANDLE, 2> both{wake.get(), turn.get()};
        return !turn || ::WaitForMultipleObjects(both.size(), both.data(), FALSE, INFINITE) != WAIT_OBJECT_0;
    }
    [[nodiscard]] TypedLine::Progress takeNext(TypedLine& line) const;
    void show(std::wstring_view text) const
    {
        DWORD written = 0;
        ::WriteConsoleW(output.get(), text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
    }
};

// Key by key, because a read of a whole line cannot be interrupted. Ctrl-C stays the signal that it is.
TypedLine::Progress Terminal::State::takeNext(TypedLine& line) const
{
    INPUT_RECORD record{};
    DWORD count = 0;
    if (!waitForInput() || !::ReadConsoleInputW(input.get(), &record, 1, &count))
        return TypedLine::Progress::GivenUp;
    if (count == 0 || record.EventType != KEY_EVENT)
        return TypedLine::Progress::GoesOn;
    const KEY_EVENT_RECORD& key = record.Event.KeyEvent;
    return line.take({key.bKeyDown != FALSE, key.wVirtualKeyCode, key.uChar.UnicodeChar, key.wRepeatCount});
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
    const bool isThere = m_state->input && m_state->output && ::GetConsoleMode(m_state->input.get(), &mode);
    if (isThere && m_state->waitForTurn())
        return {};
    close();
    if (isThere)
        return fail(ErrorCode::Cancelled, "the terminal");
    return fail(ErrorCode::NoCredential, "the terminal", "this process has no console");
}

void Terminal::close()
{
    m_state->input = Handle{};
    m_state->output = Handle{};
    if (m_state->turn)
        ::ReleaseMutex(m_state->turn.get()); // Refused where it was never ours.
    m_state->turn = Handle{};
}

void Terminal::write(std::string_view text)
{
    m_state->show(toWide(text));
}

std::optional<Secret> Terminal::readLine(std::string_view prompt, Echo echo)
{
    write(prompt);
    const auto show = [this](std::wstring_view text) { m_state->show(text); };
    TypedLine line{echo == Echo::On ? std::function<void(std::wstring_view)>{show} : nullptr};
    auto progress = TypedLine::Progress::GoesOn;
    while (progress == TypedLine::Progress::GoesOn)
        progress = m_state->takeNext(line);
    write("\n");
    if (progress != TypedLine::Progress::Complete)
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
