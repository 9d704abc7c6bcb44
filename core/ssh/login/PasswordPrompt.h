// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Prompter.h"

#include <cstddef>
#include <optional>
#include <string>

namespace underpass {

// What the prompts of a server ask for, in the languages that PAM and the usual products speak. Pure. What is
// not known for the account's password is taken for something else: that costs a question, and no secret.

// The one prompt of a first round (RFC 4256) that asks for the password of `account`, and for nothing else:
// hidden, bare ("Password:", "Passwort für anna:", "anna@host's password:"), not a code, and not of a round
// that changes the password. Nothing where there is none.
[[nodiscard]] std::optional<std::size_t> passwordPromptOf(
    const CodeQuestion& question, const std::string& account);

// "New password:", "Neues Passwort:", "Retype new password:".
[[nodiscard]] bool asksForANewPassword(const CodeQuestion::Prompt& prompt);

} // namespace underpass
