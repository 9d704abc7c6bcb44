// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/login/AgentConnection.h"
#include "core/ssh/login/AgentProtocol.h"

#include <memory>
#include <string>
#include <vector>

namespace underpass {

// The keys that an agent of this user holds: the agent signs, and a key never leaves it. Lives for one
// log-in, on the session's worker thread.
class AgentKeys
{
public:
    // `named` as in Credentials::agent.
    AgentKeys(asio::any_io_executor worker, std::string named);

    // Whether the agent may ask its user, who may need a while for that, or is given up at once.
    enum class Users { MayBeAsked, AreLeftAlone };

    // Certificates first. Errors: connectAgent()'s.
    [[nodiscard]] asio::awaitable<Result<std::vector<AgentKey>>> list(Users users = Users::MayBeAsked);

    // After list(). The signature of a log-in, without the algorithm's name. AgentRefused, with the key's
    // comment, where the agent does not sign with it, whatever the reason.
    [[nodiscard]] asio::awaitable<Result<std::string>> sign(
        AgentKey key, std::string data, std::string algorithm, Users users = Users::MayBeAsked);

    // Ends what is under way: it fails.
    void close();

private:
    asio::any_io_executor m_worker;
    std::string m_named;
    std::unique_ptr<AgentConnection> m_agent;
};

} // namespace underpass
