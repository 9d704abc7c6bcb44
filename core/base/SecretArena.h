// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstddef>
#include <mutex>
#include <new>

namespace underpass {

// The one place where secrets lie: mapSecretPages() of 64 KB, which is what an unprivileged process may lock
// into memory. Small and for secrets alone: OpenSSL's secure heap would take in OpenSSL's own keys as well,
// and fails their log-in once it is full. Wipes nothing; whoever owns a secret does. Thread-safe.
class SecretArena
{
public:
    static constexpr std::size_t size = std::size_t{64} * 1024;
    static constexpr std::size_t largestBlock = std::size_t{4} * 1024;

    SecretArena();

    // Aligned as malloc's. Null when it is too large or the arena is full: then the heap serves.
    [[nodiscard]] void* take(std::size_t bytes);
    // Takes back what take() gave for that many bytes.
    void give(void* block, std::size_t bytes) noexcept;
    [[nodiscard]] bool owns(const void* block) const noexcept;

private:
    static constexpr std::size_t slotSize = 32;
    static constexpr std::size_t slotCount = size / slotSize;
    static_assert(slotSize % alignof(std::max_align_t) == 0);

    [[nodiscard]] std::size_t findFree(std::size_t count) const;

    char* m_pages;
    std::mutex m_mutex;
    std::bitset<slotCount> m_taken;
};

// Never destroyed, because a secret may outlive every static object.
[[nodiscard]] SecretArena& secretArena();

// For containers of secret bytes: the arena, and the heap when it is full.
template <class Value> struct SecretAllocator
{
    using value_type = Value;

    SecretAllocator() = default;
    template <class Other> SecretAllocator(const SecretAllocator<Other>&) noexcept { }

    [[nodiscard]] Value* allocate(std::size_t count)
    {
        void* const block = secretArena().take(count * sizeof(Value));
        return static_cast<Value*>(block ? block : ::operator new(count * sizeof(Value)));
    }
    void deallocate(Value* block, std::size_t count) noexcept
    {
        if (secretArena().owns(block))
            secretArena().give(block, count * sizeof(Value));
        else
            ::operator delete(block);
    }
    bool operator==(const SecretAllocator&) const = default;
};

} // namespace underpass
