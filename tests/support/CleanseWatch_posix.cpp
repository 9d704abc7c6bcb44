// SPDX-License-Identifier: MIT
#include "tests/support/CleanseWatch.h"

#include <dlfcn.h>

// The program's own function of this name comes before the one of libcrypto.so.
extern "C" void OPENSSL_cleanse(void* memory, std::size_t size);
extern "C" void OPENSSL_cleanse(void* memory, std::size_t size)
{
    using Wipe = void (*)(void*, std::size_t);
    static const auto wipe = reinterpret_cast<Wipe>(::dlsym(RTLD_NEXT, "OPENSSL_cleanse"));
    underpass::test::watchWiping(memory, size, wipe);
}
