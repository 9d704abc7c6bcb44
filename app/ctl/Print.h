// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace underpass {

// A line of what happens, on standard output at once, with the time of day.
void printWithTime(const std::string& line);

} // namespace underpass
