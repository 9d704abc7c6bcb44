// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Secret.h"
#include "core/base/SecretArena.h"

#include <cstddef>
#include <vector>

namespace underpass {

template <class Value> struct WipingAllocator : SecretAllocator<Value>
{
    template <class Other> struct rebind
    {
        using other = WipingAllocator<Other>;
    };
    WipingAllocator() = default;
    template <class Other> WipingAllocator(const WipingAllocator<Other>&) noexcept { }

    void deallocate(Value* block, std::size_t count) noexcept
    {
        wipe(block, count * sizeof(Value));
        SecretAllocator<Value>::deallocate(block, count);
    }
};

// A line that may carry what somebody typed: what it lay in is overwritten, also when it grows.
using WipedLine = std::vector<char, WipingAllocator<char>>;

} // namespace underpass
