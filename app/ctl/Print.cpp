// SPDX-License-Identifier: MIT
#include "app/ctl/Print.h"

#include "core/control/ForwardWords.h"

#include <iostream>

namespace underpass {

void printWithTime(const std::string& line)
{
    const WallTime now = WallTime::clock::now();
    std::cout << localTime(now, now) + "  " + line + '\n' << std::flush;
}

} // namespace underpass
