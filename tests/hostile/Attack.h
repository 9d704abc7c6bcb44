// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "tests/hostile/Peer.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace underpass::hostile {

// What must become of the tunnel to the hostile server: it fails with this error, whose detail contains these
// words, or it is online after all that and carries bytes.
struct Outcome
{
    std::optional<ErrorCode> error;
    std::string words;
};
[[nodiscard]] Outcome fails(ErrorCode code, std::string words = {});
[[nodiscard]] Outcome goesOn();

// What the client does meanwhile.
struct Circumstances
{
    int callers = 0; // Programs that connect to the forward, say "hello" and then neither read nor write.
    bool listensThere = false; // A remote forward is asked for.
    std::chrono::seconds keepalive{15};
    int learns = 0; // Further host keys that are kept; of most attacks known_hosts stays what it was.
    std::vector<std::string> permitted = {}; // Old algorithms, by the profile,
    std::vector<std::string> oldInUse = {}; // and which of them are said to be in use in the end.
    std::size_t growth = std::size_t{16} << 20U; // How much the process may grow, in bytes of its heap.
};

struct Attack
{
    std::string name; // The rest of "a stranger who ...", as one word.
    Outcome must;
    std::function<void(Peer&)> carryOut; // In the server. What follows is honest, if it goes on.
    Circumstances meanwhile = {};
};
using Attacks = std::vector<Attack>;

// By where in the conversation they begin; each in the file of its name.
[[nodiscard]] Attacks attacksByBanner();
[[nodiscard]] Attacks attacksByOffer();
[[nodiscard]] Attacks attacksByExchange();
[[nodiscard]] Attacks attacksByGroup();
[[nodiscard]] Attacks attacksByPacket();
[[nodiscard]] Attacks attacksByClearText();
[[nodiscard]] Attacks attacksByLogIn();
[[nodiscard]] Attacks attacksByQuestion();
[[nodiscard]] Attacks attacksByReply();
[[nodiscard]] Attacks attacksByProof();
[[nodiscard]] Attacks attacksByChannel();
[[nodiscard]] Attacks attacksByOpening();
[[nodiscard]] Attacks attacksByFlood();
[[nodiscard]] Attacks attacksByReExchange();
[[nodiscard]] Attacks attacksByEnd();

[[nodiscard]] const Attacks& allAttacks();

// What no attack is: honest all the way.
inline constexpr std::string_view honest = "IsHonest";
inline constexpr char honestKey = 'b'; // Of its host key: a key that two servers have is never learnt.

} // namespace underpass::hostile
