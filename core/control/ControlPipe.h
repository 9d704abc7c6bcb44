// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/system/Handle_win.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace underpass {

// The named pipes below ControlSocket_win. Other accounts and other machines cannot open them.

// Whether a pipe of this name may exist already: the first instance is refused where somebody squats on it.
enum class Instance { First, Further };

// Different folders give different names, so that two sets of programs do not meet.
[[nodiscard]] std::wstring controlPipeName(const std::filesystem::path& marker);
[[nodiscard]] Handle openControlPipe(const std::wstring& name, Instance instance);

// Connects, and refuses a pipe that another account owns before a byte is sent. ProcessHangs: nobody has been
// let in within `patience`.
[[nodiscard]] Result<Handle> connectControlPipe(const std::wstring& name, std::chrono::milliseconds patience);

// An instance that waits for its client. event() is signalled once one has come.
class PipeConnecting
{
public:
    explicit PipeConnecting(Handle pipe);
    ~PipeConnecting();
    PipeConnecting(const PipeConnecting&) = delete;
    PipeConnecting& operator=(const PipeConnecting&) = delete;

    [[nodiscard]] bool event() const { return m_pipe && m_event; }
    [[nodiscard]] HANDLE duplicateEvent() const; // The caller closes it.
    [[nodiscard]] Handle take(); // The connected pipe, or nothing when connecting has failed.

private:
    Handle m_pipe;
    Handle m_event;
    OVERLAPPED m_overlapped{};
    bool m_isPending = false;
    bool m_isConnected = false;
};

} // namespace underpass
