// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyCipher.h"

#include <array>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace underpass {
namespace {

constexpr KeyCipher ciphers[] = {
    {"aes128-ctr", "AES-128-CTR", 16, 16, 16, 0},
    {"aes192-ctr", "AES-192-CTR", 24, 16, 16, 0},
    {"aes256-ctr", "AES-256-CTR", 32, 16, 16, 0},
    {"aes128-cbc", "AES-128-CBC", 16, 16, 16, 0},
    {"aes192-cbc", "AES-192-CBC", 24, 16, 16, 0},
    {"aes256-cbc", "AES-256-CBC", 32, 16, 16, 0},
    {"3des-cbc", "DES-EDE3-CBC", 24, 8, 8, 0},
    {"aes128-gcm@openssh.com", "AES-128-GCM", 16, 12, 16, 16},
    {"aes256-gcm@openssh.com", "AES-256-GCM", 32, 12, 16, 16},
    {"chacha20-poly1305@openssh.com", "ChaCha20", 64, 0, 8, 16},
};

constexpr std::string_view chacha = "ChaCha20";
constexpr std::size_t chachaKeySize = 32;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_CIPHER* cipher) const { EVP_CIPHER_free(cipher); }
    void operator()(EVP_MAC* mac) const { EVP_MAC_free(mac); }
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
template <class Value> using Owned = std::unique_ptr<Value, FreeContext>;

// OpenSSL may be built without an old one.
bool isThere(const KeyCipher& cipher)
{
    return Owned<EVP_CIPHER>{EVP_CIPHER_fetch(nullptr, cipher.ours, nullptr)} != nullptr;
}

// Without padding: what is sealed is whole blocks. With a tag, that is checked as well.
std::optional<SecretBytes> run(const char* name, std::string_view key, std::string_view iv,
    std::string_view sealed, std::string_view tag)
{
    const Owned<EVP_CIPHER> cipher{EVP_CIPHER_fetch(nullptr, name, nullptr)};
    const Owned<EVP_CIPHER_CTX> context{EVP_CIPHER_CTX_new()};
    SecretBytes opened(sealed.size() + EVP_MAX_BLOCK_LENGTH);
    std::array<char, 16> expected{};
    int size = 0;
    int last = 0;
    if (!cipher || !context
        || EVP_DecryptInit_ex2(context.get(), cipher.get(), rawBytes(key), rawBytes(iv), nullptr) != 1
        || EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1)
        return std::nullopt;
    if (!tag.empty()) {
        tag.copy(expected.data(), expected.size());
        if (EVP_CIPHER_CTX_ctrl(
                context.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(expected.size()), expected.data())
            != 1)
            return std::nullopt;
    }
    if (EVP_DecryptUpdate(
            context.get(), rawBytes(opened), &size, rawBytes(sealed), static_cast<int>(sealed.size()))
            != 1
        || EVP_DecryptFinal_ex(context.get(), rawBytes(opened) + size, &last) != 1)
        return std::nullopt;
    opened.resize(static_cast<std::size_t>(size + last));
    return opened;
}

bool isPoly1305(std::string_view tag, std::string_view key, std::string_view sealed)
{
    const Owned<EVP_MAC> mac{EVP_MAC_fetch(nullptr, "POLY1305", nullptr)};
    const Owned<EVP_MAC_CTX> context{mac ? EVP_MAC_CTX_new(mac.get()) : nullptr};
    std::array<unsigned char, 16> made{};
    std::size_t size = 0;
    return context && EVP_MAC_init(context.get(), rawBytes(key), key.size(), nullptr) == 1
        && EVP_MAC_update(context.get(), rawBytes(sealed), sealed.size()) == 1
        && EVP_MAC_final(context.get(), made.data(), &size, made.size()) == 1 && size == tag.size()
        && CRYPTO_memcmp(made.data(), tag.data(), size) == 0;
}

// OpenSSH's PROTOCOL.chacha20poly1305, with packet number 0: block 0 makes the key of the tag, which is over
// what is sealed, and the text begins with block 1. The second half of the key is for lengths.
std::optional<SecretBytes> decryptChacha(
    std::string_view secret, std::string_view sealed, std::string_view tag)
{
    const std::string_view key = secret.substr(0, chachaKeySize);
    std::array<char, 16> counter{};
    const std::array<char, 32> nothing{};
    const auto tagKey
        = run("ChaCha20", key, {counter.data(), counter.size()}, {nothing.data(), nothing.size()}, {});
    if (!tagKey || !isPoly1305(tag, viewOf(*tagKey), sealed))
        return std::nullopt;
    counter.front() = 1;
    return run("ChaCha20", key, {counter.data(), counter.size()}, sealed, {});
}

} // namespace

const KeyCipher* keyCipherCalled(std::string_view name)
{
    for (const KeyCipher& cipher : ciphers) {
        if (name == cipher.name)
            return isThere(cipher) ? &cipher : nullptr;
    }
    return nullptr;
}

std::optional<SecretBytes> decrypt(
    const KeyCipher& cipher, std::string_view secret, std::string_view sealed, std::string_view tag)
{
    if (secret.size() != cipher.keySize + cipher.ivSize || tag.size() != cipher.tagSize)
        return std::nullopt;
    if (cipher.ours == chacha)
        return decryptChacha(secret, sealed, tag);
    return run(cipher.ours, secret.substr(0, cipher.keySize), secret.substr(cipher.keySize), sealed, tag);
}

} // namespace underpass
