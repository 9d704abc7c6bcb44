// SPDX-License-Identifier: MIT
#include "tests/support/OwnNetwork.h"

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

namespace underpass::test {
namespace {

void raiseLoopback()
{
    const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    request.ifr_flags = IFF_UP;
    const bool isUp = ioctl(handle, SIOCSIFFLAGS, &request) == 0;
    const int reason = errno;
    close(handle);
    if (!isUp)
        throw std::system_error(reason, std::generic_category(), "The test's own network has no loopback");
}

int takeTurn()
{
    const auto file = std::filesystem::temp_directory_path()
        / ("underpass-live-tests-" + std::to_string(geteuid()) + ".lock");
    const int handle = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0 || flock(handle, LOCK_EX) != 0)
        throw std::system_error(errno, std::generic_category(), file.string());
    return handle;
}

} // namespace

OwnNetwork::OwnNetwork()
{
    if (unshare(CLONE_NEWNET) == 0) {
        raiseLoopback();
        return;
    }
    std::cout << "No network of its own for this test (" << std::strerror(errno)
              << "): such tests run one after the other." << std::endl;
    m_turn = takeTurn();
}

OwnNetwork::~OwnNetwork()
{
    if (m_turn >= 0)
        close(m_turn);
}

} // namespace underpass::test
