// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KeySignature.h"

#include "core/base/Wire.h"
#include "core/ssh/trust/OpenSslOwners.h"
#include "core/ssh/trust/PublicKeyBlob.h"

#include <memory>
#include <optional>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/sha.h>

namespace underpass {
namespace {

using Number = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

constexpr std::size_t mostOfANumber = 16384 / 8 + 1;

const unsigned char* raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Number numberOf(std::string_view bytes)
{
    if (bytes.size() > mostOfANumber)
        return nullptr;
    return Number{BN_bin2bn(raw(bytes), static_cast<int>(bytes.size()), nullptr)};
}

Key keyFrom(const char* kind, const OpenSslBuilder& builder)
{
    const OpenSslParameters parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    const OpenSslMaker maker{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
    EVP_PKEY* key = nullptr;
    if (!parameters || !maker || EVP_PKEY_fromdata_init(maker.get()) != 1
        || EVP_PKEY_fromdata(maker.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return Key{key};
}

Key rsaKey(std::string_view e, std::string_view n)
{
    const Number exponent = numberOf(e);
    const Number modulus = numberOf(n);
    const OpenSslBuilder builder{OSSL_PARAM_BLD_new()};
    if (!exponent || !modulus || !builder || BN_num_bits(modulus.get()) < fewestRsaBits
        || BN_num_bits(modulus.get()) > mostRsaBits || BN_num_bits(exponent.get()) > mostExponentBits)
        return nullptr;
    if (OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    return keyFrom("RSA", builder);
}

Key ecKey(std::string_view curve, std::string_view point)
{
    const std::string group = std::string{"P-"}.append(curve.substr(curve.size() - 3)); // Of "nistp256".
    const OpenSslBuilder builder{OSSL_PARAM_BLD_new()};
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group.c_str(), 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(
               builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size())
            != 1)
        return nullptr;
    return keyFrom("EC", builder);
}

// Of a key on a token, which has its application behind it.
bool isOnToken(const HostKey& key)
{
    return key.type.starts_with("sk-");
}

// Of a whole public key, as isWholePublicKey() says.
Key keyOf(const HostKey& key)
{
    WireReader reader{key.blob};
    (void)reader.string();
    const std::string_view first = reader.string().value_or("");
    if (key.type == "ssh-ed25519" || key.type == "sk-ssh-ed25519@openssh.com")
        return Key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(first), first.size())};
    const std::string_view second = reader.string().value_or("");
    if (key.type == "ssh-rsa")
        return rsaKey(first, second);
    return key.type.contains("ecdsa-sha2-nistp") ? ecKey(first, second) : nullptr;
}

std::string digestOf(std::string_view bytes)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(raw(bytes), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

// What a token signs (OpenSSH's PROTOCOL.u2f, "SSH U2F signatures"), with what it noticed, which stands
// behind the signature. Whether it was touched is no matter: as for ssh, an authority's certificate counts
// either way.
std::optional<std::string> signedByToken(const HostKey& key, WireReader& signature, std::string_view bytes)
{
    WireReader blob{key.blob};
    std::string_view application;
    while (!blob.isAtEnd()) {
        const auto part = blob.string();
        if (!part)
            return std::nullopt;
        application = *part;
    }
    const auto flags = signature.byte();
    const auto counter = signature.number();
    if (!flags || !counter)
        return std::nullopt;
    WireWriter noticed;
    noticed.byte(*flags);
    noticed.number(*counter);
    return digestOf(application).append(noticed.take()).append(digestOf(bytes));
}

struct Method
{
    std::string_view keyType;
    std::string_view algorithm;
    const EVP_MD* (*digest)(); // None: the key's own.
};
constexpr Method methods[] = {
    {"ssh-ed25519", "ssh-ed25519", nullptr},
    {"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", EVP_sha256},
    {"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", EVP_sha384},
    {"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", EVP_sha512},
    {"ssh-rsa", "rsa-sha2-256", EVP_sha256},
    {"ssh-rsa", "rsa-sha2-512", EVP_sha512},
    {"sk-ssh-ed25519@openssh.com", "sk-ssh-ed25519@openssh.com", nullptr},
    {"sk-ecdsa-sha2-nistp256@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com", EVP_sha256},
};

const Method* methodOf(std::string_view keyType, std::string_view algorithm)
{
    for (const Method& method : methods) {
        if (method.keyType == keyType && method.algorithm == algorithm)
            return &method;
    }
    return nullptr;
}

// RFC 5656 section 3.1.2 has two numbers, OpenSSL wants DER.
std::optional<std::string> derOf(std::string_view twoNumbers)
{
    WireReader reader{twoNumbers};
    Number r = numberOf(reader.string().value_or(""));
    Number s = numberOf(reader.string().value_or(""));
    const OpenSslEcSignature both{ECDSA_SIG_new()};
    if (!reader.isAtEnd() || !r || !s || !both || ECDSA_SIG_set0(both.get(), r.get(), s.get()) != 1)
        return std::nullopt;
    (void)r.release();
    (void)s.release();
    unsigned char* bytes = nullptr;
    const int size = i2d_ECDSA_SIG(both.get(), &bytes);
    if (size <= 0)
        return std::nullopt;
    std::string der{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    OPENSSL_free(bytes);
    return der;
}

} // namespace

bool isSignedBy(const HostKey& key, std::string_view signature, std::string_view bytes)
{
    WireReader reader{signature};
    const auto algorithm = reader.string();
    const auto value = reader.string();
    if (!value || keyTypeOf(key.blob) != key.type || !isWholePublicKey(key.blob))
        return false;
    const auto proven
        = isOnToken(key) ? signedByToken(key, reader, bytes) : std::optional{std::string{bytes}};
    const Method* method = proven && reader.isAtEnd() ? methodOf(key.type, *algorithm) : nullptr;
    if (!method)
        return false;
    const auto plain = key.type.contains("ecdsa-") ? derOf(*value) : std::optional{std::string{*value}};
    const Key opened = plain ? keyOf(key) : nullptr;
    const OpenSslDigest digest{EVP_MD_CTX_new()};
    return opened && digest
        && EVP_DigestVerifyInit(
               digest.get(), nullptr, method->digest ? method->digest() : nullptr, nullptr, opened.get())
        == 1
        && EVP_DigestVerify(digest.get(), raw(*plain), plain->size(), raw(*proven), proven->size()) == 1;
}

} // namespace underpass
