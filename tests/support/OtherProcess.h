// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include <grp.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace underpass::test {

// A copy of this test program that runs `body` and ends with what it returns. It never outlives this object.
class OtherProcess
{
public:
    explicit OtherProcess(const std::function<int()>& body)
        : m_pid(::fork())
    {
        if (m_pid != 0)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::_exit(body());
    }
    ~OtherProcess()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    OtherProcess(const OtherProcess&) = delete;
    OtherProcess& operator=(const OtherProcess&) = delete;

    [[nodiscard]] pid_t id() const { return m_pid; }

    // What `body` returned, or -1 when the process ended otherwise.
    [[nodiscard]] int result()
    {
        int status = -1;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t m_pid;
};

inline constexpr unsigned nobody = 65534;

// For the other process only: there is no way back.
inline bool becomeNobody()
{
    return ::setgroups(0, nullptr) == 0 && ::setresgid(nobody, nobody, nobody) == 0
        && ::setresuid(nobody, nobody, nobody) == 0;
}

// For the other process only: a network of its own in which 127.0.0.1 and ::1 work.
inline bool enterOwnNetwork()
{
    if (::unshare(CLONE_NEWNET) != 0)
        return false;
    const int any = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq loopback{};
    loopback.ifr_name[0] = 'l';
    loopback.ifr_name[1] = 'o';
    loopback.ifr_flags = IFF_UP;
    const bool isUp = ::ioctl(any, SIOCSIFFLAGS, &loopback) == 0;
    ::close(any);
    return isUp;
}

} // namespace underpass::test

// Another account is a matter of root; tests/run is run as root, so this skip never happens there.
#define UNDERPASS_NEEDS_ROOT()                                                                               \
    if (::geteuid() != 0)                                                                                    \
    GTEST_SKIP() << "NOT TESTED: this test needs a second account, so it must be run as root"
