// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

namespace underpass {

// What a tunnel's connections have learnt, for those that follow. Lives as long as the tunnel, on its worker
// thread.
struct Lessons
{
    // A further connection asked somebody, or made the server end another one: there is none any more.
    bool oneConnection = false;
    // By account@server: the public half of the agent's key that logged in there last.
    std::map<std::string, std::string> agentKeys = {};
};

} // namespace underpass
