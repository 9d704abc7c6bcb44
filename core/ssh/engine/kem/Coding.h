// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/kem/Ring.h"

#include <span>

namespace underpass::sntrup761 {

// How polynomials become bytes ("NTRU Prime: round 3", section 3.4). Encoding does not tell by its time what
// it encodes; decoding does, and is for what everybody may know, but decodeSmall. Decoding takes every input.
inline constexpr std::size_t smallBytes = 191;
inline constexpr std::size_t largeBytes = 1158;
inline constexpr std::size_t roundedBytes = 1007;

[[nodiscard]] std::array<std::uint8_t, smallBytes> encodeSmall(const Small& polynomial);
[[nodiscard]] Small decodeSmall(std::span<const std::uint8_t, smallBytes> bytes);

[[nodiscard]] std::array<std::uint8_t, largeBytes> encodeLarge(const Large& polynomial);
[[nodiscard]] Large decodeLarge(std::span<const std::uint8_t, largeBytes> bytes);

// With each coefficient rounded to the nearest multiple of 3.
[[nodiscard]] std::array<std::uint8_t, roundedBytes> encodeRounded(const Large& polynomial);
[[nodiscard]] Large decodeRounded(std::span<const std::uint8_t, roundedBytes> bytes);

} // namespace underpass::sntrup761
