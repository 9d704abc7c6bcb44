// SPDX-License-Identifier: MIT
#include "tests/libssh2/ReferenceCrypt.h"

#include <openssl/hmac.h>
#include <openssl/provider.h>

#include <map>
#include <stdexcept>
#include <string_view>

namespace underpass::test {

namespace {

void check(bool good, std::string_view what)
{
    if (!good) {
        throw std::runtime_error(std::string(what));
    }
}

const char* opensslName(std::string_view sshName)
{
    static const std::map<std::string_view, const char*> names{
        {"aes256-gcm@openssh.com", "AES-256-GCM"},
        {"aes128-gcm@openssh.com", "AES-128-GCM"},
        {"aes256-ctr", "AES-256-CTR"},
        {"aes192-ctr", "AES-192-CTR"},
        {"aes128-ctr", "AES-128-CTR"},
        {"aes256-cbc", "AES-256-CBC"},
        {"aes192-cbc", "AES-192-CBC"},
        {"aes128-cbc", "AES-128-CBC"},
        {"blowfish-cbc", "BF-CBC"},
        {"arcfour", "RC4"},
        {"arcfour128", "RC4"},
        {"cast128-cbc", "CAST5-CBC"},
        {"3des-cbc", "DES-EDE3-CBC"},
        {"rijndael-cbc@lysator.liu.se", "AES-256-CBC"},
        {"chacha20-poly1305@openssh.com", "ChaCha20"},
    };
    const auto found = names.find(sshName);
    check(found != names.end(), "the reference does not know this cipher");
    return found->second;
}

const EVP_MD* digestOf(std::string_view macName)
{
    if (macName.starts_with("hmac-sha2-256")) {
        return EVP_sha256();
    }
    if (macName.starts_with("hmac-sha2-512")) {
        return EVP_sha512();
    }
    if (macName.starts_with("hmac-sha1")) {
        return EVP_sha1();
    }
    if (macName.starts_with("hmac-md5")) {
        return EVP_md5();
    }
    check(macName.starts_with("hmac-ripemd160"), "the reference does not know this MAC");
    return EVP_ripemd160();
}

Bytes pattern(int length, int seed)
{
    Bytes bytes;
    for (int i = 0; i < length; i++) {
        bytes.push_back(static_cast<unsigned char>(i * 37 + seed));
    }
    return bytes;
}

Bytes part(const Bytes& bytes, std::size_t from, std::size_t to)
{
    return {
        bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.begin() + static_cast<std::ptrdiff_t>(to)};
}

void append(Bytes& bytes, const Bytes& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

} // namespace

ReferenceCrypt::ReferenceCrypt(const CipherInfo& cipher, const MacInfo& mac, Mode mode)
    : ReferenceCrypt(cipher, mac, mode,
          {pattern(cipher.keyLength, 11), pattern(cipher.ivLength, 201), pattern(mac.keyLength, 77)})
{ }

ReferenceCrypt::ReferenceCrypt(const CipherInfo& cipher, const MacInfo& mac, Mode mode, const Keys& keys)
    : m_cipher(cipher)
    , m_mac(mac)
    , m_mode(mode)
    , m_key(keys.key)
    , m_iv(keys.iv)
    , m_macKey(keys.macKey)
    , m_nonce(m_iv)
    , m_context(EVP_CIPHER_CTX_new())
{
    // The old ciphers are in a provider of their own; libssh2 finds them there, too.
    static OSSL_PROVIDER* const legacy = OSSL_PROVIDER_load(nullptr, "legacy");
    static OSSL_PROVIDER* const standard = OSSL_PROVIDER_load(nullptr, "default");
    check((legacy || !hasLegacyCiphers) && standard, "OpenSSL's legacy provider is missing");
    m_method.reset(EVP_CIPHER_fetch(nullptr, opensslName(cipher.name), nullptr));
    check(m_method != nullptr, "OpenSSL does not have this cipher");
    if (!cipher.isAead) {
        startCipher();
    }
}

void ReferenceCrypt::startCipher()
{
    check(EVP_CipherInit_ex2(
              m_context.get(), m_method.get(), m_key.data(), m_iv.data(), m_mode == Mode::Seal, nullptr)
            == 1,
        "init");
    EVP_CIPHER_CTX_set_padding(m_context.get(), 0);
    if (std::string_view(m_cipher.name) == "arcfour128") {
        streamed(Bytes(1536));
    }
}

Bytes ReferenceCrypt::plainPacket(const Bytes& payload) const
{
    const auto block = static_cast<std::size_t>(m_cipher.blockSize);
    const bool lengthIsApart = m_cipher.isAead || m_mac.encryptsFirst;
    std::size_t padding = block - (payload.size() + (lengthIsApart ? 1 : 5)) % block;
    padding += padding < 4 ? block : 0;
    Bytes packet = Message(0).number(static_cast<std::uint32_t>(payload.size() + padding + 1));
    packet.erase(packet.begin());
    packet.push_back(static_cast<unsigned char>(padding));
    append(packet, payload);
    append(packet, pattern(static_cast<int>(padding), 5));
    return packet;
}

Bytes ReferenceCrypt::macOf(const Bytes& packet) const
{
    Bytes input = Message(0).number(m_sequence);
    input.erase(input.begin());
    append(input, packet);
    Bytes mac(EVP_MAX_MD_SIZE);
    check(HMAC(digestOf(m_mac.name), m_macKey.data(), static_cast<int>(m_macKey.size()), input.data(),
              input.size(), mac.data(), nullptr)
            != nullptr,
        "HMAC");
    mac.resize(static_cast<std::size_t>(m_mac.length));
    return mac;
}

Bytes ReferenceCrypt::streamed(const Bytes& input)
{
    Bytes output(input.size() + EVP_MAX_BLOCK_LENGTH);
    int length = 0;
    check(EVP_CipherUpdate(
              m_context.get(), output.data(), &length, input.data(), static_cast<int>(input.size()))
            == 1,
        "update");
    check(static_cast<std::size_t>(length) == input.size(), "not a whole number of blocks");
    output.resize(input.size());
    return output;
}

// `packet` starts with the clear length; the tag is an input when opening and an output when sealing.
Bytes ReferenceCrypt::gcm(const Bytes& packet, Bytes& tag)
{
    auto* context = m_context.get();
    const bool sealing = m_mode == Mode::Seal;
    check(EVP_CipherInit_ex2(context, m_method.get(), m_key.data(), m_nonce.data(), sealing, nullptr) == 1,
        "init");
    for (std::size_t i = m_nonce.size(); i-- > 4 && ++m_nonce[i] == 0;) { }
    int length = 0;
    check(EVP_CipherUpdate(context, nullptr, &length, packet.data(), 4) == 1, "AAD");
    Bytes output(packet.size() - 4);
    check(EVP_CipherUpdate(context, output.data(), &length, packet.data() + 4, length = int(output.size()))
            == 1,
        "update");
    if (!sealing) {
        check(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, tag.data()) == 1, "set tag");
    }
    unsigned char rest[16];
    if (EVP_CipherFinal_ex(context, rest, &length) != 1) {
        return {};
    }
    if (sealing) {
        tag.resize(16);
        check(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag.data()) == 1, "get tag");
    }
    return output;
}

// OpenSSH's PROTOCOL.chacha20poly1305: the second half of the key is for the length, the first for the rest.
Bytes ReferenceCrypt::chacha(const Bytes& packet, bool header) const
{
    Bytes iv(16);
    iv[0] = header ? 0 : 1;
    for (std::size_t i = 0; i < 4; i++) {
        iv[12 + i] = static_cast<unsigned char>(m_sequence >> (24 - 8 * i));
    }
    std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
    check(EVP_EncryptInit_ex2(
              context.get(), m_method.get(), m_key.data() + (header ? 32 : 0), iv.data(), nullptr)
            == 1,
        "init");
    Bytes output(packet.size());
    int length = 0;
    check(EVP_EncryptUpdate(
              context.get(), output.data(), &length, packet.data(), static_cast<int>(packet.size()))
            == 1,
        "update");
    return output;
}

Bytes ReferenceCrypt::poly1305(const Bytes& packet) const
{
    Bytes iv(16);
    for (std::size_t i = 0; i < 4; i++) {
        iv[12 + i] = static_cast<unsigned char>(m_sequence >> (24 - 8 * i));
    }
    Bytes key(32);
    int length = 0;
    std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
    check(EVP_EncryptInit_ex2(context.get(), m_method.get(), m_key.data(), iv.data(), nullptr) == 1, "init");
    check(EVP_EncryptUpdate(context.get(), key.data(), &length, Bytes(32).data(), 32) == 1, "key");
    Bytes tag(16);
    std::size_t tagLength = 0;
    check(EVP_Q_mac(nullptr, "POLY1305", nullptr, nullptr, nullptr, key.data(), key.size(), packet.data(),
              packet.size(), tag.data(), tag.size(), &tagLength)
            != nullptr,
        "POLY1305");
    return tag;
}

Bytes ReferenceCrypt::seal(const Bytes& payload)
{
    return sealPacket(plainPacket(payload));
}

Bytes ReferenceCrypt::sealPacket(const Bytes& plain)
{
    const Bytes header = part(plain, 0, 4);
    const Bytes body = part(plain, 4, plain.size());
    Bytes sealed = header;
    Bytes tag;
    if (isChaCha()) {
        sealed = chacha(header, true);
        append(sealed, chacha(body, false));
        tag = poly1305(sealed);
    } else if (m_cipher.isAead) {
        append(sealed, gcm(plain, tag));
    } else if (m_mac.encryptsFirst) {
        append(sealed, streamed(body));
        tag = macOf(sealed);
    } else {
        tag = macOf(plain);
        sealed = streamed(plain);
    }
    append(sealed, tag);
    m_sequence++;
    return sealed;
}

std::optional<Bytes> ReferenceCrypt::open(const Bytes& packet)
{
    const auto tagLength = static_cast<std::size_t>(m_cipher.isAead ? m_cipher.tagLength : m_mac.length);
    const Bytes sealed = part(packet, 0, packet.size() - tagLength);
    Bytes tag = part(packet, sealed.size(), packet.size());
    const Bytes header = part(sealed, 0, 4);
    const Bytes body = part(sealed, 4, sealed.size());
    Bytes plain = header;
    bool authentic = true;
    if (isChaCha()) {
        authentic = poly1305(sealed) == tag;
        plain = chacha(header, true);
        append(plain, chacha(body, false));
    } else if (m_cipher.isAead) {
        append(plain, gcm(sealed, tag));
    } else if (m_mac.encryptsFirst) {
        authentic = macOf(sealed) == tag;
        append(plain, streamed(body));
    } else {
        plain = streamed(sealed);
        authentic = macOf(plain) == tag;
    }
    m_sequence++;
    if (!authentic || plain.size() != sealed.size() || numberAt(plain, 0) != plain.size() - 4) {
        return std::nullopt;
    }
    return part(plain, 5, plain.size() - plain[4]);
}

} // namespace underpass::test
