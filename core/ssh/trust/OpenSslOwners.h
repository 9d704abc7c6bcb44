// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace underpass {

// Who owns what OpenSSL hands out, and which RSA keys count, wherever they are read.
template <auto function> struct FreeWith
{
    template <class Value> void operator()(Value* value) const { function(value); }
};
using OpenSslDigest = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using OpenSslMaker = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using OpenSslBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreeWith<OSSL_PARAM_BLD_free>>;
using OpenSslParameters = std::unique_ptr<OSSL_PARAM, FreeWith<OSSL_PARAM_free>>;
using OpenSslEcSignature = std::unique_ptr<ECDSA_SIG, FreeWith<ECDSA_SIG_free>>;

inline constexpr int fewestRsaBits = 1024;
inline constexpr int mostRsaBits = 16384;
inline constexpr int mostExponentBits = 64; // A signature that is checked with more takes seconds.

} // namespace underpass
