// SPDX-License-Identifier: MIT
#include "tests/fuzz/FixedRandom.h"
#include "tests/fuzz/KeyedServer.h"

#include <cstdint>
#include <cstdlib>

// All that a server can say once it has shown its key: answers to the log-in, channels, requests, and other
// exchanges.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    underpass::fuzz::startFixedRandom();
    underpass::fuzz::KeyedServer server{{reinterpret_cast<const char*>(data), size}};
    const auto conversation = underpass::fuzz::converse(server);
    if (conversation.hasKeys && conversation.hostKey != server.hostKey())
        std::abort();
    return 0;
}
