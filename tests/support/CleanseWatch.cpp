// SPDX-License-Identifier: MIT
#include "tests/support/CleanseWatch.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

thread_local std::string* g_wiped = nullptr; // Where to write it down, while somebody wants to know.

} // namespace

std::string wipedBy(const std::function<void()>& action)
{
    std::string wiped;
    g_wiped = &wiped;
    action();
    g_wiped = nullptr;
    return wiped;
}

void watchWiping(void* memory, std::size_t size, void (*wipe)(void*, std::size_t))
{
    const char* bytes = static_cast<const char*>(memory);
    if (g_wiped == nullptr)
        return wipe(memory, size);
    g_wiped->append(bytes, size);
    wipe(memory, size);
    EXPECT_TRUE(std::all_of(bytes, bytes + size, [](char byte) { return byte == 0; }));
}

} // namespace underpass::test
