// SPDX-License-Identifier: MIT
#include "core/ssh/trust/KnownHosts.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto line = parseKnownHostLine(text);
    if (line && decodeBase64(encodeBase64(line->blob)) != line->blob)
        std::abort();
    [[maybe_unused]] const bool ofLine = line && matchesHost(line->hosts, "[mail.example.org]:2222");
    [[maybe_unused]] const bool ofText = matchesHost(text, "mail.example.org");
    return 0;
}
