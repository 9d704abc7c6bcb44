// SPDX-License-Identifier: MIT
#include "core/base/Endpoint.h"

#include "core/base/Error.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto endpoint = Endpoint::parse(text, 22);
    if (endpoint && Endpoint::parse(toString(*endpoint), 1) != endpoint)
        std::abort();
    return 0;
}
