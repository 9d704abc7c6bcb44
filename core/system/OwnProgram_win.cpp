// SPDX-License-Identifier: MIT
#include "core/system/OwnProgram.h"

#include "core/system/Handle_win.h"
#include "core/system/WinText.h"

#include <string>

namespace underpass {

namespace {

constexpr std::size_t longestPath = 32768;

std::wstring programOf(HANDLE process)
{
    std::wstring path(longestPath, L'\0');
    auto length = static_cast<DWORD>(path.size());
    return ::QueryFullProcessImageNameW(process, 0, path.data(), &length) ? path.substr(0, length)
                                                                          : std::wstring{};
}

} // namespace

// A program that runs cannot be replaced, so its path names it.
bool runsOwnProgram(std::int64_t process)
{
    const Handle opened{::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(process))};
    if (!opened)
        return false;
    const std::wstring its = programOf(opened.get());
    return !its.empty() && its == programOf(::GetCurrentProcess());
}

} // namespace underpass
