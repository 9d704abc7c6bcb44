// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// The SSH agent protocol (draft-ietf-sshm-ssh-agent), as much as a client that signs needs. Pure bytes; a
// hostile agent can make these functions return nothing, and nothing worse.
struct AgentKey
{
    std::string blob; // The public key, as in HostKey::blob.
    std::string comment;

    bool operator==(const AgentKey&) const = default;
};

// Longest message either side may send.
inline constexpr std::size_t agentMessageLimit = std::size_t{256} * 1024;

// Whether each signature takes a touch of a device (FIDO; OpenSSH's PROTOCOL.u2f), unless it was made
// without.
[[nodiscard]] bool isOnSecurityKey(const AgentKey& key);

[[nodiscard]] std::string agentListRequest();
[[nodiscard]] std::optional<std::vector<AgentKey>> readAgentKeys(std::string_view reply);

// Asks for a signature of `data`; `algorithm` picks SHA-256 or SHA-512 for RSA keys (RFC 8332).
[[nodiscard]] std::string agentSignRequest(
    std::string_view blob, std::string_view data, std::string_view algorithm);

// The signature without the algorithm's name in front of it; a security key's with its flags and counter.
[[nodiscard]] std::optional<std::string> readAgentSignature(
    std::string_view reply, std::string_view algorithm);

// The algorithm that a request for a public-key log-in names (RFC 4252 section 7), taken from the bytes to be
// signed.
[[nodiscard]] std::optional<std::string> signatureAlgorithm(std::string_view dataToSign);

} // namespace underpass
