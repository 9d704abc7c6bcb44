// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Sntrup761.h"

#include <algorithm>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <openssl/evp.h>

namespace underpass::sntrup761 {
namespace {

using Seed = std::array<std::uint8_t, 48>;

// The generator of NIST's known answers: CTR_DRBG with AES-256 (NIST SP 800-90A section 10.2.1), without a
// derivation function and never seeded again.
class KnownNumbers
{
public:
    explicit KnownNumbers(const Seed& seed) { update(seed); }

    bool operator()(std::span<std::uint8_t> bytes)
    {
        for (std::size_t done = 0; done < bytes.size();) {
            const Block block = next();
            const std::size_t size = std::min(block.size(), bytes.size() - done);
            std::ranges::copy_n(block.begin(), static_cast<std::ptrdiff_t>(size),
                bytes.begin() + static_cast<std::ptrdiff_t>(done));
            done += size;
        }
        update({});
        return true;
    }

private:
    using Block = std::array<std::uint8_t, 16>;

    Block next()
    {
        for (auto byte = m_counter.rbegin(); byte != m_counter.rend() && ++*byte == 0;)
            ++byte;
        Block block{};
        int size = 0;
        const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{
            EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_ecb(), nullptr, m_key.data(), nullptr);
        EVP_EncryptUpdate(
            context.get(), block.data(), &size, m_counter.data(), static_cast<int>(m_counter.size()));
        return block;
    }
    void update(const Seed& provided)
    {
        Seed fresh{};
        for (std::size_t i = 0; i < fresh.size(); i += 16)
            std::ranges::copy(next(), fresh.begin() + static_cast<std::ptrdiff_t>(i));
        for (std::size_t i = 0; i < fresh.size(); ++i)
            fresh[i] ^= provided[i];
        std::copy_n(fresh.begin(), m_key.size(), m_key.begin());
        std::copy_n(fresh.begin() + m_key.size(), m_counter.size(), m_counter.begin());
    }

    std::array<std::uint8_t, 32> m_key{};
    Block m_counter{};
};

std::string hex(std::span<const std::uint8_t> bytes)
{
    constexpr auto digits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t byte : bytes)
        text.append({digits[byte >> 4U], digits[byte & 15U]});
    return text;
}

std::string sha256(const std::string& text)
{
    std::array<std::uint8_t, 32> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
    return hex(digest);
}

class Sntrup761 : public testing::Test
{
protected:
    std::unique_ptr<KeyPair> pair = makeKeyPair(openSslRandom);
};

// The hash is that of the first known answer in PQClean's notation (crypto_kem/sntrup761/META.yml,
// nistkat-sha256), which has every byte of keys, ciphertext and secret.
TEST(Sntrup761Answers, AreTheKnownOnes)
{
    Seed entropy{};
    for (std::size_t i = 0; i < entropy.size(); ++i)
        entropy[i] = static_cast<std::uint8_t>(i);
    Seed seed{};
    KnownNumbers{entropy}(seed);
    KnownNumbers numbers{seed};
    const Random random = [&](std::span<std::uint8_t> bytes) { return numbers(bytes); };

    const auto pair = makeKeyPair(random);
    const auto sent = encapsulate(pair->publicKey, random);
    const auto opened = decapsulate(pair->secretKey, sent->ciphertext);
    ASSERT_TRUE(opened);
    const std::string answer = "count = 0\nseed = " + hex(seed) + "\npk = " + hex(pair->publicKey) + "\nsk = "
        + hex(pair->secretKey) + "\nct = " + hex(sent->ciphertext) + "\nss = " + hex(sent->secret) + "\n";
    EXPECT_EQ(sha256(answer), "AFC42C3A5B10F4EF69654250097EBDA9B9564570F4086744B24A6DAF2BD1F89A");
    EXPECT_EQ(*opened, sent->secret);
}

TEST_F(Sntrup761, OpensWhatWasSentToItAndNobodyElseDoes)
{
    const auto sent = encapsulate(pair->publicKey, openSslRandom);
    EXPECT_EQ(decapsulate(pair->secretKey, sent->ciphertext), sent->secret);
    EXPECT_NE(decapsulate(makeKeyPair(openSslRandom)->secretKey, sent->ciphertext), sent->secret);
}

TEST_F(Sntrup761, MakesAnotherSecretOfACiphertextThatWasChanged)
{
    const auto sent = encapsulate(pair->publicKey, openSslRandom);
    for (const std::size_t place : {std::size_t{0}, roundedBytes - 1, roundedBytes, ciphertextBytes - 1}) {
        Ciphertext changed = sent->ciphertext;
        changed.at(place) ^= 1U;
        const auto opened = decapsulate(pair->secretKey, changed);
        ASSERT_TRUE(opened) << place;
        EXPECT_NE(*opened, sent->secret) << place;
        EXPECT_EQ(*opened, decapsulate(pair->secretKey, changed)) << "It is the same each time.";
    }
}

TEST_F(Sntrup761, FailsWithoutRandomNumbers)
{
    int asked = 0;
    const Random none = [](std::span<std::uint8_t>) { return false; };
    const Random once = [&](std::span<std::uint8_t> bytes) { return asked++ == 0 && openSslRandom(bytes); };
    EXPECT_EQ(makeKeyPair(none), nullptr);
    EXPECT_EQ(makeKeyPair(once), nullptr);
    EXPECT_FALSE(encapsulate(pair->publicKey, none));
}

TEST(Sntrup761Coding, GivesBackWhatWasEncoded)
{
    Large large{};
    Small small{};
    for (std::size_t i = 0; i < degree; ++i) {
        large[i] = static_cast<std::int16_t>(static_cast<int>(i * 1009 % modulus) - largest);
        small[i] = static_cast<std::int8_t>(static_cast<int>(i * 7 % 3) - 1);
    }
    EXPECT_EQ(decodeLarge(encodeLarge(large)), large);
    EXPECT_EQ(decodeSmall(encodeSmall(small)), small);
    const Large rounded = decodeRounded(encodeRounded(large));
    for (std::size_t i = 0; i < degree; ++i)
        EXPECT_EQ(rounded[i], large[i] - modulo3(large[i])) << i;
}

TEST(Sntrup761Coding, DecodesWhateverComesToWhatThereIs)
{
    std::array<std::uint8_t, largeBytes> bytes{};
    bytes.fill(0xff);
    for (const std::int16_t coefficient : decodeLarge(bytes))
        EXPECT_LE(std::abs(coefficient), largest);
    const std::span<const std::uint8_t> all{bytes};
    for (const std::int16_t coefficient : decodeRounded(all.first<roundedBytes>()))
        EXPECT_LE(std::abs(coefficient), largest);
}

TEST(Sntrup761Ring, ReducesExactlyInTheWholeRange)
{
    for (std::int32_t value = -10'600'000; value <= 10'600'000; value += 7) {
        const std::int32_t reduced = moduloQ(value);
        ASSERT_LE(std::abs(reduced), largest) << value;
        ASSERT_EQ((value - reduced) % modulus, 0) << value;
    }
    for (std::int32_t value = -2300; value <= 2300; ++value) {
        ASSERT_LE(std::abs(modulo3(value)), 1) << value;
        ASSERT_EQ((value - modulo3(value)) % 3, 0) << value;
    }
}

TEST(Sntrup761Ring, HasInverses)
{
    Small a{};
    a[0] = 1;
    a[1] = -1;
    a[760] = 1;
    Small one{};
    one[0] = 1;
    const Inverse inverse = inverseModulo3(a);
    ASSERT_TRUE(inverse.exists);
    EXPECT_EQ(product(inverse.value, a), one);
    Large thrice = product(inverseOfThrice(a), a);
    for (std::int16_t& coefficient : thrice)
        coefficient = static_cast<std::int16_t>(moduloQ(3 * coefficient));
    Large largeOne{};
    largeOne[0] = 1;
    EXPECT_EQ(thrice, largeOne);
    EXPECT_FALSE(inverseModulo3(Small{}).exists);
}

} // namespace
} // namespace underpass::sntrup761
