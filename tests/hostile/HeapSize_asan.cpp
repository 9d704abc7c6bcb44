// SPDX-License-Identifier: MIT
#include "tests/hostile/HeapSize.h"

// sanitizer/allocator_interface.h, which does not come with every compiler.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();

namespace underpass::hostile {

std::size_t heapSize()
{
    return __sanitizer_get_current_allocated_bytes();
}

} // namespace underpass::hostile
