// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

Message asking(const Bytes& name, const Bytes& instruction, std::uint64_t prompts)
{
    return Message{UserauthInfoRequest}.string(name).string(instruction).string("").number(prompts);
}

Bytes askingFor(std::uint64_t prompts)
{
    Message message = asking("", "", prompts);
    for (std::uint64_t i = 0; i < prompts; ++i)
        message.string("PIN: ").byte(0);
    return message;
}

// The method is offered and begun; the client waits for its first question.
void reachQuestions(Peer& peer)
{
    peer.reachLogIn();
    (void)peer.await(UserauthRequest);
    peer.send(Message{UserauthFailure}.string("keyboard-interactive").byte(0));
    (void)peer.await(UserauthRequest);
}

Attack asksOnce(std::string name, const Bytes& question, Outcome must)
{
    return {std::move(name), std::move(must), [question](Peer& peer) {
                reachQuestions(peer);
                peer.send(question);
                (void)peer.await(UserauthInfoResponse);
                peer.send(Message{UserauthSuccess});
            }};
}

Attack asksForEver(std::string name, const Bytes& question, Outcome must)
{
    return {std::move(name), std::move(must), [question](Peer& peer) {
                reachQuestions(peer);
                for (;;) {
                    peer.send(question);
                    (void)peer.await(UserauthInfoResponse);
                }
            }};
}

} // namespace

// RFC 4256: keyboard-interactive.
Attacks attacksByQuestion()
{
    const Outcome violated = fails(ErrorCode::ProtocolViolation);
    const Bytes controls = "\x1b[2J\xe2\x80\xae<b>\xff%n";
    return {
        asksOnce("AsksForOnePin", askingFor(1), goesOn()),
        asksOnce("AsksFor8Pins", askingFor(8), goesOn()),
        asksOnce("AsksFor100Pins", askingFor(100), goesOn()),
        asksOnce("AsksFor1000Pins", askingFor(1000), violated),
        asksOnce("AsksFor4Billion", asking("", "", 0xffffffff), violated),
        asksOnce("AsksForLessThanItSays", asking("", "", 3).string("PIN: ").byte(0), violated),
        asksOnce("AsksWithAPromptOf4Gigabytes", asking("", "", 1).number(0xffffffff), violated),
        asksOnce("AsksWithANameOf4Gigabytes", Message{UserauthInfoRequest}.number(0xffffffff), violated),
        asksOnce("AsksWithNothing", Message{UserauthInfoRequest}, violated),
        asksOnce("AsksWithControls", asking(controls, controls, 1).string(controls).byte(1), goesOn()),
        asksOnce("AsksIn30Kilobytes",
            asking(Bytes(10000, 'n'), Bytes(10000, 'i'), 1).string(Bytes(10000, 'p')).byte(0), goesOn()),
        asksForEver("AsksForNothingForEver", askingFor(0), fails(ErrorCode::AuthenticationRefused)),
        asksForEver("AsksTheSameForEver", askingFor(1), fails(ErrorCode::AuthenticationRefused)),
    };
}

} // namespace underpass::hostile
