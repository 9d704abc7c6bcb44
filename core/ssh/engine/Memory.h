// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <libssh2.h>

namespace underpass {

// An LIBSSH2_SESSION whose freed memory does not keep passwords: every small block is wiped before it goes
// back. `self` is what its callbacks get as their abstract pointer. Null when out of memory.
[[nodiscard]] LIBSSH2_SESSION* newWipingSession(void* self);

// While one lives, the small blocks that libssh2 takes on this thread come from the SecretArena: what a
// log-in sends holds passwords, and the packet outlives the call. Only for calls that log in.
class LogInMemory
{
public:
    LogInMemory();
    ~LogInMemory();
    LogInMemory(const LogInMemory&) = delete;
    LogInMemory& operator=(const LogInMemory&) = delete;

private:
    bool m_before;
};

// A copy that libssh2 will free, wiping it: for signatures and answers given from a callback. It lies in the
// SecretArena. Null when out of memory.
[[nodiscard]] char* newSessionText(std::string_view text);

} // namespace underpass
