// SPDX-License-Identifier: MIT
#include "core/system/UserIds.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <unistd.h>

namespace underpass {
namespace {

// All numbers but the last, which stands for "none".
constexpr std::uint64_t everybody = 0xffffffff;

std::uint32_t readOverflow()
{
    std::uint32_t overflow = UserIds{}.overflow;
    std::uint32_t read = 0;
    if (std::ifstream{"/proc/sys/kernel/overflowuid"} >> read)
        overflow = read;
    return overflow;
}

std::string readUidMap()
{
    std::ifstream file{"/proc/self/uid_map"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace

bool mapsEverybody(std::string_view uidMap)
{
    std::istringstream ranges{std::string{uidMap}};
    std::uint64_t mapped = 0;
    std::uint64_t first = 0;
    std::uint64_t outside = 0;
    std::uint64_t count = 0;
    while (ranges >> first >> outside >> count)
        mapped += count; // The kernel lets no two ranges overlap.
    return mapped >= everybody;
}

Caller::Relation relationOf(std::uint32_t user, const UserIds& ids)
{
    if (user == ids.overflow && !ids.isEverybodyMapped)
        return Caller::Relation::Unknown;
    if (user == ids.own)
        return Caller::Relation::Me;
    return user == 0 ? Caller::Relation::SystemService : Caller::Relation::Other;
}

Caller::Relation relationOf(std::uint32_t user)
{
    static const std::uint32_t overflow = readOverflow();
    return relationOf(user, {::geteuid(), overflow, user != overflow || mapsEverybody(readUidMap())});
}

} // namespace underpass
