// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"

#include <string_view>
#include <vector>

namespace underpass {

// Wipes what it takes back, so that a container that grows leaves nothing behind.
template <class Value> struct WipingAllocator : SecretAllocator<Value>
{
    using value_type = Value;

    WipingAllocator() = default;
    template <class Other> WipingAllocator(const WipingAllocator<Other>&) noexcept { }

    void deallocate(Value* block, std::size_t count) noexcept
    {
        wipe(block, count * sizeof(Value));
        SecretAllocator<Value>::deallocate(block, count);
    }
    bool operator==(const WipingAllocator&) const = default;
};

// Key material: lies in the SecretArena where there is room, and is wiped when it goes.
using SecretBytes = std::vector<char, WipingAllocator<char>>;

[[nodiscard]] inline std::string_view viewOf(const SecretBytes& bytes)
{
    return {bytes.data(), bytes.size()};
}
// For OpenSSL, which has its own word for a byte.
[[nodiscard]] inline const unsigned char* rawBytes(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
[[nodiscard]] inline unsigned char* rawBytes(SecretBytes& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace underpass
