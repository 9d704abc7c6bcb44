// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"
#include "core/ssh/engine/KeyLimits.h"
#include "core/ssh/engine/Patience.h"
#include "core/system/SecretStore.h"
#include "core/tunnel/SessionFactory.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace underpass {

class SecretMemory;

// What people typed and servers accepted since the start, for factories to share. Thread-safe.
[[nodiscard]] std::shared_ptr<SecretMemory> makeSecretMemory();
// What was typed for a profile: each log-in from now on asks for it. What a tunnel that is online was opened
// with is gone already.
void forgetSecrets(SecretMemory& memory, const std::string& profileId);
// Whether there is any of it.
[[nodiscard]] bool remembersSecrets(const SecretMemory& memory, const std::string& profileId);

// Sessions over SSH. Without a `memory` the factory has one of its own, which lives as long as its copies;
// `prompter` and `secrets` must outlive them. Host keys are looked for in all of `knownHosts`; the first is
// ours to add to.
[[nodiscard]] SessionFactory sshSessionFactory(Prompter& prompter, SecretStore& secrets,
    std::vector<std::filesystem::path> knownHosts, const KeyLimits& limits = {},
    const Patience& patience = {}, std::shared_ptr<SecretMemory> memory = nullptr);

} // namespace underpass
