// SPDX-License-Identifier: MIT
#include "core/ssh/engine/kem/Ring.h"

namespace underpass::sntrup761 {

// Multiplied by the inverse of the divisor, which is exact in this range; a division would take its time by
// what it divides.
std::int32_t modulo3(std::int32_t value)
{
    constexpr std::int32_t third = 10923; // 2^15 / 3
    constexpr std::int32_t half = 1 << 14;
    return value - 3 * ((value * third + half) >> 15);
}

std::int32_t moduloQ(std::int32_t value)
{
    constexpr std::int32_t coarse = 57; // 2^18 / q: leaves less than 30'000.
    constexpr std::int32_t fine = 29235; // 2^27 / q
    constexpr std::int32_t half = 1 << 26;
    const std::int32_t rest = value - modulus * ((value * coarse) >> 18);
    return rest - modulus * ((rest * fine + half) >> 27);
}

namespace {

using Unfolded = Wiped<std::array<std::int32_t, 2 * degree - 1>>;
using Wide = Wiped<std::array<std::int32_t, degree + 1>>;
using Reduce = std::int32_t (*)(std::int32_t); // As a template's argument, for loops without calls.

// x^761 is x + 1. The sums stay below three times the largest coefficient of a product.
template <class Polynomial, Reduce reduce> Polynomial folded(Unfolded& sum)
{
    for (std::size_t i = sum.size() - 1; i >= degree; --i) {
        sum[i - degree] += sum[i];
        sum[i - degree + 1] += sum[i];
    }
    Polynomial result{};
    for (std::size_t i = 0; i < degree; ++i)
        result[i] = static_cast<typename Polynomial::value_type>(reduce(sum[i]));
    return result;
}

template <class Polynomial> Unfolded unfoldedProduct(const Polynomial& a, const Small& b)
{
    Unfolded sum{};
    for (std::size_t i = 0; i < degree; ++i) {
        const std::int32_t factor = b[i];
        for (std::size_t j = 0; j < degree; ++j)
            sum[i + j] += factor * a[j];
    }
    return sum;
}

// To the power of the modulus less 2, which is the inverse (Fermat).
template <Reduce reduce> std::int32_t inverse(std::int32_t value, std::int32_t prime)
{
    std::int32_t result = 1;
    for (std::int32_t i = 0; i < prime - 2; ++i)
        result = reduce(result * value);
    return result;
}

void swapWhere(std::int32_t mask, Wide& a, Wide& b)
{
    for (std::size_t i = 0; i <= degree; ++i) {
        const std::int32_t difference = mask & (a[i] ^ b[i]);
        a[i] ^= difference;
        b[i] ^= difference;
    }
}

// b = a0 * b - b0 * a
template <Reduce reduce> void combine(std::int32_t a0, const Wide& a, std::int32_t b0, Wide& b)
{
    for (std::size_t i = 0; i <= degree; ++i)
        b[i] = reduce(a0 * b[i] - b0 * a[i]);
}

void divideByX(Wide& a)
{
    for (std::size_t i = 0; i < degree; ++i)
        a[i] = a[i + 1];
    a[degree] = 0;
}

void timesX(Wide& a)
{
    for (std::size_t i = degree; i > 0; --i)
        a[i] = a[i - 1];
    a[0] = 0;
}

// `scale` / a, by as many division steps as any polynomial can need (Bernstein and Yang, "Fast constant-time
// gcd computation and modular inversion", section 6): a greatest common divisor of the mirrored polynomials
// that takes the same way whatever they are.
struct Division
{
    Wide f{};
    Wide g{};
    Wide v{};
    Wide r{};
    std::int32_t delta = 1;

    Division(const Small& a, std::int32_t scale)
    {
        f[0] = 1; // x^761 - x - 1, mirrored.
        f[degree - 1] = -1;
        f[degree] = -1;
        for (std::size_t i = 0; i < degree; ++i)
            g[degree - 1 - i] = a[i];
        r[0] = scale;
    }

    template <Reduce reduce> void run()
    {
        for (std::size_t step = 0; step < 2 * degree - 1; ++step) {
            timesX(v);
            const std::int32_t swap = maskOfPositive(delta) & maskOfNonzero(g[0]);
            delta = (delta ^ (swap & (delta ^ -delta))) + 1;
            swapWhere(swap, f, g);
            swapWhere(swap, v, r);
            const std::int32_t f0 = f[0];
            const std::int32_t g0 = g[0];
            combine<reduce>(f0, f, g0, g);
            combine<reduce>(f0, v, g0, r);
            divideByX(g);
        }
    }

    template <class Polynomial, Reduce reduce> Polynomial quotient(std::int32_t prime) const
    {
        const std::int32_t scale = inverse<reduce>(f[0], prime);
        Polynomial result{};
        for (std::size_t i = 0; i < degree; ++i)
            result[i] = static_cast<typename Polynomial::value_type>(reduce(scale * v[degree - 1 - i]));
        return result;
    }
};

} // namespace

Large product(const Large& a, const Small& b)
{
    Unfolded sum = unfoldedProduct(a, b);
    return folded<Large, moduloQ>(sum);
}

Small product(const Small& a, const Small& b)
{
    Unfolded sum = unfoldedProduct(a, b);
    return folded<Small, modulo3>(sum);
}

Large inverseOfThrice(const Small& a)
{
    Division division{a, inverse<moduloQ>(3, modulus)};
    division.run<moduloQ>();
    return division.quotient<Large, moduloQ>(modulus);
}

Inverse inverseModulo3(const Small& a)
{
    Division division{a, 1};
    division.run<modulo3>();
    return {division.quotient<Small, modulo3>(3), division.delta == 0};
}

} // namespace underpass::sntrup761
