// SPDX-License-Identifier: MIT
#include "app/ctl/Print.h"

#include <ctime>
#include <iomanip>
#include <iostream>

namespace underpass {

void printWithTime(const std::string& line)
{
    const std::time_t now = std::time(nullptr);
    std::cout << std::put_time(std::localtime(&now), "%H:%M:%S") << "  " << line << std::endl;
}

} // namespace underpass
