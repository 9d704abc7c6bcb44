// SPDX-License-Identifier: MIT
#include "core/base/Error.h"
#include "core/profile/import/SshAddress.h"
#include "core/profile/import/SshCommand.h"
#include "tests/fuzz/Drafts.h"

#include <cstdint>
#include <string_view>

// Command lines of ssh, plink and autossh, and addresses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto draft = readSshCommand(text, "/folder"))
        checkDraft(*draft);
    else if (sentence(draft.error()).empty())
        std::abort();
    if (const auto addresses = readSshAddresses(text)) {
        for (const SshAddress& address : *addresses) {
            if (!parseHost(address.server.host))
                std::abort();
        }
    }
    return 0;
}
