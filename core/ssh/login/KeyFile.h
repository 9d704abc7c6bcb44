// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"
#include "core/ssh/login/KeyText.h"

#include <optional>
#include <string>

namespace underpass {

// Looks at a key file without opening it (KeyText.h). KeyFileUnusable also says that it is missing or cannot
// be read.
[[nodiscard]] Result<KeyFileLook> inspectKeyFile(const std::string& path);

// Opens a private key. Takes its time on purpose, up to some ten seconds and 1 GB, and is for a helper
// thread. Errors: PassphraseWrong, and those of inspectKeyFile().
[[nodiscard]] Result<PrivateKey> openKeyFile(const std::string& path, const Secret& passphrase);

// The public half that lies beside a private key, where ssh(1) looks for it (KEY.pub). Nothing where there is
// none that can be read.
[[nodiscard]] std::optional<std::string> publicHalfBeside(const std::string& keyFile);

} // namespace underpass
