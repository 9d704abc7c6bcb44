// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/ssh/engine/KeyLimits.h"
#include "core/ssh/engine/Patience.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/SessionFactory.h"

#include <filesystem>
#include <vector>

namespace underpass {

// Sessions over SSH. What the factory remembers of typed secrets lives as long as its copies; `prompter` and
// `secrets` must outlive them. Host keys are looked for in all of `knownHosts`; the first is ours to add to.
[[nodiscard]] SessionFactory sshSessionFactory(Prompter& prompter, SecretStore& secrets,
    std::vector<std::filesystem::path> knownHosts, const KeyLimits& limits = {},
    const Patience& patience = {});

} // namespace underpass
