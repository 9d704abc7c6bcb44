// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// What a tunnel's connections have learnt, for those that follow. Lives as long as the tunnel, on its worker
// thread.
struct Lessons
{
    // A further connection asked somebody, or made the server end another one: there is none any more.
    bool oneConnection = false;
};

} // namespace underpass
