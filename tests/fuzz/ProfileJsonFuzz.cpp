// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto profiles = readProfiles(text);
    if (profiles && readProfiles(writeProfiles(*profiles)) != profiles)
        std::abort();
    return 0;
}
