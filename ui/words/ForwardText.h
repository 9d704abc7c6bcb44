// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Caller.h"
#include "core/tunnel/TunnelState.h"

#include <QString>

#include <cstdint>

namespace underpass {

// Forwards, and what goes through them, in words. All of it is pure and translated; everything is plain text
// for labels that do not interpret markup.
// "works, last reached 17:03", or why not; and who was turned away. Times of day are this computer's.
[[nodiscard]] QString forwardWord(const ForwardState& forward, WallTime now);
[[nodiscard]] QString forwardEvidence(const ForwardState& forward, WallTime now); // All that it rests on.
// All forwards of a tunnel in a few words: "a forward is refused", "works, last reached 17:03".
[[nodiscard]] QString forwardsWord(const Online& online, WallTime now);
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
[[nodiscard]] QString timeText(
    WallTime at, WallTime now); // "17:03", with the date where it is another day's.

} // namespace underpass
