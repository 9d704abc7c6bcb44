// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Sntrup761.h"

#include <algorithm>
#include <cstdlib>

namespace underpass::sntrup761 {
namespace {

// The same in each run.
bool counted(std::span<std::uint8_t> bytes)
{
    static std::uint32_t state = 1;
    for (std::uint8_t& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24U);
    }
    return true;
}

void expect(bool holds)
{
    if (!holds)
        std::abort();
}

// What was decoded is decoded to the same again once it is encoded.
void decodeAndEncode(std::span<const std::uint8_t, ciphertextBytes> bytes)
{
    std::array<std::uint8_t, largeBytes> key{};
    std::ranges::copy(bytes, key.begin());
    const Large large = decodeLarge(key);
    expect(decodeLarge(encodeLarge(large)) == large);
    const Large rounded = decodeRounded(bytes.first<roundedBytes>());
    expect(decodeRounded(encodeRounded(rounded)) == rounded);
}

} // namespace
} // namespace underpass::sntrup761

// A server's answer: any bytes, or a ciphertext of this key with these bytes mixed in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass::sntrup761;
    static const auto pair = makeKeyPair(counted);
    static const auto sent = encapsulate(pair->publicKey, counted);
    Ciphertext ciphertext{};
    const bool mixed = size > 0 && data[0] % 2 == 1;
    if (mixed)
        ciphertext = sent->ciphertext;
    for (std::size_t i = 0; i < std::min(size, ciphertextBytes); ++i)
        ciphertext.at(i) = static_cast<std::uint8_t>(ciphertext.at(i) ^ data[i]);
    const auto opened = decapsulate(pair->secretKey, ciphertext);
    expect(opened.has_value());
    expect((*opened == sent->secret) == (ciphertext == sent->ciphertext));
    decodeAndEncode(ciphertext);
    return 0;
}
