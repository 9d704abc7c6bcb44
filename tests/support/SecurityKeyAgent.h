// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Process.h"
#include "tests/support/TempDir.h"

#include <cstddef>
#include <string>

namespace underpass::test {

// An agent with one security key that is touched whenever it is asked. This process finds it by
// SSH_AUTH_SOCK, as long as it lives. ssh-agent itself needs a device for that.
class SecurityKeyAgent
{
public:
    explicit SecurityKeyAgent(const std::string& type); // "ed25519-sk" or "ecdsa-sk".
    SecurityKeyAgent(const SecurityKeyAgent&) = delete;
    SecurityKeyAgent& operator=(const SecurityKeyAgent&) = delete;
    ~SecurityKeyAgent();

    [[nodiscard]] std::string publicKey() const { return readText(m_folder.path() / "key.pub"); }
    [[nodiscard]] std::size_t touches() const;

private:
    TempDir m_folder;
    Process m_agent;
};

} // namespace underpass::test
