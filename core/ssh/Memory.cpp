// SPDX-License-Identifier: MIT
#include "core/ssh/Memory.h"

#include "core/Secret.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace underpass {
namespace {

// Room for the block's size in front of it, without losing malloc's alignment.
constexpr std::size_t headerSize = alignof(std::max_align_t);

// Credentials are far smaller; wiping whole data packets would cost throughput and protect nothing.
constexpr std::size_t wipedSize = 4096;

std::size_t sizeOf(void* block)
{
    std::size_t size = 0;
    std::memcpy(&size, static_cast<char*>(block) - headerSize, sizeof size);
    return size;
}

void* allocate(std::size_t size, void**)
{
    auto* whole = static_cast<char*>(std::malloc(size + headerSize));
    if (!whole)
        return nullptr;
    std::memcpy(whole, &size, sizeof size);
    return whole + headerSize;
}

void release(void* block, void**)
{
    if (!block)
        return;
    wipe(block, std::min(sizeOf(block), wipedSize));
    std::free(static_cast<char*>(block) - headerSize);
}

void* reallocate(void* block, std::size_t size, void** self)
{
    void* bigger = allocate(size, self);
    if (bigger && block) {
        std::memcpy(bigger, block, std::min(size, sizeOf(block)));
        release(block, self);
    }
    return bigger;
}

} // namespace

LIBSSH2_SESSION* newWipingSession(void* self)
{
    return libssh2_session_init_ex(allocate, release, reallocate, self);
}

char* newSessionText(std::string_view text)
{
    auto* copy = static_cast<char*>(allocate(text.size() + 1, nullptr));
    if (copy) {
        std::memcpy(copy, text.data(), text.size());
        copy[text.size()] = '\0';
    }
    return copy;
}

} // namespace underpass
