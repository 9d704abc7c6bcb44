// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Wire.h"
#include "core/ssh/trust/HostKey.h"

#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

namespace underpass::test {

// An Ed25519 key with its private half.
class SigningKey
{
public:
    [[nodiscard]] HostKey publicHalf() const
    {
        std::string raw(32, '\0');
        std::size_t size = raw.size();
        EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char*>(raw.data()), &size);
        WireWriter blob;
        blob.string("ssh-ed25519");
        blob.string(raw);
        return {"ssh-ed25519", blob.take()};
    }
    // As RFC 4253 section 6.6 encodes it.
    [[nodiscard]] std::string sign(std::string_view bytes) const
    {
        std::string raw(64, '\0');
        std::size_t size = raw.size();
        EVP_MD_CTX* digest = EVP_MD_CTX_new();
        EVP_DigestSignInit(digest, nullptr, nullptr, nullptr, m_key.get());
        EVP_DigestSign(digest, reinterpret_cast<unsigned char*>(raw.data()), &size,
            reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        EVP_MD_CTX_free(digest);
        WireWriter signature;
        signature.string("ssh-ed25519");
        signature.string(raw);
        return signature.take();
    }

private:
    struct Free
    {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    std::unique_ptr<EVP_PKEY, Free> m_key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
};

} // namespace underpass::test
