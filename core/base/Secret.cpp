// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include <openssl/crypto.h>

namespace underpass {

void wipe(void* memory, std::size_t size) noexcept
{
    if (size > 0)
        OPENSSL_cleanse(memory, size);
}

} // namespace underpass
