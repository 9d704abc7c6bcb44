// SPDX-License-Identifier: MIT
#include "core/listen/ReservedPort.h"

namespace underpass {

// Hyper-V and others reserve whole ranges, which move with each start of the machine or of the service
// winnat.
std::vector<Sentence> aboutReservedPort(std::uint16_t)
{
    return {{UNDERPASS_TEXT("Error",
        "Windows keeps whole ranges of ports for itself, and may give them back later; \"netsh int ipv4 show "
        "excludedportrange tcp\" lists them.")}};
}

} // namespace underpass
