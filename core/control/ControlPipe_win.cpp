// SPDX-License-Identifier: MIT
#include "core/control/ControlPipe.h"

#include "core/base/Error.h"
#include "core/system/Account.h"
#include "core/system/MeetingPlace.h"
#include "core/system/WinText.h"

#include <cwctype>

namespace underpass {
namespace {

constexpr DWORD bufferSize = 64 * 1024;

// The name must only tell folders apart; the pipe's owner is what makes it safe.
std::wstring shortNameForFolder(std::wstring folder)
{
    for (wchar_t& each : folder)
        each = static_cast<wchar_t>(std::towlower(static_cast<wint_t>(each)));
    return toWide(shortNameFor(toUtf8(folder)));
}

HANDLE openClientEnd(const std::wstring& name)
{
    // Whoever serves the pipe may learn who we are, but not act as us.
    return ::CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
        FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION, nullptr);
}

} // namespace

std::wstring controlPipeName(const std::filesystem::path& marker)
{
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(marker.parent_path(), ignored).lexically_normal();
    return L"\\\\.\\pipe\\underpass-" + shortNameForFolder(folder.native()) + L"-"
        + marker.filename().native();
}

Handle openControlPipe(const std::wstring& name, Instance instance)
{
    OwnerOnly security;
    if (!security)
        return {};
    const DWORD first = instance == Instance::First ? FILE_FLAG_FIRST_PIPE_INSTANCE : 0;
    return Handle{::CreateNamedPipeW(name.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | first,
        PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
        PIPE_UNLIMITED_INSTANCES, bufferSize, bufferSize, 0, security.get())};
}

Result<Handle> connectControlPipe(const std::wstring& name, std::chrono::milliseconds patience)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        Handle pipe{openClientEnd(name)};
        if (pipe && ownerOfObject(pipe.get()) != ownSid())
            return fail(
                ErrorCode::OtherAccountsProcess, toUtf8(name), "the control pipe belongs to another account");
        if (pipe)
            return pipe;
        // Busy for the moment between one client and the next instance.
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (::GetLastError() != ERROR_PIPE_BUSY)
            return failWithLastError(ErrorCode::ConnectRefused, toUtf8(name));
        if (left.count() <= 0 || !::WaitNamedPipeW(name.c_str(), static_cast<DWORD>(left.count())))
            return fail(ErrorCode::ProcessHangs, toUtf8(name), "every instance of its pipe is busy");
    }
}

PipeConnecting::PipeConnecting(Handle pipe)
    : m_pipe(std::move(pipe))
    , m_event(::CreateEventW(nullptr, TRUE, FALSE, nullptr))
{
    if (!event())
        return;
    m_overlapped.hEvent = m_event.get();
    if (::ConnectNamedPipe(m_pipe.get(), &m_overlapped)) {
        m_isConnected = true;
    } else {
        m_isPending = ::GetLastError() == ERROR_IO_PENDING;
        m_isConnected = ::GetLastError() == ERROR_PIPE_CONNECTED;
    }
    if (!m_isPending)
        ::SetEvent(m_event.get());
}

PipeConnecting::~PipeConnecting()
{
    if (!m_isPending || !m_pipe)
        return;
    DWORD unused = 0;
    ::CancelIoEx(m_pipe.get(), &m_overlapped);
    ::GetOverlappedResult(m_pipe.get(), &m_overlapped, &unused, TRUE);
}

HANDLE PipeConnecting::duplicateEvent() const
{
    HANDLE copy = nullptr;
    const HANDLE self = ::GetCurrentProcess();
    ::DuplicateHandle(self, m_event.get(), self, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS);
    return copy;
}

Handle PipeConnecting::take()
{
    DWORD unused = 0;
    if (m_isPending)
        m_isConnected = ::GetOverlappedResult(m_pipe.get(), &m_overlapped, &unused, TRUE) != 0;
    m_isPending = false;
    return m_isConnected ? std::move(m_pipe) : Handle{};
}

} // namespace underpass
