// SPDX-License-Identifier: MIT
#include "core/system/MemoryTrim.h"

#include <malloc.h>

namespace underpass {

// malloc_trim(3): since glibc 2.8 in all arenas, and not only at their ends.
void trimMemory()
{
    (void)::malloc_trim(0);
}

// mallopt(3): the arenas of glibc, up to eight for each processor.
void keepMemoryInFewPools()
{
    (void)::mallopt(M_ARENA_MAX, 2);
}

} // namespace underpass
