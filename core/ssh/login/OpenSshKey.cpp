// SPDX-License-Identifier: MIT
#include "core/ssh/login/OpenSshKey.h"

#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/login/KeyCipher.h"

#include <cctype>

#include <libssh2_underpass.h>
#include <openssl/evp.h>

namespace underpass {
namespace {

constexpr std::string_view beginning = "-----BEGIN OPENSSH PRIVATE KEY-----";
constexpr std::string_view ending = "-----END OPENSSH PRIVATE KEY-----";
constexpr std::string_view magic{"openssh-key-v1\0", 15};

// ssh-keygen takes 24 rounds of bcrypt where it is told nothing, and a core manages about 100 in a second.
constexpr std::uint32_t mostRounds = 2000;

std::unexpected<Error> unusable(std::string why)
{
    return fail(ErrorCode::KeyFileUnusable, {}, std::move(why));
}

std::unexpected<Error> damaged()
{
    return unusable("the key in it is damaged");
}

// How a passphrase becomes the cipher's key.
Result<void> readDerivation(OpenSshKey& key, std::string_view name, std::string_view options)
{
    if (name != "bcrypt")
        return unusable("it is locked in a way that is not known here (" + cleanText(name) + ")");
    WireReader reader{options};
    const auto salt = reader.string();
    const auto rounds = reader.number();
    if (!salt || salt->empty() || !rounds || *rounds == 0 || !reader.isAtEnd())
        return damaged();
    if (*rounds > mostRounds)
        return unusable("opening it takes " + std::to_string(*rounds) + " rounds of bcrypt, and more than "
            + std::to_string(mostRounds) + " are not done here; ssh-keygen -p -a 100 writes it anew");
    key.salt = *salt;
    key.rounds = *rounds;
    return {};
}

Result<OpenSshKey> readBytes(std::string_view bytes)
{
    if (!bytes.starts_with(magic))
        return damaged();
    WireReader reader{bytes.substr(magic.size())};
    OpenSshKey key;
    key.cipher = reader.string().value_or("");
    const std::string_view derivation = reader.string().value_or("");
    const std::string_view options = reader.string().value_or("");
    if (key.cipher.empty())
        return damaged();
    if (key.isLocked()) {
        if (const auto usable = readDerivation(key, derivation, options); !usable)
            return fail(usable);
        if (!keyCipherCalled(key.cipher))
            return unusable("it is locked in a way that is not known here (" + cleanText(key.cipher) + ")");
    }
    const auto count = reader.number();
    key.blob = reader.string().value_or("");
    const auto sealed = reader.string();
    if (count != 1 || key.blob.empty() || !sealed)
        return damaged();
    key.sealed.assign(sealed->begin(), sealed->end());
    while (const auto byte = reader.byte())
        key.tag += *byte;
    return key;
}

// ssh-keygen writes 1, 2, 3 and so on up to the cipher's block.
bool isPadding(WireReader rest)
{
    char next = 1;
    while (const auto byte = rest.byte()) {
        if (*byte != next++)
            return false;
    }
    return next <= 32;
}

std::optional<PrivateKey> readKey(std::string_view type, WireReader& reader)
{
    const auto text = [&reader] { return reader.string().value_or(""); };
    if (type == "ssh-rsa") {
        RsaParts parts;
        for (std::string_view* part : {&parts.n, &parts.e, &parts.d, &parts.inverseOfQ, &parts.p, &parts.q})
            *part = text();
        return privateKeyFrom(parts);
    }
    if (type == "ssh-ed25519") {
        const std::string_view point = text();
        const std::string_view both = text();
        return both.size() == 64 && both.substr(32) == point ? ed25519KeyFrom(both.substr(0, 32))
                                                             : std::nullopt;
    }
    EcParts parts;
    for (std::string_view* part : {&parts.curve, &parts.point, &parts.secret})
        *part = text();
    return privateKeyFrom(parts);
}

// `opened`: what was sealed. The two numbers in front are the same where the passphrase is right.
Result<PrivateKey> readOpened(const OpenSshKey& key, std::string_view opened)
{
    WireReader reader{opened};
    const auto first = reader.number();
    const auto second = reader.number();
    if (!first || first != second) {
        if (key.isLocked())
            return fail(ErrorCode::PassphraseWrong);
        return damaged();
    }
    const std::string_view type = reader.string().value_or("");
    if (type != "ssh-rsa" && type != "ssh-ed25519" && !type.starts_with("ecdsa-sha2-nistp"))
        return unusable("keys of this kind are not used here (" + cleanText(type) + ")");
    auto found = readKey(type, reader);
    (void)reader.string(); // The comment.
    if (!found || found->blob() != key.blob || !isPadding(reader))
        return damaged();
    return std::move(*found);
}

} // namespace

bool looksLikeOpenSshKey(std::string_view text)
{
    return text.find(beginning) != std::string_view::npos;
}

Result<OpenSshKey> readOpenSshKey(std::string_view text)
{
    const auto start = text.find(beginning) + beginning.size();
    const auto stop = text.find(ending, start);
    if (stop == std::string_view::npos)
        return unusable("the key in it is cut off");
    SecretBytes base64;
    for (const char c : text.substr(start, stop - start)) {
        if (!std::isspace(static_cast<unsigned char>(c)))
            base64.push_back(c);
    }
    const auto padding = viewOf(base64).ends_with("==") ? 2U : viewOf(base64).ends_with('=') ? 1U : 0U;
    SecretBytes bytes(base64.size());
    const int size
        = EVP_DecodeBlock(rawBytes(bytes), rawBytes(viewOf(base64)), static_cast<int>(base64.size()));
    if (size < 3)
        return damaged();
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return readBytes(viewOf(bytes));
}

Result<PrivateKey> openOpenSshKey(const OpenSshKey& key, const Secret& passphrase)
{
    if (!key.isLocked())
        return readOpened(key, viewOf(key.sealed));
    const KeyCipher* cipher = keyCipherCalled(key.cipher);
    if (passphrase.empty())
        return fail(ErrorCode::PassphraseWrong);
    if (!cipher || key.tag.size() != cipher->tagSize || key.sealed.size() % cipher->blockSize != 0)
        return damaged();
    SecretBytes derived(cipher->keySize + cipher->ivSize);
    const std::string_view word = passphrase.reveal();
    if (libssh2_bcrypt_pbkdf(word.data(), word.size(), rawBytes(key.salt), key.salt.size(), rawBytes(derived),
            derived.size(), key.rounds)
        != 0)
        return damaged();
    const auto opened = decrypt(*cipher, viewOf(derived), viewOf(key.sealed), key.tag);
    if (!opened)
        return fail(ErrorCode::PassphraseWrong);
    return readOpened(key, viewOf(*opened));
}

} // namespace underpass
