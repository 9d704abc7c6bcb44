// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"

#include <memory>
#include <optional>
#include <string>

namespace underpass {

// What a secret is for. `purpose` is "password", "proxy password" or "passphrase <key file>".
struct SecretKey
{
    std::string profileId;
    std::string account; // "me@mail.example.org:22"
    std::string purpose;

    bool operator==(const SecretKey&) const = default;
};

// Where secrets rest between runs: Credential Manager on Windows, the Secret Service elsewhere, never a file
// of ours. Every call may block for as long as the desktop asks its user to unlock the store: call it on a
// helper thread. Thread-safe. SecretStoreUnavailable means there is no store here; callers then ask and keep
// nothing.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual Result<std::optional<Secret>> find(const SecretKey& key) = 0;
    [[nodiscard]] virtual Result<void> keep(const SecretKey& key, const Secret& secret) = 0;
    [[nodiscard]] virtual Result<void> forget(const SecretKey& key) = 0;
    [[nodiscard]] virtual Result<void> forgetProfile(const std::string& profileId) = 0;
};

// This platform's own store.
[[nodiscard]] std::unique_ptr<SecretStore> openSecretStore();

} // namespace underpass
