// SPDX-License-Identifier: MIT
// With OpenSSL, which has Argon2 from 3.2 on.
#include "core/ssh/login/Argon2.h"

#include <array>
#include <memory>

#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

namespace underpass {
namespace {

struct FreeDerivation
{
    void operator()(EVP_KDF* derivation) const { EVP_KDF_free(derivation); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

const char* nameOf(Argon2::Kind kind)
{
    switch (kind) {
    case Argon2::Kind::D:
        return "ARGON2D";
    case Argon2::Kind::I:
        return "ARGON2I";
    case Argon2::Kind::Id:
        return "ARGON2ID";
    }
    return "ARGON2ID";
}

// OpenSSL only reads what it is given here.
OSSL_PARAM bytes(const char* name, std::string_view value)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(value.data()), value.size());
}

} // namespace

std::optional<SecretBytes> deriveArgon2(const Argon2& how, const Secret& passphrase, std::size_t size)
{
    const std::unique_ptr<EVP_KDF, FreeDerivation> derivation{
        EVP_KDF_fetch(nullptr, nameOf(how.kind), nullptr)};
    const std::unique_ptr<EVP_KDF_CTX, FreeDerivation> context{
        derivation ? EVP_KDF_CTX_new(derivation.get()) : nullptr};
    std::uint32_t memory = how.memory;
    std::uint32_t passes = how.passes;
    std::uint32_t lanes = how.lanes;
    std::uint32_t threads = 1;
    const std::array parameters{
        bytes(OSSL_KDF_PARAM_PASSWORD, passphrase.reveal()),
        bytes(OSSL_KDF_PARAM_SALT, how.salt),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ITER, &passes),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_THREADS, &threads),
        OSSL_PARAM_construct_end(),
    };
    SecretBytes key(size);
    if (!context || EVP_KDF_derive(context.get(), rawBytes(key), key.size(), parameters.data()) != 1)
        return std::nullopt;
    return key;
}

} // namespace underpass
