// SPDX-License-Identifier: MIT
#include "tests/hostile/Sealing.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace underpass::hostile {
namespace {

constexpr std::size_t tagSize = 16;

unsigned char* data(Bytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* data(const Bytes& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

void check(bool good, const char* what)
{
    if (!good)
        throw std::runtime_error(std::string{"OpenSSL: "} + what);
}

class Cipher
{
public:
    Cipher(const EVP_CIPHER* method, const Bytes& key, bool forSealing)
        : m_context(EVP_CIPHER_CTX_new())
    {
        check(m_context && EVP_CipherInit_ex(get(), method, nullptr, data(key), nullptr, forSealing ? 1 : 0),
            "a cipher");
    }
    void start(const Bytes& nonce) const
    {
        check(EVP_CipherInit_ex(get(), nullptr, nullptr, nullptr, data(nonce), -1), "a nonce");
    }
    [[nodiscard]] Bytes through(Bytes bytes) const
    {
        int size = 0;
        if (!bytes.empty())
            check(EVP_CipherUpdate(get(), data(bytes), &size, data(bytes), static_cast<int>(bytes.size())),
                "bytes through a cipher");
        return bytes;
    }
    void authenticate(const Bytes& bytes) const
    {
        int size = 0;
        check(EVP_CipherUpdate(get(), nullptr, &size, data(bytes), static_cast<int>(bytes.size())),
            "associated data");
    }
    [[nodiscard]] EVP_CIPHER_CTX* get() const { return m_context.get(); }

private:
    struct Free
    {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    };
    std::unique_ptr<EVP_CIPHER_CTX, Free> m_context;
};

class Clear : public Sealing
{
public:
    Bytes seal(std::uint32_t, const Bytes& packet) override { return packet; }
    Bytes open(std::uint32_t, const Read& read) override
    {
        const Bytes length = read(4);
        return length + read(Reader{length}.number());
    }
};

class Gcm : public Sealing
{
public:
    Gcm(const Bytes& key, const Bytes& nonce, Way way)
        : m_cipher(EVP_aes_128_gcm(), key, way == Way::ToClient)
        , m_nonce(nonce)
    { }
    Bytes seal(std::uint32_t, const Bytes& packet) override
    {
        const Bytes length = packet.substr(0, 4);
        begin(length);
        Bytes sealed = m_cipher.through(packet.substr(4));
        Bytes tag(tagSize, '\0');
        int size = 0;
        check(EVP_CipherFinal_ex(m_cipher.get(), data(tag), &size), "a tag");
        check(EVP_CIPHER_CTX_ctrl(m_cipher.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, tag.data()), "a tag");
        return length + sealed + tag;
    }
    Bytes open(std::uint32_t, const Read& read) override
    {
        const Bytes length = read(4);
        begin(length);
        Bytes opened = m_cipher.through(read(Reader{length}.number()));
        Bytes tag = read(tagSize);
        check(EVP_CIPHER_CTX_ctrl(m_cipher.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()), "a tag");
        int size = 0;
        if (!EVP_CipherFinal_ex(m_cipher.get(), data(tag), &size))
            throw Unexpected("a packet of the client is not authentic");
        return length + opened;
    }
    [[nodiscard]] std::size_t block() const override { return 16; }
    [[nodiscard]] bool padsTheLength() const override { return false; }

private:
    void begin(const Bytes& length)
    {
        m_cipher.start(m_nonce);
        m_cipher.authenticate(length);
        for (std::size_t i = m_nonce.size(); i-- > 4 && ++m_nonce[i] == 0;) { }
    }
    Cipher m_cipher;
    Bytes m_nonce;
};

const EVP_MD* digestOf(std::string_view mac)
{
    if (mac == "hmac-sha1")
        return EVP_sha1();
    return mac.starts_with("hmac-sha2-512") ? EVP_sha512() : EVP_sha256();
}

struct Mac
{
    Mac(std::string_view name, Way way, const Derive& derive)
        : isOfTheSealed(name.ends_with("-etm@openssh.com"))
        , digest(digestOf(name))
        , key(derive(way == Way::ToClient ? 'F' : 'E', size()))
    { }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(EVP_MD_get_size(digest)); }
    [[nodiscard]] Bytes of(std::uint32_t sequence, const Bytes& packet) const
    {
        const Bytes input = number32(sequence) + packet;
        Bytes tag(size(), '\0');
        check(HMAC(digest, key.data(), static_cast<int>(key.size()), data(input), input.size(), data(tag),
                  nullptr),
            "HMAC");
        return tag;
    }
    bool isOfTheSealed;
    const EVP_MD* digest;
    Bytes key;
};

class Ctr : public Sealing
{
public:
    Ctr(Cipher cipher, Mac mac)
        : m_cipher(std::move(cipher))
        , m_mac(std::move(mac))
    { }
    Bytes seal(std::uint32_t sequence, const Bytes& packet) override
    {
        if (!m_mac.isOfTheSealed)
            return m_cipher.through(packet) + m_mac.of(sequence, packet);
        const Bytes sealed = packet.substr(0, 4) + m_cipher.through(packet.substr(4));
        return sealed + m_mac.of(sequence, sealed);
    }
    Bytes open(std::uint32_t sequence, const Read& read) override
    {
        const Bytes first = read(m_mac.isOfTheSealed ? 4 : 16);
        const Bytes start = m_mac.isOfTheSealed ? first : m_cipher.through(first);
        const std::size_t length = Reader{start}.number();
        const Bytes sealed = read(length + 4 - first.size());
        const Bytes packet = start + m_cipher.through(sealed);
        if (read(m_mac.size()) != m_mac.of(sequence, m_mac.isOfTheSealed ? first + sealed : packet))
            throw Unexpected("a packet of the client is not authentic");
        return packet;
    }
    [[nodiscard]] std::size_t block() const override { return 16; }
    [[nodiscard]] bool padsTheLength() const override { return !m_mac.isOfTheSealed; }

private:
    Cipher m_cipher;
    Mac m_mac;
};

class ChaCha : public Sealing
{
public:
    ChaCha(const Bytes& keys, Way way)
        : m_packets(EVP_chacha20(), keys.substr(0, 32), way == Way::ToClient)
        , m_lengths(EVP_chacha20(), keys.substr(32, 32), way == Way::ToClient)
    { }
    Bytes seal(std::uint32_t sequence, const Bytes& packet) override
    {
        m_lengths.start(nonce(sequence, 0));
        m_packets.start(nonce(sequence, 1));
        const Bytes sealed = m_lengths.through(packet.substr(0, 4)) + m_packets.through(packet.substr(4));
        return sealed + tag(sequence, sealed);
    }
    Bytes open(std::uint32_t sequence, const Read& read) override
    {
        const Bytes first = read(4);
        m_lengths.start(nonce(sequence, 0));
        const Bytes length = m_lengths.through(first);
        const Bytes sealed = read(Reader{length}.number());
        if (read(tagSize) != tag(sequence, first + sealed))
            throw Unexpected("a packet of the client is not authentic");
        m_packets.start(nonce(sequence, 1));
        return length + m_packets.through(sealed);
    }
    [[nodiscard]] bool padsTheLength() const override { return false; }

private:
    // OpenSSL's: the block counter, little-endian in the first half, and the nonce.
    static Bytes nonce(std::uint32_t sequence, char counter)
    {
        return counter + Bytes(11, '\0') + number32(sequence);
    }
    [[nodiscard]] Bytes tag(std::uint32_t sequence, const Bytes& sealed) const
    {
        m_packets.start(nonce(sequence, 0));
        const Bytes key = m_packets.through(Bytes(32, '\0'));
        Bytes tag(tagSize, '\0');
        std::size_t size = 0;
        check(EVP_Q_mac(nullptr, "POLY1305", nullptr, nullptr, nullptr, key.data(), key.size(), data(sealed),
                  sealed.size(), data(tag), tag.size(), &size),
            "Poly1305");
        return tag;
    }
    Cipher m_packets;
    Cipher m_lengths;
};

} // namespace

std::unique_ptr<Sealing> makeSealing(
    std::string_view cipher, std::string_view mac, Way way, const Derive& derive)
{
    const char nonce = way == Way::ToClient ? 'B' : 'A';
    const char key = way == Way::ToClient ? 'D' : 'C';
    if (cipher == "none")
        return std::make_unique<Clear>();
    if (cipher == "aes128-gcm@openssh.com")
        return std::make_unique<Gcm>(derive(key, 16), derive(nonce, 12), way);
    if (cipher == "chacha20-poly1305@openssh.com")
        return std::make_unique<ChaCha>(derive(key, 64), way);
    if (cipher != "aes128-ctr" && cipher != "aes256-ctr")
        throw std::runtime_error("There is no such cipher here: " + std::string{cipher});
    const bool isShort = cipher == "aes128-ctr";
    Cipher aes{isShort ? EVP_aes_128_ctr() : EVP_aes_256_ctr(), derive(key, isShort ? 16 : 32),
        way == Way::ToClient};
    aes.start(derive(nonce, 16));
    return std::make_unique<Ctr>(std::move(aes), Mac{mac, way, derive});
}

} // namespace underpass::hostile
