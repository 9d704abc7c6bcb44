// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace underpass {

// Questions and notices as the control socket carries them to whoever asks the person. Pure. Nothing where
// what is read is none; strings read have been through cleanText().
[[nodiscard]] nlohmann::json toJson(const Question& question);
[[nodiscard]] std::optional<Question> readQuestion(const nlohmann::json& object);
[[nodiscard]] nlohmann::json toJson(const Notice& notice);
[[nodiscard]] std::optional<Notice> readNotice(const nlohmann::json& object);

} // namespace underpass
