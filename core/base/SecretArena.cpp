// SPDX-License-Identifier: MIT
#include "core/base/SecretArena.h"

#include "core/base/CrashProtection.h"

#include <algorithm>
#include <functional>

namespace underpass {

SecretArena::SecretArena()
    : m_pages(static_cast<char*>(mapSecretPages(size)))
{ }

void* SecretArena::take(std::size_t bytes)
{
    if (!m_pages || bytes == 0 || bytes > largestBlock)
        return nullptr;
    const std::size_t count = (bytes + slotSize - 1) / slotSize;
    const std::lock_guard lock{m_mutex};
    const std::size_t first = findFree(count);
    if (first == slotCount)
        return nullptr;
    for (std::size_t slot = first; slot < first + count; ++slot)
        m_taken.set(slot);
    return m_pages + first * slotSize;
}

void SecretArena::give(void* block, std::size_t bytes) noexcept
{
    const auto first = static_cast<std::size_t>(static_cast<char*>(block) - m_pages) / slotSize;
    const std::size_t end = first + (bytes + slotSize - 1) / slotSize;
    const std::lock_guard lock{m_mutex};
    for (std::size_t slot = first; slot < end; ++slot)
        m_taken.reset(slot);
}

bool SecretArena::owns(const void* block) const noexcept
{
    const std::less<const void*> isBefore;
    return m_pages && !isBefore(block, m_pages) && isBefore(block, m_pages + size);
}

// The first of so many free slots in a row; `slotCount` where there are none.
std::size_t SecretArena::findFree(std::size_t count) const
{
    std::size_t free = 0;
    for (std::size_t slot = 0; slot < slotCount; ++slot) {
        free = m_taken.test(slot) ? 0 : free + 1;
        if (free == count)
            return slot + 1 - count;
    }
    return slotCount;
}

SecretArena& secretArena()
{
    static SecretArena& arena = *new SecretArena;
    return arena;
}

} // namespace underpass
