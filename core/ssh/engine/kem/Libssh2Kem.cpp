// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Sntrup761.h"

#include <algorithm>

#include <libssh2_underpass.h>

namespace underpass::sntrup761 {
namespace {

void* make(unsigned char* publicKey)
{
    try {
        auto pair = makeKeyPair(openSslRandom);
        if (pair)
            std::ranges::copy(pair->publicKey, publicKey);
        return pair.release();
    } catch (...) { // Nothing may be thrown through libssh2.
        return nullptr;
    }
}

int open(void* key, const unsigned char* ciphertext, unsigned char* secret)
{
    try {
        const auto opened = decapsulate(static_cast<KeyPair*>(key)->secretKey,
            std::span<const std::uint8_t, ciphertextBytes>{ciphertext, ciphertextBytes});
        if (!opened)
            return -1;
        std::ranges::copy(*opened, secret);
        return 0;
    } catch (...) {
        return -1;
    }
}

void release(void* key)
{
    delete static_cast<KeyPair*>(key);
}

} // namespace

const LIBSSH2_KEM* forLibssh2()
{
    static const LIBSSH2_KEM kem{largeBytes, ciphertextBytes, hashBytes, &make, &open, &release};
    return &kem;
}

} // namespace underpass::sntrup761
