// SPDX-License-Identifier: MIT
#include "tests/core/ssh/login/SignatureCheck.h"

#include "core/base/Wire.h"

#include <memory>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace underpass::test {
namespace {

const unsigned char* raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

BIGNUM* number(std::string_view bytes)
{
    return BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr);
}

using Key = std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })>;

Key keyFrom(const char* kind, OSSL_PARAM_BLD* builder)
{
    OSSL_PARAM* parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX* maker = EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr);
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(maker);
    EVP_PKEY_fromdata(maker, &key, EVP_PKEY_PUBLIC_KEY, parameters);
    EVP_PKEY_CTX_free(maker);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    return Key{key};
}

Key keyOf(std::string_view blob)
{
    WireReader reader{blob};
    const std::string_view type = reader.string().value_or("");
    const std::string_view first = reader.string().value_or("");
    if (type == "ssh-ed25519")
        return Key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(first), first.size())};
    const std::string_view second = reader.string().value_or("");
    OSSL_PARAM_BLD* builder = OSSL_PARAM_BLD_new();
    if (type != "ssh-rsa") {
        const std::string group{"P-" + std::string{first.substr(5)}};
        OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, group.c_str(), 0);
        OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, second.data(), second.size());
        return keyFrom("EC", builder);
    }
    BIGNUM* e = number(first);
    BIGNUM* n = number(second);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
    Key key = keyFrom("RSA", builder);
    BN_free(e);
    BN_free(n);
    return key;
}

const EVP_MD* digestOf(std::string_view algorithm)
{
    if (algorithm == "ssh-ed25519")
        return nullptr;
    if (algorithm.ends_with("512") || algorithm.ends_with("521"))
        return EVP_sha512();
    return algorithm.ends_with("384") ? EVP_sha384() : EVP_sha256();
}

std::string derOf(std::string_view twoNumbers)
{
    WireReader reader{twoNumbers};
    ECDSA_SIG* both = ECDSA_SIG_new();
    BIGNUM* r = number(reader.string().value_or(""));
    BIGNUM* s = number(reader.string().value_or(""));
    ECDSA_SIG_set0(both, r, s);
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(both, &der);
    std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    ECDSA_SIG_free(both);
    return reader.isAtEnd() ? text : "";
}

} // namespace

std::vector<std::string> algorithmsOf(std::string_view blob)
{
    const std::string type{WireReader{blob}.string().value_or("")};
    if (type == "ssh-rsa")
        return {"rsa-sha2-256", "rsa-sha2-512"};
    return {type};
}

bool isSignature(
    std::string_view signature, std::string_view data, std::string_view algorithm, std::string_view blob)
{
    const Key key = keyOf(blob);
    const std::string asOpenSsl = algorithm.starts_with("ecdsa-") ? derOf(signature) : std::string{signature};
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const bool isRight = EVP_DigestVerifyInit(context, nullptr, digestOf(algorithm), nullptr, key.get()) == 1
        && EVP_DigestVerify(context, raw(asOpenSsl), asOpenSsl.size(), raw(data), data.size()) == 1;
    EVP_MD_CTX_free(context);
    return isRight;
}

} // namespace underpass::test
