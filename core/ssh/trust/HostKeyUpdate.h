// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/trust/HostKeys.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What becomes of the host keys that a server says are its own, after the log-in (OpenSSH's PROTOCOL, section
// 2.5), so that a key that is replaced one day is known by then: as ssh(1) does with UpdateHostKeys, and with
// nobody asked. For one connection, whose key the person's own files know, or the person has accepted.
//
// A new key is kept once the server has proven it, one that the server does not list any more is taken out of
// our file, and all of that only where the list is whole, names no key twice, no more than `mostKeys`, and
// the one that this connection rests on; and where no pattern, list of names, @revoked or @cert-authority
// speaks of the server, and none of the keys in question is another's. Reads and writes files; one thread.
class HostKeyUpdate
{
public:
    static constexpr std::size_t mostKeys = 16; // Of kinds that are used here. sshd has three.

    HostKeyUpdate(HostKeys keys, ServerName server, HostKey shown);

    // What the server lists. An error is why nothing will be done about it, where that is worth a word.
    enum class Next { Nothing, Forget, AskForProof };
    [[nodiscard]] Result<Next> consider(std::string_view list);

    // AskForProof: what the server is to prove, and whether `reply` does so, a signature for each (the
    // session's identifier is what ties them to this connection). Then, or with Forget at once, finish().
    [[nodiscard]] std::string question() const;
    [[nodiscard]] Result<void> judge(std::string_view sessionId, std::string_view reply) const;
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> read(std::string_view list);
    void compare(const KnownHostLine& line);

    HostKeys m_keys;
    ServerName m_server;
    HostKey m_shown;
    std::vector<HostKey> m_listed;
    std::vector<HostKey> m_new;
    std::vector<HostKey> m_old;
    std::vector<HostKey> m_ofOthers; // Known of another server.
    bool m_isPlain = true; // What is known of this one.
};

} // namespace underpass
