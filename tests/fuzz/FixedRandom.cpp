// SPDX-License-Identifier: MIT
// OpenSSL 3 calls its own way of replacing the source of random numbers old, and knows no shorter one.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "tests/fuzz/FixedRandom.h"

#include <array>
#include <cstdint>

#include <openssl/rand.h>

namespace underpass::fuzz {
namespace {

constexpr std::array<std::uint64_t, 2> seeds{0x9e3779b97f4a7c15, 0xd1b54a32d192ed03};
std::array<std::uint64_t, 2> series = seeds;
std::size_t current = 0;

// Steele, Lea and Flood's SplitMix64.
int fill(unsigned char* bytes, int size)
{
    for (int i = 0; i < size; ++i) {
        std::uint64_t mixed = series[current] += seeds[0];
        mixed = (mixed ^ mixed >> 30U) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27U) * 0x94d049bb133111eb;
        bytes[i] = static_cast<unsigned char>(mixed >> 56U);
    }
    return 1;
}

int ready()
{
    return 1;
}

const RAND_METHOD method{nullptr, fill, nullptr, nullptr, fill, ready};

} // namespace

void startFixedRandom()
{
    RAND_set_rand_method(&method);
    series = seeds;
    current = 0;
}

ServersRandom::ServersRandom()
{
    current = 1;
}

ServersRandom::~ServersRandom()
{
    current = 0;
}

} // namespace underpass::fuzz
