// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {

Outcome fails(ErrorCode code, std::string words)
{
    return {code, std::move(words)};
}

Outcome goesOn()
{
    return {};
}

const Attacks& allAttacks()
{
    static const Attacks all = [] {
        Attacks attacks{{std::string{honest}, goesOn(), [](Peer& peer) {
                             peer.useHostKey(HostKey{honestKey});
                             peer.reachOnline();
                         }}};
        for (const auto& some : {attacksByBanner(), attacksByOffer(), attacksByExchange(), attacksByGroup(),
                 attacksByPacket(), attacksByClearText(), attacksByLogIn(), attacksByQuestion(),
                 attacksByReply(), attacksByProof(), attacksByChannel(), attacksByOpening(), attacksByFlood(),
                 attacksByReExchange(), attacksByEnd()})
            attacks.insert(attacks.end(), some.begin(), some.end());
        return attacks;
    }();
    return all;
}

} // namespace underpass::hostile
