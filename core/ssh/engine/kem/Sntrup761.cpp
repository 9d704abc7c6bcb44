// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Sntrup761.h"

#include "core/ssh/trust/OpenSslOwners.h"

#include <algorithm>
#include <initializer_list>

#include <openssl/rand.h>

namespace underpass::sntrup761 {
namespace {

using Bytes = std::span<const std::uint8_t>;
using Hash = Wiped<std::array<std::uint8_t, hashBytes>>;

// What each hash is for, which goes in front.
enum Purpose : std::uint8_t { Rejected = 0, Session = 1, Confirmation = 2, Input = 3, Key = 4 };

// The first half of SHA-512.
std::optional<Hash> hash(std::uint8_t purpose, std::initializer_list<Bytes> parts)
{
    const OpenSslDigest context{EVP_MD_CTX_new()};
    Wiped<std::array<std::uint8_t, 2 * hashBytes>> whole{};
    bool works = context && EVP_DigestInit_ex(context.get(), EVP_sha512(), nullptr) == 1
        && EVP_DigestUpdate(context.get(), &purpose, 1) == 1;
    for (const Bytes part : parts)
        works = works && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    if (!works || EVP_DigestFinal_ex(context.get(), whole.data(), nullptr) != 1)
        return std::nullopt;
    Hash half{};
    std::copy_n(whole.begin(), hashBytes, half.begin());
    return half;
}

using Numbers = Wiped<std::array<std::uint32_t, degree>>;

std::optional<Numbers> randomNumbers(const Random& random)
{
    Wiped<std::array<std::uint8_t, degree * 4>> bytes{};
    if (!random(bytes))
        return std::nullopt;
    Numbers numbers{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        numbers[i / 4] |= static_cast<std::uint32_t>(bytes[i]) << (8 * (i % 4));
    return numbers;
}

std::optional<Small> randomSmall(const Random& random)
{
    const auto numbers = randomNumbers(random);
    if (!numbers)
        return std::nullopt;
    Small polynomial{};
    for (std::size_t i = 0; i < degree; ++i)
        polynomial[i] = static_cast<std::int8_t>(((numbers->at(i) & 0x3fffffffU) * 3 >> 30U) - 1U);
    return polynomial;
}

void order(std::uint32_t& a, std::uint32_t& b)
{
    const std::uint64_t difference = static_cast<std::uint64_t>(b) - a;
    const auto wrong = static_cast<std::uint32_t>(difference >> 32U); // All ones where b is the lesser one.
    const std::uint32_t swap = wrong & (a ^ b);
    a ^= swap;
    b ^= swap;
}

// Batcher's merge exchange (Knuth, volume 3, 5.2.2, algorithm M): compares the same places whatever is there.
void sort(Numbers& numbers)
{
    constexpr std::size_t top = 512; // The greatest power of two below the size.
    for (std::size_t p = top; p > 0; p /= 2) {
        std::size_t r = 0;
        std::size_t distance = p;
        for (std::size_t q = top;; q /= 2) {
            for (std::size_t i = 0; i + distance < numbers.size(); ++i) {
                if ((i & p) == r)
                    order(numbers[i], numbers[i + distance]);
            }
            if (q == p)
                break;
            distance = q - p;
            r = p;
        }
    }
}

// Random numbers whose last two bits say what a coefficient is, in order: at which places which of them are.
std::optional<Small> randomShort(const Random& random)
{
    auto numbers = randomNumbers(random);
    if (!numbers)
        return std::nullopt;
    for (std::size_t i = 0; i < degree; ++i)
        numbers->at(i) = i < weight ? numbers->at(i) & ~1U : (numbers->at(i) & ~3U) | 1U;
    sort(*numbers);
    Small polynomial{};
    for (std::size_t i = 0; i < degree; ++i)
        polynomial[i] = static_cast<std::int8_t>((numbers->at(i) & 3U) - 1U);
    return polynomial;
}

// The ciphertext that hides this polynomial from all but who has the key. `keyHash` is that of the key.
std::optional<Ciphertext> hide(
    const Small& polynomial, std::span<const std::uint8_t, largeBytes> key, Bytes keyHash)
{
    const auto rounded = encodeRounded(product(decodeLarge(key), polynomial));
    const Wiped input{encodeSmall(polynomial)};
    const auto inputHash = hash(Input, {input});
    const auto confirmation = inputHash ? hash(Confirmation, {*inputHash, keyHash}) : std::nullopt;
    if (!confirmation)
        return std::nullopt;
    Ciphertext ciphertext{};
    std::ranges::copy(rounded, ciphertext.begin());
    std::ranges::copy(*confirmation, ciphertext.begin() + roundedBytes);
    return ciphertext;
}

// All ones where the weight is not what it is to be.
std::int32_t maskOfWrongWeight(const Small& polynomial)
{
    std::int32_t sum = 0;
    for (const std::int8_t coefficient : polynomial)
        sum += coefficient & 1;
    return maskOfNonzero(sum - static_cast<std::int32_t>(weight));
}

// What was hidden, or some polynomial of the right weight.
Small uncover(const Large& ciphertext, const Small& f, const Small& inverseOfG)
{
    const Large timesF = product(ciphertext, f);
    Small e{};
    for (std::size_t i = 0; i < degree; ++i)
        e[i] = static_cast<std::int8_t>(modulo3(moduloQ(3 * timesF[i])));
    Small polynomial = product(e, inverseOfG);
    const std::int32_t wrong = maskOfWrongWeight(polynomial);
    for (std::size_t i = 0; i < degree; ++i) {
        const std::int32_t other = i < weight ? 1 : 0;
        polynomial[i] = static_cast<std::int8_t>(polynomial[i] ^ (wrong & (polynomial[i] ^ other)));
    }
    return polynomial;
}

} // namespace

bool openSslRandom(std::span<std::uint8_t> bytes)
{
    return RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1;
}

std::unique_ptr<KeyPair> makeKeyPair(const Random& random)
{
    std::optional<Small> g;
    Inverse inverseOfG;
    while (!inverseOfG.exists) { // Nearly all have one.
        g = randomSmall(random);
        if (!g)
            return nullptr;
        inverseOfG = inverseModulo3(*g);
    }
    const auto f = randomShort(random);
    Wiped<std::array<std::uint8_t, smallBytes>> rejection{};
    if (!f || !random(rejection))
        return nullptr;
    auto pair = std::make_unique<KeyPair>();
    pair->publicKey = encodeLarge(product(inverseOfThrice(*f), *g));
    const auto keyHash = hash(Key, {pair->publicKey});
    if (!keyHash)
        return nullptr;
    auto end = std::ranges::copy(Wiped{encodeSmall(*f)}, pair->secretKey.begin()).out;
    end = std::ranges::copy(Wiped{encodeSmall(inverseOfG.value)}, end).out;
    end = std::ranges::copy(pair->publicKey, end).out;
    end = std::ranges::copy(rejection, end).out;
    std::ranges::copy(*keyHash, end);
    return pair;
}

std::optional<Encapsulated> encapsulate(const PublicKey& key, const Random& random)
{
    const auto polynomial = randomShort(random);
    const auto keyHash = hash(Key, {key});
    const auto ciphertext = polynomial && keyHash ? hide(*polynomial, key, *keyHash) : std::nullopt;
    if (!ciphertext)
        return std::nullopt;
    const auto inputHash = hash(Input, {Wiped{encodeSmall(*polynomial)}});
    const auto secret = inputHash ? hash(Session, {*inputHash, *ciphertext}) : std::nullopt;
    return secret ? std::optional{Encapsulated{*ciphertext, *secret}} : std::nullopt;
}

std::optional<SharedSecret> decapsulate(
    const SecretKey& key, std::span<const std::uint8_t, ciphertextBytes> ciphertext)
{
    const std::span<const std::uint8_t, secretKeyBytes> all{key};
    const auto f = all.first<smallBytes>();
    const auto inverseOfG = all.subspan<smallBytes, smallBytes>();
    const auto publicKey = all.subspan<2 * smallBytes, largeBytes>();
    const auto rejection = all.subspan<2 * smallBytes + largeBytes, smallBytes>();
    const auto keyHash = all.last<hashBytes>();

    const Small hidden
        = uncover(decodeRounded(ciphertext.first<roundedBytes>()), decodeSmall(f), decodeSmall(inverseOfG));
    const auto again = hide(hidden, publicKey, keyHash);
    if (!again)
        return std::nullopt;
    const int differs = CRYPTO_memcmp(again->data(), ciphertext.data(), ciphertextBytes);
    const auto wrong = static_cast<std::uint8_t>(maskOfNonzero(differs));
    Wiped input{encodeSmall(hidden)};
    for (std::size_t i = 0; i < smallBytes; ++i)
        input[i] = static_cast<std::uint8_t>(input[i] ^ (wrong & (input[i] ^ rejection[i])));
    const auto inputHash = hash(Input, {input});
    // Session, or Rejected.
    return inputHash ? hash(static_cast<std::uint8_t>(Session + wrong), {*inputHash, ciphertext})
                     : std::nullopt;
}

} // namespace underpass::sntrup761
