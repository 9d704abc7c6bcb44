// SPDX-License-Identifier: MIT
#include "core/ssh/login/PrivateKey.h"

#include "core/base/Wire.h"
#include "core/ssh/login/Certificate.h"
#include "core/ssh/login/SecretBytes.h"
#include "core/ssh/trust/OpenSslOwners.h"

#include <array>
#include <utility>

#include <openssl/bn.h>
#include <openssl/core_names.h>

namespace underpass {
namespace {

using Number = std::unique_ptr<BIGNUM, FreeWith<BN_clear_free>>;
using Numbers = std::unique_ptr<BN_CTX, FreeWith<BN_CTX_free>>;

constexpr std::size_t ed25519Size = 32;

struct Curve
{
    const char* name; // RFC 5656
    const char* group; // OpenSSL's
    std::size_t size; // Of a coordinate.
    const EVP_MD* (*digest)();
};
constexpr std::array curves{
    Curve{"nistp256", "prime256v1", 32, EVP_sha256},
    Curve{"nistp384", "secp384r1", 48, EVP_sha384},
    Curve{"nistp521", "secp521r1", 66, EVP_sha512},
};

const Curve* curveCalled(std::string_view name)
{
    for (const Curve& curve : curves) {
        if (name == curve.name || name == curve.group)
            return &curve;
    }
    return nullptr;
}

Number numberOf(std::string_view bytes)
{
    return Number{BN_bin2bn(rawBytes(bytes), static_cast<int>(bytes.size()), nullptr)};
}

Number partOf(const EVP_PKEY* key, const char* name)
{
    BIGNUM* found = nullptr;
    EVP_PKEY_get_bn_param(key, name, &found);
    return Number{found};
}

// RFC 4251 section 5: a number that would begin with a set bit has a zero in front.
std::string mpint(const BIGNUM* number)
{
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char*>(bytes.data()));
    if (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0)
        bytes.insert(bytes.begin(), '\0');
    return bytes;
}

std::string rsaBlob(const EVP_PKEY* key)
{
    const Number n = partOf(key, OSSL_PKEY_PARAM_RSA_N);
    const Number e = partOf(key, OSSL_PKEY_PARAM_RSA_E);
    if (!n || !e || BN_num_bits(n.get()) < fewestRsaBits || BN_num_bits(n.get()) > mostRsaBits)
        return {};
    if (BN_num_bits(e.get()) > mostExponentBits)
        return {};
    WireWriter blob;
    blob.string("ssh-rsa");
    blob.string(mpint(e.get()));
    blob.string(mpint(n.get()));
    return blob.take();
}

const Curve* curveOf(const EVP_PKEY* key)
{
    std::array<char, 64> group{};
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), nullptr)
        != 1)
        return nullptr;
    return curveCalled(group.data());
}

std::string ecBlob(const EVP_PKEY* key)
{
    const Curve* curve = curveOf(key);
    const Number x = partOf(key, OSSL_PKEY_PARAM_EC_PUB_X);
    const Number y = partOf(key, OSSL_PKEY_PARAM_EC_PUB_Y);
    if (!curve || !x || !y)
        return {};
    std::string point(1 + 2 * curve->size, '\4'); // Uncompressed (SEC 1 section 2.3.3).
    auto* const at = reinterpret_cast<unsigned char*>(point.data()) + 1;
    const auto size = static_cast<int>(curve->size);
    if (BN_bn2binpad(x.get(), at, size) != size || BN_bn2binpad(y.get(), at + size, size) != size)
        return {};
    WireWriter blob;
    blob.string("ecdsa-sha2-" + std::string{curve->name});
    blob.string(curve->name);
    blob.string(point);
    return blob.take();
}

std::string ed25519Blob(const EVP_PKEY* key)
{
    std::string point(ed25519Size, '\0');
    std::size_t size = point.size();
    if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(point.data()), &size) != 1)
        return {};
    WireWriter blob;
    blob.string("ssh-ed25519");
    blob.string(point);
    return blob.take();
}

std::string blobOf(const EVP_PKEY* key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return rsaBlob(key);
    case EVP_PKEY_EC:
        return ecBlob(key);
    case EVP_PKEY_ED25519:
        return ed25519Blob(key);
    default:
        return {};
    }
}

const EVP_MD* rsaDigest(std::string_view algorithm)
{
    if (algorithm == "rsa-sha2-512")
        return EVP_sha512();
    if (algorithm == "rsa-sha2-256")
        return EVP_sha256();
    return algorithm == "ssh-rsa" ? EVP_sha1() : nullptr;
}

std::optional<std::string> signWith(EVP_PKEY* key, const EVP_MD* digest, std::string_view data)
{
    const OpenSslDigest context{EVP_MD_CTX_new()};
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, rawBytes(data), data.size()) != 1)
        return std::nullopt;
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
            rawBytes(data), data.size())
        != 1)
        return std::nullopt;
    signature.resize(size);
    return signature;
}

// OpenSSL writes DER, SSH two numbers (RFC 5656 section 3.1.2).
std::optional<std::string> asTwoNumbers(const std::string& der)
{
    const unsigned char* at = rawBytes(der);
    const OpenSslEcSignature signature{d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()))};
    if (!signature)
        return std::nullopt;
    WireWriter written;
    written.string(mpint(ECDSA_SIG_get0_r(signature.get())));
    written.string(mpint(ECDSA_SIG_get0_s(signature.get())));
    return written.take();
}

std::optional<PrivateKey> keyFrom(const char* kind, const OpenSslBuilder& builder)
{
    const OpenSslParameters parameters{OSSL_PARAM_BLD_to_param(builder.get())};
    const OpenSslMaker maker{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
    EVP_PKEY* key = nullptr;
    if (!parameters || !maker || EVP_PKEY_fromdata_init(maker.get()) != 1
        || EVP_PKEY_fromdata(maker.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) != 1)
        return std::nullopt;
    return PrivateKey::of(key);
}

// d modulo one less than the prime, which files leave out.
Number exponentFor(const BIGNUM* d, const BIGNUM* prime, BN_CTX* numbers)
{
    Number less{BN_dup(prime)};
    Number exponent{BN_new()};
    if (!less || !exponent || BN_sub_word(less.get(), 1) != 1)
        return nullptr;
    BN_set_flags(less.get(), BN_FLG_CONSTTIME);
    if (BN_mod(exponent.get(), d, less.get(), numbers) != 1)
        return nullptr;
    return exponent;
}

} // namespace

void PrivateKey::Free::operator()(EVP_PKEY* key) const noexcept
{
    EVP_PKEY_free(key);
}

std::optional<PrivateKey> PrivateKey::of(EVP_PKEY* key)
{
    PrivateKey owned{key, {}};
    if (key)
        owned.m_blob = blobOf(key);
    if (owned.m_blob.empty())
        return std::nullopt;
    return owned;
}

std::optional<std::string> PrivateKey::sign(std::string_view data, std::string_view algorithm) const
{
    const std::string plain = plainAlgorithm(algorithm);
    const std::string_view type = WireReader{m_blob}.string().value_or("");
    if (type == "ssh-rsa") {
        const EVP_MD* digest = rsaDigest(plain);
        return digest ? signWith(m_key.get(), digest, data) : std::nullopt;
    }
    if (plain != type)
        return std::nullopt;
    if (type == "ssh-ed25519")
        return signWith(m_key.get(), nullptr, data);
    const auto der = signWith(m_key.get(), curveOf(m_key.get())->digest(), data);
    return der ? asTwoNumbers(*der) : std::nullopt;
}

std::optional<PrivateKey> privateKeyFrom(const RsaParts& parts)
{
    const Number n = numberOf(parts.n);
    const Number e = numberOf(parts.e);
    const Number d = numberOf(parts.d);
    const Number p = numberOf(parts.p);
    const Number q = numberOf(parts.q);
    const Number inverse = numberOf(parts.inverseOfQ);
    if (!n || !e || !d || !p || !q || !inverse)
        return std::nullopt;
    const int bits = BN_num_bits(n.get());
    for (const Number* part : {&e, &d, &p, &q, &inverse}) {
        if (BN_is_zero(part->get()) || BN_num_bits(part->get()) > bits || bits > mostRsaBits)
            return std::nullopt;
    }
    BN_set_flags(d.get(), BN_FLG_CONSTTIME);
    const Numbers numbers{BN_CTX_new()};
    const Number forP = exponentFor(d.get(), p.get(), numbers.get());
    const Number forQ = exponentFor(d.get(), q.get(), numbers.get());
    const OpenSslBuilder builder{OSSL_PARAM_BLD_new()};
    if (!forP || !forQ || !builder)
        return std::nullopt;
    const std::array all{std::pair{OSSL_PKEY_PARAM_RSA_N, &n}, std::pair{OSSL_PKEY_PARAM_RSA_E, &e},
        std::pair{OSSL_PKEY_PARAM_RSA_D, &d}, std::pair{OSSL_PKEY_PARAM_RSA_FACTOR1, &p},
        std::pair{OSSL_PKEY_PARAM_RSA_FACTOR2, &q}, std::pair{OSSL_PKEY_PARAM_RSA_EXPONENT1, &forP},
        std::pair{OSSL_PKEY_PARAM_RSA_EXPONENT2, &forQ},
        std::pair{OSSL_PKEY_PARAM_RSA_COEFFICIENT1, &inverse}};
    for (const auto& [name, number] : all) {
        if (OSSL_PARAM_BLD_push_BN(builder.get(), name, number->get()) != 1)
            return std::nullopt;
    }
    return keyFrom("RSA", builder);
}

std::optional<PrivateKey> privateKeyFrom(const EcParts& parts)
{
    const Curve* curve = curveCalled(parts.curve);
    const Number secret = numberOf(parts.secret);
    const OpenSslBuilder builder{OSSL_PARAM_BLD_new()};
    if (!curve || !secret || !builder || parts.point.size() != 1 + 2 * curve->size
        || static_cast<std::size_t>(BN_num_bytes(secret.get())) > curve->size)
        return std::nullopt;
    if (OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve->group, 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(
               builder.get(), OSSL_PKEY_PARAM_PUB_KEY, parts.point.data(), parts.point.size())
            != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get()) != 1)
        return std::nullopt;
    return keyFrom("EC", builder);
}

std::optional<PrivateKey> ed25519KeyFrom(std::string_view seed)
{
    if (seed.size() != ed25519Size)
        return std::nullopt;
    return PrivateKey::of(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, rawBytes(seed), seed.size()));
}

} // namespace underpass
