// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/Imported.h"
#include "core/profile/import/Section.h"

namespace underpass {

// Sessions of PuTTY, and of KiTTY, which keeps the same settings: server, port, account, key, forwards,
// keepalive, jump host and proxy. Terminal settings go without a word. The names of the settings are those of
// PuTTY's settings.c. `account` is the person's here, for sessions that log in with it.
// Pure; reads names as PuTTY escapes them ("Mail%20server").
[[nodiscard]] Imported readPutty(const std::vector<Section>& sessions, std::string_view account);

// Of a registry export or of a copy of the registry: the keys under "...\PuTTY\Sessions" and
// "...\KiTTY\Sessions", named by what follows.
[[nodiscard]] std::vector<Section> puttySessionsOf(const std::vector<Section>& registry);

// One session's file: "HostName=mail.example.org" as PuTTY writes it on Unix, or "HostName\mail.example.org\"
// as KiTTY does in its folder. `file` is what it is called.
[[nodiscard]] Section puttySessionOf(std::string_view file, std::string_view text);

} // namespace underpass
