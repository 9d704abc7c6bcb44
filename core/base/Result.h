// SPDX-License-Identifier: MIT
#pragma once

#include <expected>

namespace underpass {

struct Error; // core/base/Error.h, which whoever looks into a Result includes.

template <class T> using Result = std::expected<T, Error>;

} // namespace underpass
