// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Account.h"

#include <cstdint>
#include <map>
#include <string>

namespace underpass {

// What Windows lists of all processes, also of those that we may not open.
struct ListedProcess
{
    std::uint64_t created = 0; // As FILETIME counts.
    std::wstring name; // Without its folder.
};

using ProcessList = std::map<std::uint32_t, ListedProcess>;
[[nodiscard]] ProcessList readProcessList(); // NtQuerySystemInformation(SystemProcessInformation).

// The accounts of processes, where the session manager names them (WTSEnumerateProcesses).
using SessionAccounts = std::map<std::uint32_t, Sid>;
[[nodiscard]] SessionAccounts readSessionAccounts();

// Where its program lies, from a list that holds also of what we may not open; "" where it is gone.
[[nodiscard]] std::wstring pathOfProcess(std::uint32_t processId);

} // namespace underpass
