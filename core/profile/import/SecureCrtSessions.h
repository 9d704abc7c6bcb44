// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"
#include "core/profile/import/Section.h"

namespace underpass {

// One session's file of SecureCRT (Config/Sessions/NAME.ini): texts and numbers (in decimal), and of a table
// each line as an entry of its own. `name` is what the session is called, with its folders.
[[nodiscard]] Section secureCrtSessionOf(std::string_view name, std::string_view text);

// Sessions of SecureCRT: server, port, account, key, forwards of both tables, and another session as the jump
// host ("Firewall Name"). Programs that a forward starts are not taken, passwords not read. Pure.
[[nodiscard]] Imported readSecureCrt(const std::vector<Section>& sessions);

} // namespace underpass
