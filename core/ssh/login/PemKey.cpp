// SPDX-License-Identifier: MIT
#include "core/ssh/login/PemKey.h"

#include "core/ssh/login/SecretBytes.h"

#include <cstdint>
#include <cstring>
#include <memory>

#include <openssl/asn1t.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace underpass {
namespace {

constexpr std::string_view lockedPkcs8 = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
constexpr std::string_view lockedOtherwise = "Proc-Type: 4,ENCRYPTED";
constexpr std::string_view anyKey = " PRIVATE KEY-----";

// OpenSSL writes 2048 rounds of PBKDF2, others up to a million; a core manages some millions in a second. Of
// scrypt OpenSSL does no more than 32 MB can hold.
constexpr std::uint64_t mostRounds = 10'000'000;

struct Free
{
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(X509_SIG* sealed) const { X509_SIG_free(sealed); }
    void operator()(PKCS8_PRIV_KEY_INFO* key) const { PKCS8_PRIV_KEY_INFO_free(key); }
    void operator()(PBE2PARAM* parameters) const { PBE2PARAM_free(parameters); }
    void operator()(PBKDF2PARAM* parameters) const { PBKDF2PARAM_free(parameters); }
    void operator()(PBEPARAM* parameters) const { PBEPARAM_free(parameters); }
};
template <class Value> using Owned = std::unique_ptr<Value, Free>;

std::unexpected<Error> unusable(std::string why)
{
    ERR_clear_error();
    return fail(ErrorCode::KeyFileUnusable, {}, std::move(why));
}

Owned<BIO> bioOf(std::string_view text)
{
    return Owned<BIO>{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

// Nobody is asked for anything here.
int noPassphrase(char*, int, int, void*)
{
    return -1;
}

int givePassphrase(char* buffer, int size, int, void* passphrase)
{
    const std::string_view word = static_cast<const Secret*>(passphrase)->reveal();
    if (word.size() > static_cast<std::size_t>(size))
        return -1;
    std::memcpy(buffer, word.data(), word.size());
    return static_cast<int>(word.size());
}

template <class Parameters> Owned<Parameters> unpack(const ASN1_TYPE* packed, const ASN1_ITEM* item)
{
    return Owned<Parameters>{
        static_cast<Parameters*>(ASN1_TYPE_unpack_sequence(item, const_cast<ASN1_TYPE*>(packed)))};
}

bool isBounded(const ASN1_INTEGER* rounds)
{
    std::uint64_t count = 0;
    return ASN1_INTEGER_get_uint64(&count, rounds) == 1 && count > 0 && count <= mostRounds;
}

// Whether the way from the passphrase to the key is known here, and an end of it in sight.
Result<void> checkDerivation(const X509_SIG* sealed)
{
    const X509_ALGOR* algorithm = nullptr;
    const ASN1_OCTET_STRING* ignored = nullptr;
    X509_SIG_get0(sealed, &algorithm, &ignored);
    const std::string tooLong
        = "opening it takes more rounds than are done here; ssh-keygen -p writes it anew";
    if (OBJ_obj2nid(algorithm->algorithm) != NID_pbes2) {
        const auto old = unpack<PBEPARAM>(algorithm->parameter, ASN1_ITEM_rptr(PBEPARAM));
        if (!old)
            return unusable("it is locked in a way that is not known here");
        return isBounded(old->iter) ? Result<void>{} : unusable(tooLong);
    }
    const auto scheme = unpack<PBE2PARAM>(algorithm->parameter, ASN1_ITEM_rptr(PBE2PARAM));
    if (!scheme)
        return unusable("the key in it is damaged");
    const int function = OBJ_obj2nid(scheme->keyfunc->algorithm);
    if (function == NID_id_scrypt)
        return {};
    const auto rounds = function == NID_id_pbkdf2
        ? unpack<PBKDF2PARAM>(scheme->keyfunc->parameter, ASN1_ITEM_rptr(PBKDF2PARAM))
        : nullptr;
    if (!rounds)
        return unusable("it is locked in a way that is not known here");
    return isBounded(rounds->iter) ? Result<void>{} : unusable(tooLong);
}

Result<Owned<X509_SIG>> readLocked(std::string_view text)
{
    const auto bio = bioOf(text.substr(text.find(lockedPkcs8)));
    Owned<X509_SIG> sealed{bio ? PEM_read_bio_PKCS8(bio.get(), nullptr, noPassphrase, nullptr) : nullptr};
    if (!sealed)
        return unusable("the key in it is damaged");
    if (const auto usable = checkDerivation(sealed.get()); !usable)
        return fail(usable);
    return sealed;
}

bool isLockedPkcs8(std::string_view text)
{
    return text.find(lockedPkcs8) != std::string_view::npos;
}

Result<PrivateKey> keyOf(EVP_PKEY* opened)
{
    const char* kind = EVP_PKEY_get0_type_name(opened);
    const std::string name = kind ? kind : "unknown";
    auto key = PrivateKey::of(opened);
    if (!key)
        return unusable("keys of this kind are not used here (" + name + ")");
    return std::move(*key);
}

} // namespace

Result<PemKind> inspectPemKey(std::string_view text)
{
    if (isLockedPkcs8(text)) {
        if (const auto sealed = readLocked(text); !sealed)
            return fail(sealed);
        return PemKind::Locked;
    }
    if (text.find(anyKey) == std::string_view::npos)
        return PemKind::None;
    return text.find(lockedOtherwise) == std::string_view::npos ? PemKind::Plain : PemKind::Locked;
}

Result<PrivateKey> openPemKey(std::string_view text, const Secret& passphrase)
{
    const auto kind = inspectPemKey(text);
    if (!kind)
        return fail(kind);
    EVP_PKEY* opened = nullptr;
    if (isLockedPkcs8(text)) {
        const auto sealed = readLocked(text);
        const std::string_view word = passphrase.reveal();
        const Owned<PKCS8_PRIV_KEY_INFO> info{
            sealed ? PKCS8_decrypt(sealed->get(), word.data(), static_cast<int>(word.size())) : nullptr};
        opened = info ? EVP_PKCS82PKEY(info.get()) : nullptr;
    } else if (const auto bio = bioOf(text)) {
        Secret word = passphrase.clone();
        opened = PEM_read_bio_PrivateKey(
            bio.get(), nullptr, *kind == PemKind::Locked ? givePassphrase : noPassphrase, &word);
    }
    ERR_clear_error();
    if (opened)
        return keyOf(opened);
    if (*kind == PemKind::Locked)
        return fail(ErrorCode::PassphraseWrong);
    return unusable("the key in it is damaged");
}

} // namespace underpass
