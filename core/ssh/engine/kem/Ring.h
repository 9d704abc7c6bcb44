// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <openssl/crypto.h>

namespace underpass::sntrup761 {

// The arithmetic of Streamlined NTRU Prime ("NTRU Prime: round 3", ntruprime.cr.yp.to, section 3) with the
// parameters of sntrup761: polynomials modulo x^761 - x - 1. Pure; any thread. No branch, no index and no
// time of any instruction depends on a coefficient.
inline constexpr std::size_t degree = 761; // p
inline constexpr std::int32_t modulus = 4591; // q
inline constexpr std::int32_t largest = modulus / 2; // Coefficients modulo q are from -largest to largest.
inline constexpr std::size_t weight = 286; // w: so many coefficients of a short polynomial are not zero.

// Does not stay in memory.
template <class Value> struct Wiped : Value
{
    ~Wiped() { OPENSSL_cleanse(static_cast<Value*>(this), sizeof(Value)); }
};
template <class Value> Wiped(Value) -> Wiped<Value>;

using Small = Wiped<std::array<std::int8_t, degree>>; // Coefficients -1, 0 and 1: also those modulo 3.
using Large = Wiped<std::array<std::int16_t, degree>>; // Coefficients modulo q.

[[nodiscard]] std::int32_t modulo3(std::int32_t value); // Of |value| up to 2300: -1, 0 or 1.
[[nodiscard]] std::int32_t moduloQ(std::int32_t value); // Of |value| up to 10'600'000.

[[nodiscard]] Large product(const Large& a, const Small& b); // Modulo q.
[[nodiscard]] Small product(const Small& a, const Small& b); // Modulo 3.

[[nodiscard]] Large inverseOfThrice(const Small& a); // 1 / 3a modulo q; exists for every a but 0.
struct Inverse
{
    Small value;
    bool exists = false;
};
[[nodiscard]] Inverse inverseModulo3(const Small& a);

// All ones where the value is not zero (and where it is more than zero), else zero.
[[nodiscard]] inline std::int32_t maskOfNonzero(std::int32_t value)
{
    return -static_cast<std::int32_t>(
        (static_cast<std::uint32_t>(value) | (0U - static_cast<std::uint32_t>(value))) >> 31U);
}
[[nodiscard]] inline std::int32_t maskOfPositive(std::int32_t value)
{
    return -static_cast<std::int32_t>((0U - static_cast<std::uint32_t>(value)) >> 31U);
}

} // namespace underpass::sntrup761
