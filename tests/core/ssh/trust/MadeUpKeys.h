// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Wire.h"
#include "core/ssh/trust/HostKeys.h"
#include "core/ssh/trust/KnownHosts.h"

namespace underpass::test {

// Whole public keys that nobody has the private halves of.
inline HostKey madeUpKey(char mark)
{
    WireWriter blob;
    blob.string("ssh-ed25519");
    blob.string(std::string(32, mark));
    return {"ssh-ed25519", blob.take()};
}

inline HostKey madeUpEcdsaKey()
{
    WireWriter blob;
    blob.string("ecdsa-sha2-nistp256");
    blob.string("nistp256");
    blob.string('\4' + std::string(64, 'p'));
    return {"ecdsa-sha2-nistp256", blob.take()};
}

// As a line of known_hosts has it.
inline std::string words(const HostKey& key)
{
    return key.type + " " + encodeBase64(key.blob);
}

} // namespace underpass::test
