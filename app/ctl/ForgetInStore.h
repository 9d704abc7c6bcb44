// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/system/SecretStore.h"

#include <chrono>
#include <memory>
#include <string>

namespace underpass {

struct StorePatience
{
    std::chrono::milliseconds word = std::chrono::seconds{3}; // Until it is said what is waited for.
    std::chrono::milliseconds whole = std::chrono::minutes{1};
};

// Forgets all that is kept for the profile. A store may ask its user to unlock it first, and may hang: what
// is waited for is said on standard error, and the wait has an end. SecretsMayRemain then; what the store
// answers, else. The call may go on behind it until the program ends.
[[nodiscard]] Result<void> forgetInStore(
    std::shared_ptr<SecretStore> store, const std::string& profileId, const StorePatience& patience = {});

} // namespace underpass
