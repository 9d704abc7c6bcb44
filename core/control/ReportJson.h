// SPDX-License-Identifier: MIT
#pragma once

#include "core/control/Control.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace underpass {

// A report as JSON, with the names that app/README.md promises to scripts; and back. Pure. Strings read have
// been through cleanText(). What is missing stays as it is by default; nothing where it is no report at all.
[[nodiscard]] nlohmann::json toJson(const TunnelReport& tunnel);
[[nodiscard]] std::optional<TunnelReport> readTunnel(const nlohmann::json& object);

// A field of an object; nothing where it has another type.
[[nodiscard]] std::optional<std::string> textOf(const nlohmann::json& object, const char* field);

} // namespace underpass
