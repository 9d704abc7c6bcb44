// SPDX-License-Identifier: MIT
#include "tests/support/CleanseWatch.h"

// libcrypto is a static library there: the linker puts this in its function's place (--wrap).
extern "C" void __real_OPENSSL_cleanse(void* memory, std::size_t size);
extern "C" void __wrap_OPENSSL_cleanse(void* memory, std::size_t size);
extern "C" void __wrap_OPENSSL_cleanse(void* memory, std::size_t size)
{
    underpass::test::watchWiping(memory, size, __real_OPENSSL_cleanse);
}
