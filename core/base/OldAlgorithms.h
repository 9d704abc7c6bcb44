// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// What two sides agree on before anything is encrypted (RFC 4253 section 7.1), in the order of its lists.
enum class MethodKind { KeyExchange, HostKey, Cipher, Mac, Compression };

// An algorithm that is no longer safe enough to be used unasked, and is to be had all the same: a person may
// permit it for one server that has nothing newer. The list is fixed.
struct OldAlgorithm
{
    MethodKind kind;
    const char* name;
};
inline constexpr std::array oldAlgorithms{
    OldAlgorithm{MethodKind::HostKey, "ssh-rsa"}, // Signs with SHA-1; an RSA key may sign with SHA-2 as well.
    OldAlgorithm{MethodKind::KeyExchange, "diffie-hellman-group14-sha1"},
    OldAlgorithm{MethodKind::KeyExchange, "diffie-hellman-group-exchange-sha1"},
    OldAlgorithm{MethodKind::KeyExchange, "diffie-hellman-group1-sha1"}, // 1024 bits.
    OldAlgorithm{MethodKind::Cipher, "aes256-cbc"},
    OldAlgorithm{MethodKind::Cipher, "aes192-cbc"},
    OldAlgorithm{MethodKind::Cipher, "aes128-cbc"},
    OldAlgorithm{MethodKind::Cipher, "3des-cbc"},
    OldAlgorithm{MethodKind::Mac, "hmac-sha1"},
    OldAlgorithm{MethodKind::Mac, "hmac-sha1-96"},
};

[[nodiscard]] bool mayBePermitted(std::string_view algorithm); // It is in the list.
[[nodiscard]] bool isTooOld(std::string_view algorithm); // A known one that nobody may permit.

// Those of the list that are among `algorithms`, in the list's order.
[[nodiscard]] std::vector<std::string> oldOnesAmong(const std::vector<std::string>& algorithms);

// "ssh-rsa, hmac-sha1", as it stands in sentences.
[[nodiscard]] std::string listed(const std::vector<std::string>& algorithms);

} // namespace underpass
