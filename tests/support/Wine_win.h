// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

namespace underpass::test {

[[nodiscard]] inline bool runsUnderWine()
{
    return ::GetProcAddress(::GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

} // namespace underpass::test
