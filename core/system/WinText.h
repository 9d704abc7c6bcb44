// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace underpass {

// Windows speaks UTF-16; everything of ours is UTF-8. What is not valid becomes U+FFFD.
[[nodiscard]] std::wstring toWide(std::string_view text);
[[nodiscard]] std::string toUtf8(std::wstring_view text);

// "Access is denied. (5)"
[[nodiscard]] std::string systemMessage(std::uint32_t code);

// A failure with what GetLastError() says as its detail.
[[nodiscard]] std::unexpected<Error> failWithLastError(ErrorCode code, std::string subject);

[[nodiscard]] std::filesystem::path ownProgram();

} // namespace underpass
