// SPDX-License-Identifier: MIT
#pragma once

#include "core/Caller.h"
#include "core/platform/Handle_win.h"

#include <cstdint>

namespace underpass {

// A Windows process. While this lives, its number cannot be given to another one.
class ProcessInfo
{
public:
    explicit ProcessInfo(std::uint32_t processId);

    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_process); }
    [[nodiscard]] std::uint64_t created() const; // As FILETIME counts; 0 when unknown.
    // Whose it is and which program; Unknown where Windows does not let us look. May ask a domain controller.
    [[nodiscard]] Caller caller() const;

private:
    std::uint32_t m_processId;
    Handle m_process;
};

} // namespace underpass
