// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

using EVP_PKEY = struct evp_pkey_st;

namespace underpass {

// A private key that is open: what every reader of key files yields. Owns the key, which OpenSSL wipes when
// it goes. Pure; one thread at a time.
class PrivateKey
{
public:
    // Takes the key over. Nothing where it is of a kind that SSH has no algorithm for here: RSA of 1024 to
    // 16384 bits, ECDSA on the three NIST curves and Ed25519 are.
    [[nodiscard]] static std::optional<PrivateKey> of(EVP_PKEY* key);

    // The public half, as in HostKey::blob.
    [[nodiscard]] const std::string& blob() const { return m_blob; }

    // The signature for a log-in (RFC 4252 section 7) without the algorithm's name in front of it. Nothing
    // where the algorithm (of a certificate: its plain one) is none of this key's.
    [[nodiscard]] std::optional<std::string> sign(std::string_view data, std::string_view algorithm) const;

private:
    struct Free
    {
        void operator()(EVP_PKEY* key) const noexcept;
    };

    PrivateKey(EVP_PKEY* key, std::string blob)
        : m_key(key)
        , m_blob(std::move(blob))
    { }

    std::unique_ptr<EVP_PKEY, Free> m_key;
    std::string m_blob;
};

// What key files hold of a key, as numbers with their highest byte first (RFC 4251 section 5) or bytes.
struct RsaParts
{
    std::string_view n, e, d, p, q, inverseOfQ;
};
struct EcParts
{
    std::string_view curve; // "nistp256"
    std::string_view point; // The public half, uncompressed.
    std::string_view secret;
};

// Nothing where the parts make no key.
[[nodiscard]] std::optional<PrivateKey> privateKeyFrom(const RsaParts& parts);
[[nodiscard]] std::optional<PrivateKey> privateKeyFrom(const EcParts& parts);
// Ed25519, by the 32 bytes that RFC 8032 calls the private key.
[[nodiscard]] std::optional<PrivateKey> ed25519KeyFrom(std::string_view seed);

} // namespace underpass
