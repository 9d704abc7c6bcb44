// SPDX-License-Identifier: MIT
#pragma once

#include "tests/libssh2/ScriptedPeer.h"

#include <cstddef>

namespace underpass::test {

// Memory for one session at a time that notices what a build without sanitizers lets pass: writing past a
// block's end, giving back what was never taken, or twice, and leaving blocks behind.
class GuardedMemory
{
public:
    GuardedMemory();
    ~GuardedMemory();
    GuardedMemory(const GuardedMemory&) = delete;
    GuardedMemory& operator=(const GuardedMemory&) = delete;

    static ScriptedPeer::Allocator allocator();
    int overruns() const;
    int strangers() const;
    std::size_t blocks() const;
};

} // namespace underpass::test
