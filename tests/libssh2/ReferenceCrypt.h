// SPDX-License-Identifier: MIT
#pragma once

#include "tests/libssh2/Internals.h"
#include "tests/libssh2/ScriptedPeer.h"

#include <openssl/evp.h>

#include <memory>
#include <optional>

namespace underpass::test {

// OpenSSL as it ships with Underpass for Windows is built without the old ciphers, so they cannot be tested
// there.
inline constexpr bool hasLegacyCiphers = UNDERPASS_LEGACY_CIPHERS;

// RFC 4253 section 6 (and RFC 5647, OpenSSH's PROTOCOL files) once more, written straight on OpenSSL with one
// call per packet, so that libssh2's own transport can be compared with it. One object is one direction.
class ReferenceCrypt
{
public:
    enum class Mode { Seal, Open };
    struct Keys
    {
        Bytes key;
        Bytes iv;
        Bytes macKey;
    };
    ReferenceCrypt(const CipherInfo& cipher, const MacInfo& mac, Mode mode); // With keys of its own.
    ReferenceCrypt(const CipherInfo& cipher, const MacInfo& mac, Mode mode, const Keys& keys);

    Bytes seal(const Bytes& payload);
    // The same with a packet's own length, padding length and padding in front of and behind the payload.
    Bytes sealPacket(const Bytes& plain);
    // The payload of the one packet in `packet`, or nothing when it is not authentic.
    std::optional<Bytes> open(const Bytes& packet);

    const Bytes& key() const { return m_key; }
    const Bytes& iv() const { return m_iv; }
    const Bytes& macKey() const { return m_macKey; }

private:
    struct Free
    {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
        void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
    };

    void startCipher();
    Bytes plainPacket(const Bytes& payload) const;
    Bytes macOf(const Bytes& packet) const;
    Bytes streamed(const Bytes& input);
    Bytes gcm(const Bytes& packet, Bytes& tag);
    Bytes chacha(const Bytes& packet, bool header) const;
    Bytes poly1305(const Bytes& packet) const;
    bool isChaCha() const { return m_cipher.isAead && m_cipher.ivLength == 0; }

    CipherInfo m_cipher;
    MacInfo m_mac;
    Mode m_mode;
    Bytes m_key;
    Bytes m_iv;
    Bytes m_macKey;
    Bytes m_nonce;
    std::unique_ptr<EVP_CIPHER, Free> m_method;
    std::unique_ptr<EVP_CIPHER_CTX, Free> m_context;
    std::uint32_t m_sequence = 0;
};

} // namespace underpass::test
