// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Memory.h"

#include "core/base/Secret.h"
#include "core/base/SecretArena.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace underpass {
namespace {

// Room for the block's size in front of it, without losing malloc's alignment.
constexpr std::size_t headerSize = alignof(std::max_align_t);

// Credentials are far smaller; wiping whole data packets would cost throughput and protect nothing.
constexpr std::size_t wipedSize = 4096;

// Where a packet of a transfer fits (RFC 4253 section 6.1: no server has to send more than 35000 bytes), and
// how many such blocks a thread keeps for the next packets: as many as arrive by one call. The C library
// gives them back to the system at once, and gets them again page by page.
constexpr std::size_t packetRoom = std::size_t{36} * 1024;
constexpr std::size_t largePacket = std::size_t{16} * 1024;
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t mostIdle = 0; // So that the use of a freed block is found.
#else
constexpr std::size_t mostIdle = 32;
#endif

class IdleBlocks
{
public:
    IdleBlocks() = default;
    IdleBlocks(const IdleBlocks&) = delete;
    IdleBlocks& operator=(const IdleBlocks&) = delete;
    ~IdleBlocks()
    {
        while (m_count > 0)
            std::free(take());
    }

    void* take() { return m_count == 0 ? std::malloc(packetRoom) : m_blocks[--m_count]; }
    void give(void* block)
    {
        if (m_count < mostIdle)
            m_blocks[m_count++] = block;
        else
            std::free(block);
    }

private:
    std::array<void*, mostIdle + 1> m_blocks{}; // Takes no memory: libssh2 is no way for exceptions.
    std::size_t m_count = 0;
};

thread_local IdleBlocks idleBlocks;
thread_local bool isLoggingIn = false;

// Passwords, passphrases and codes with the packet around them. Small, so that one connection does not fill
// the arena.
constexpr std::size_t largestSecret = 1024;

bool isPacket(std::size_t wholeSize)
{
    return wholeSize > largePacket && wholeSize <= packetRoom;
}

std::size_t sizeOf(void* block)
{
    std::size_t size = 0;
    std::memcpy(&size, static_cast<char*>(block) - headerSize, sizeof size);
    return size;
}

void* takeWhole(std::size_t wholeSize)
{
    if (isPacket(wholeSize))
        return idleBlocks.take();
    if (isLoggingIn && wholeSize <= largestSecret) {
        if (void* const secret = secretArena().take(wholeSize))
            return secret;
    }
    return std::malloc(wholeSize);
}

void* allocate(std::size_t size, void**)
{
    auto* whole = static_cast<char*>(takeWhole(size + headerSize));
    if (!whole)
        return nullptr;
    std::memcpy(whole, &size, sizeof size);
    return whole + headerSize;
}

void release(void* block, void**)
{
    if (!block)
        return;
    const std::size_t size = sizeOf(block);
    wipe(block, std::min(size, wipedSize));
    void* const whole = static_cast<char*>(block) - headerSize;
    if (isPacket(size + headerSize))
        idleBlocks.give(whole);
    else if (secretArena().owns(whole))
        secretArena().give(whole, size + headerSize);
    else
        std::free(whole);
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

LogInMemory::LogInMemory()
    : m_before(std::exchange(isLoggingIn, true))
{ }

LogInMemory::~LogInMemory()
{
    isLoggingIn = m_before;
}

char* newSessionText(std::string_view text)
{
    const LogInMemory secret;
    auto* copy = static_cast<char*>(allocate(text.size() + 1, nullptr));
    if (copy) {
        std::memcpy(copy, text.data(), text.size());
        copy[text.size()] = '\0';
    }
    return copy;
}

} // namespace underpass
