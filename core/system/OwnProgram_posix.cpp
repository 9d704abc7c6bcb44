// SPDX-License-Identifier: MIT
#include "core/system/OwnProgram.h"

#include <string>

#include <sys/stat.h>

namespace underpass {

bool runsOwnProgram(std::int64_t process)
{
    struct stat own{};
    struct stat its{};
    const std::string file = "/proc/" + std::to_string(process) + "/exe";
    return ::stat("/proc/self/exe", &own) == 0 && ::stat(file.c_str(), &its) == 0 && own.st_dev == its.st_dev
        && own.st_ino == its.st_ino;
}

} // namespace underpass
