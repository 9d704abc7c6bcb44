// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

// What a man in the middle puts between the offer and the reply of a server that has no strict exchange: it
// must not count as the server's word once the keys are on.
Attack sayingBeforeTheKeys(std::string name, const Bytes& message)
{
    return {std::move(name), fails(ErrorCode::ProtocolViolation, "Unable to exchange encryption keys"),
        [message](Peer& peer) {
            peer.greet();
            peer.offer({.isStrict = false});
            const Answer answer = peer.answer();
            peer.send(message);
            peer.reply(answer);
            peer.takeKeys(answer);
        }};
}

} // namespace

// RFC 4253 section 7.1: only 1 to 49 may be said before the keys.
Attacks attacksByClearText()
{
    return {
        sayingBeforeTheKeys("SaysSuccessBeforeTheKeys", Message{UserauthSuccess}),
        sayingBeforeTheKeys("SaysFailureBeforeTheKeys", Message{UserauthFailure}.string("password").byte(0)),
        sayingBeforeTheKeys("SaysABannerBeforeTheKeys", Message{UserauthBanner}.string("hello").string("")),
        sayingBeforeTheKeys("AsksBeforeTheKeys",
            Message{UserauthInfoRequest}.string("").string("").string("").number(1).string("PIN: ").byte(0)),
        sayingBeforeTheKeys("OpensAChannelBeforeTheKeys",
            Message{ChannelOpen}.string("forwarded-tcpip").number(0).number(1 << 20U).number(32768)),
        sayingBeforeTheKeys(
            "RequestsBeforeTheKeys", Message{GlobalRequest}.string("keepalive@openssh.com").byte(1)),
        sayingBeforeTheKeys("AcceptsTheServiceBeforeTheKeys", Message{ServiceAccept}.string("ssh-userauth")),
        sayingBeforeTheKeys("ExtendsBeforeTheKeys",
            Message{ExtInfo}.number(1).string("server-sig-algs").string("rsa-sha2-256")),
        {"ChattersBeforeTheKeys", goesOn(),
            [](Peer& peer) {
                peer.greet();
                peer.offer({.isStrict = false});
                const Answer answer = peer.answer();
                peer.send(Message{Debug}.byte(1).string("\x1b[2J").string(""));
                peer.reply(answer);
                peer.takeKeys(answer);
            }},
    };
}

} // namespace underpass::hostile
