// SPDX-License-Identifier: MIT
#include "core/base/CleanText.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const std::string clean = cleanText(text, 64);
    if (clean.size() > 64 || cleanText(clean, 64) != clean)
        std::abort();
    for (const char c : clean)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            std::abort();
    return 0;
}
