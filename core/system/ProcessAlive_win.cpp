// SPDX-License-Identifier: MIT
#include "core/system/ProcessAlive.h"

#include "core/system/Handle_win.h"

namespace underpass {

std::int64_t ownProcessId()
{
    return ::GetCurrentProcessId();
}

bool hasEnded(std::int64_t process)
{
    const Handle opened{::OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process))};
    if (!opened)
        return ::GetLastError() == ERROR_INVALID_PARAMETER;
    return ::WaitForSingleObject(opened.get(), 0) == WAIT_OBJECT_0;
}

bool waitForEnd(std::int64_t process, std::chrono::milliseconds patience)
{
    const Handle watched{::OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process))};
    if (!watched)
        return ::GetLastError() == ERROR_INVALID_PARAMETER;
    return ::WaitForSingleObject(watched.get(), static_cast<DWORD>(patience.count())) == WAIT_OBJECT_0;
}

} // namespace underpass
