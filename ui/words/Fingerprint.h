// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <QString>

#include <string>

namespace underpass {

enum class FingerprintMatch { Empty, Incomplete, Same, Different };

// Compares what a person was given with what the server showed ("SHA256:..."). Takes a bare fingerprint, one
// without its "SHA256:", or a whole line of ssh-keygen -l; spaces around it do not count, letters' case does.
[[nodiscard]] FingerprintMatch compareFingerprints(const QString& given, const std::string& shown);

// Both keys of an Error{HostKeyChanged}: what was on record and what the server showed now, each as
// "ssh-ed25519 SHA256:...". Empty where the detail says something else.
struct ChangedKey
{
    QString expected;
    QString where; // "path:line" of the entry.
    QString offered;
};
[[nodiscard]] ChangedKey changedKey(const Error& error);

} // namespace underpass
