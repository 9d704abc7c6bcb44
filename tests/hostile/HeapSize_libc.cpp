// SPDX-License-Identifier: MIT
#include "tests/hostile/HeapSize.h"

#include <malloc.h>

namespace underpass::hostile {

std::size_t heapSize()
{
    const struct mallinfo2 all = mallinfo2();
    return all.uordblks + all.hblkhd;
}

} // namespace underpass::hostile
