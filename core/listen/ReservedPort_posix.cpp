// SPDX-License-Identifier: MIT
#include "core/listen/ReservedPort.h"

#include <fstream>
#include <string>

namespace underpass {
namespace {

constexpr int usualFirstForAll = 1024;

// ip(7): ip_unprivileged_port_start.
int firstPortForAll()
{
    int first = usualFirstForAll;
    std::ifstream{"/proc/sys/net/ipv4/ip_unprivileged_port_start"} >> first;
    return first > 0 ? first : usualFirstForAll;
}

} // namespace

std::vector<Sentence> aboutReservedPort(std::uint16_t port)
{
    const int first = firstPortForAll();
    if (port >= first)
        return {};
    return {
        {UNDERPASS_TEXT("Error",
             "Linux keeps ports below %1 to programs with a permission. Take another one, or have the "
             "administrator open them to every program (sysctl net.ipv4.ip_unprivileged_port_start=%2) or to "
             "this one (setcap cap_net_bind_service=+ep, and the program's file)."),
            {std::to_string(first), std::to_string(port)}}};
}

} // namespace underpass
