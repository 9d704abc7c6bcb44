// SPDX-License-Identifier: MIT
#include "tests/libssh2/GuardedMemory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>

namespace underpass::test {
namespace {

constexpr std::size_t kGuard = 64;
constexpr unsigned char kPattern = 0xa5;

struct Books
{
    std::map<unsigned char*, std::size_t> sizes;
    int overruns = 0;
    int strangers = 0;
};

Books s_books;

void* allocate(std::size_t size, void**)
{
    auto* block = static_cast<unsigned char*>(std::malloc(size + kGuard));
    std::memset(block + size, kPattern, kGuard);
    s_books.sizes[block] = size;
    return block;
}

void release(void* memory, void**)
{
    if (!memory)
        return;
    auto* block = static_cast<unsigned char*>(memory);
    const auto found = s_books.sizes.find(block);
    if (found == s_books.sizes.end()) {
        s_books.strangers++;
        return;
    }
    const unsigned char* guard = block + found->second;
    s_books.overruns += !std::all_of(guard, guard + kGuard, [](auto byte) { return byte == kPattern; });
    s_books.sizes.erase(found);
    std::free(block);
}

void* resize(void* memory, std::size_t size, void** abstract)
{
    void* moved = allocate(size, abstract);
    const auto found = s_books.sizes.find(static_cast<unsigned char*>(memory));
    if (memory && found != s_books.sizes.end())
        std::memcpy(moved, memory, std::min(size, found->second));
    release(memory, abstract);
    return moved;
}

} // namespace

GuardedMemory::GuardedMemory()
{
    s_books = {};
}

GuardedMemory::~GuardedMemory()
{
    for (const auto& [block, size] : s_books.sizes)
        std::free(block);
    s_books = {};
}

ScriptedPeer::Allocator GuardedMemory::allocator()
{
    return {&allocate, &release, &resize};
}

int GuardedMemory::overruns() const
{
    return s_books.overruns;
}

int GuardedMemory::strangers() const
{
    return s_books.strangers;
}

std::size_t GuardedMemory::blocks() const
{
    return s_books.sizes.size();
}

} // namespace underpass::test
