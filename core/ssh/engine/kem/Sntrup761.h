// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/kem/Coding.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>

struct _LIBSSH2_KEM;

namespace underpass::sntrup761 {

// The key encapsulation sntrup761 of Streamlined NTRU Prime ("NTRU Prime: round 3", section 3), which OpenSSH
// prefers from 9.0 to 9.8 together with X25519 (draft-ietf-sshm-ntruprime-ssh). Pure, but for the random
// numbers; any thread. What takes a secret takes the same time whatever that is.
inline constexpr std::size_t hashBytes = 32;
inline constexpr std::size_t ciphertextBytes = roundedBytes + hashBytes;
inline constexpr std::size_t secretKeyBytes = 2 * smallBytes + largeBytes + smallBytes + hashBytes;

using PublicKey = std::array<std::uint8_t, largeBytes>;
using SecretKey = Wiped<std::array<std::uint8_t, secretKeyBytes>>; // As the known answers have it.
using Ciphertext = std::array<std::uint8_t, ciphertextBytes>;
using SharedSecret = Wiped<std::array<std::uint8_t, hashBytes>>;

// Fills with random bytes; false where there are none to be had, which makes everything below fail.
using Random = std::function<bool(std::span<std::uint8_t>)>;
[[nodiscard]] bool openSslRandom(std::span<std::uint8_t> bytes);

struct KeyPair
{
    PublicKey publicKey{};
    SecretKey secretKey{};
};
[[nodiscard]] std::unique_ptr<KeyPair> makeKeyPair(const Random& random);

// What somebody does who has the public key: a server. Here only tests are one.
struct Encapsulated
{
    Ciphertext ciphertext{};
    SharedSecret secret{};
};
[[nodiscard]] std::optional<Encapsulated> encapsulate(const PublicKey& key, const Random& random);

// Of a ciphertext that is none it makes a secret that nobody knows, and does not tell: the exchange then
// fails at its end. Nothing only where OpenSSL fails.
[[nodiscard]] std::optional<SharedSecret> decapsulate(
    const SecretKey& key, std::span<const std::uint8_t, ciphertextBytes> ciphertext);

// For libssh2_kem_sntrup761(); lives as long as the program.
[[nodiscard]] const _LIBSSH2_KEM* forLibssh2();

} // namespace underpass::sntrup761
