// SPDX-License-Identifier: MIT
#include "core/base/OldAlgorithms.h"

#include <algorithm>

namespace underpass {
namespace {

// Broken, or without a library on one of our systems. Some protect nothing at all.
constexpr std::array<std::string_view, 24> tooOld{"arcfour", "arcfour128", "arcfour256", "blowfish-cbc",
    "cast128-cbc", "des-cbc", "des-cbc@ssh.com", "idea-cbc", "none", "rijndael-cbc@lysator.liu.se",
    "rsa1024-sha1", "serpent128-cbc", "serpent192-cbc", "serpent256-cbc", "ssh-dss", "twofish-cbc",
    "twofish128-cbc", "twofish192-cbc", "twofish256-cbc", "hmac-md5", "hmac-md5-96", "hmac-ripemd160",
    "hmac-ripemd160@openssh.com", "hmac-md5-etm@openssh.com"};

} // namespace

bool mayBePermitted(std::string_view algorithm)
{
    return std::ranges::find(oldAlgorithms, algorithm, &OldAlgorithm::name) != oldAlgorithms.end();
}

bool isTooOld(std::string_view algorithm)
{
    return std::ranges::find(tooOld, algorithm) != tooOld.end();
}

std::vector<std::string> oldOnesAmong(const std::vector<std::string>& algorithms)
{
    std::vector<std::string> old;
    for (const OldAlgorithm& each : oldAlgorithms) {
        if (std::ranges::find(algorithms, each.name) != algorithms.end())
            old.emplace_back(each.name);
    }
    return old;
}

std::string listed(const std::vector<std::string>& algorithms)
{
    std::string list;
    for (const std::string& algorithm : algorithms)
        list.append(list.empty() ? "" : ", ").append(algorithm);
    return list;
}

} // namespace underpass
