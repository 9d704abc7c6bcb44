// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Transport.h"
#include "core/ssh/login/AgentConnection.h"
#include "core/ssh/login/AgentProtocol.h"

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace underpass {

// Logs in with keys that an agent holds: the agent signs, the key never leaves it. Lives for one log-in.
class AgentKeys
{
public:
    AgentKeys(Transport& transport, asio::any_io_executor worker);

    // Certificates first. At most as many as a server of OpenSSH's defaults lets us offer (MaxAuthTries 6,
    // minus one for the first question).
    [[nodiscard]] asio::awaitable<Result<std::vector<AgentKey>>> list();

    // Offers one key and signs where the server would take it. Returns a libssh2 code.
    [[nodiscard]] asio::awaitable<int> logIn(std::string account, AgentKey key);

private:
    static int sign(LIBSSH2_SESSION*, unsigned char** signature, std::size_t* size, const unsigned char* data,
        std::size_t dataSize, void** self) noexcept;
    [[nodiscard]] int answer(
        unsigned char** signature, std::size_t* size, const unsigned char* data, std::size_t dataSize);
    [[nodiscard]] asio::awaitable<bool> signIfNeeded();

    Transport& m_transport;
    asio::any_io_executor m_worker;
    std::unique_ptr<AgentConnection> m_agent;
    AgentKey m_key;
    std::string m_toSign;
    std::optional<std::string> m_signature; // Empty text: the agent refused.
    std::exception_ptr m_thrown; // Where libssh2 asked: it is no way for exceptions.
};

} // namespace underpass
