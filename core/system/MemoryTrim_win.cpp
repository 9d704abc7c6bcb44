// SPDX-License-Identifier: MIT
#include "core/system/MemoryTrim.h"

#include <bit>

#include <windows.h>

namespace underpass {
namespace {

// HeapOptimizeResources and HEAP_OPTIMIZE_RESOURCES_INFORMATION, which not every winnt.h has: all heaps of
// the process give up what they have cached (Windows 8.1 and later; others refuse).
constexpr auto optimizeResources = std::bit_cast<HEAP_INFORMATION_CLASS>(3);
struct OptimizeResources
{
    DWORD version = 1;
    DWORD flags = 0;
};

} // namespace

void trimMemory()
{
    OptimizeResources what;
    (void)HeapSetInformation(nullptr, optimizeResources, &what, sizeof what);
}

// Windows' heap is one for all threads.
void keepMemoryInFewPools() { }

} // namespace underpass
