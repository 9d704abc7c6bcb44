// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/tunnel/TunnelState.h"

#include <QString>

#include <cstdint>

namespace underpass {

// Forwards, and what goes through them, in words. All of it is pure and translated; everything is plain text
// for labels that do not interpret markup.
[[nodiscard]] QString forwardWord(const ForwardState& forward); // "listening", or why not.
[[nodiscard]] QString forwardTitle(const Forward& forward); // "POP3: localhost:1110 to mail.example.org:110"
[[nodiscard]] QString forwardTarget(const Forward& forward); // "POP3: mail.example.org:110"
[[nodiscard]] QString kindText(ForwardKind kind); // "local"
[[nodiscard]] QString listenText(const Forward& forward, const Endpoint& listen); // And on which machine.
[[nodiscard]] QString whoText(WhoMayConnect who); // "only me"
[[nodiscard]] QString whoText(
    const Forward& forward); // The programs, too; of a remote one, the server's side.
[[nodiscard]] QString callerText(const Caller& caller); // "thunderbird.exe (anna)"
[[nodiscard]] QString bytesText(std::uint64_t bytes); // "1.4 MB", in the locale's way.
[[nodiscard]] QString ageText(Clock::duration age); // "3 min"

} // namespace underpass
