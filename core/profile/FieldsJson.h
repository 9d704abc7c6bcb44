// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/profile/Fields.h"

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace underpass {

// Profiles as JSON, by their description. For this folder only: it shows the library.

using Json = nlohmann::ordered_json;

inline constexpr int deepestJson = 32;

enum class Unknown { Left, Written };
[[nodiscard]] Json writeProfile(const Profile& profile, Unknown unknown = Unknown::Written);

// Collects the first thing that was wrong, with its place. At `strictAt` it takes nothing that makes no
// sense, which in a file stays as it is until the profile is saved or started.
struct Reading
{
    std::string strictAt = {};
    std::optional<Error> trouble = {};

    void refuse(std::string place, std::string why);
};

// `place` is where it stands: "profiles[2]". What is wrong is in `reading`, and the rest of the profile is
// then not to be used.
[[nodiscard]] Profile readProfile(const Json& json, const std::string& place, Reading& reading);

// "profiles[2].name": a field of what stands at `place`.
[[nodiscard]] std::string fieldOf(const std::string& place, std::string_view key);

// Whether this is no key for a field but for a secret, in any case of its letters, and what to say to
// whoever wrote one.
[[nodiscard]] bool namesSecret(std::string_view key);
inline constexpr auto whyNoSecret
    = "passwords do not belong here: leave it out, and Underpass will ask and keep it safely";

} // namespace underpass
