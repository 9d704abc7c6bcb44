// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The command line that CommandLineToArgvW() takes apart into these words again, as Windows has programs
// started. Pure.
[[nodiscard]] std::wstring windowsCommandLine(const std::vector<std::wstring>& words);

// Whether Windows would have cmd.exe run it, whose own rules for quotes make other words of these.
[[nodiscard]] bool isBatchFile(std::wstring_view program);

} // namespace underpass
