// SPDX-License-Identifier: MIT
#include "tests/hostile/Attack.h"

namespace underpass::hostile {
namespace {

const HostKey& shown()
{
    static const HostKey key;
    return key;
}

const HostKey& further()
{
    static const HostKey key{'f'};
    return key;
}

Bytes announces(const std::vector<Bytes>& keys)
{
    Message message{GlobalRequest};
    message.string("hostkeys-00@openssh.com").byte(0);
    for (const Bytes& key : keys)
        message.string(key);
    return message;
}

// Of the key that is further, by whatever key, and for whatever connection.
Bytes proofBy(const HostKey& key, const Bytes& sessionId)
{
    return key.sign(
        Message{}.string("hostkeys-prove-00@openssh.com").string(sessionId).string(further().blob()));
}

// Answers come in the order of the questions (RFC 4254 section 4), so each other one gets its own.
void awaitQuestion(Peer& peer)
{
    while (!peer.await(GlobalRequest).contains("hostkeys-prove-00@openssh.com"))
        peer.send(Message{RequestFailure});
}

// Lists a further key, and answers the question for its proof with that.
template <class Reply> Attack answering(std::string name, Reply reply, int learns = 0)
{
    return {std::move(name), goesOn(),
        [reply](Peer& peer) {
            peer.reachOnline();
            peer.send(announces({shown().blob(), further().blob()}));
            awaitQuestion(peer);
            peer.send(reply(peer.sessionId()));
        },
        {.learns = learns}};
}

Bytes answerOf(const std::vector<Bytes>& proofs)
{
    Message message{RequestSuccess};
    for (const Bytes& proof : proofs)
        message.string(proof);
    return message;
}

Bytes withOneBitChanged(Bytes proof)
{
    proof.back() = static_cast<char>(proof.back() ^ 1);
    return proof;
}

} // namespace

// OpenSSH's PROTOCOL, section 2.5: keys that a server says are its own. Only what it has proven is kept.
Attacks attacksByProof()
{
    return {
        answering(
            "ProvesAFurtherHostKeyHonestly",
            [](const Bytes& session) { return answerOf({proofBy(further(), session)}); }, 1),
        answering("ProvesAHostKeyWithAWrongSignature",
            [](const Bytes& session) { return answerOf({withOneBitChanged(proofBy(further(), session))}); }),
        answering("ProvesAHostKeyByAnotherKey",
            [](const Bytes& session) { return answerOf({proofBy(shown(), session)}); }),
        answering("ProvesAnotherHostKeyThanItWasAskedFor",
            [](const Bytes& session) {
                return answerOf({shown().sign(Message{}
                        .string("hostkeys-prove-00@openssh.com")
                        .string(session)
                        .string(shown().blob()))});
            }),
        answering("ProvesAHostKeyForAnotherConnection",
            [](const Bytes&) { return answerOf({proofBy(further(), Bytes(32, 's'))}); }),
        answering(
            "ProvesAHostKeyForNoConnection", [](const Bytes&) { return answerOf({proofBy(further(), {})}); }),
        answering("ProvesNoHostKey", [](const Bytes&) { return answerOf({}); }),
        answering("ProvesAHostKeyWithNothing", [](const Bytes&) { return answerOf({Bytes{}}); }),
        answering("ProvesAHostKeyTwice",
            [](const Bytes& session) {
                return answerOf({proofBy(further(), session), proofBy(further(), session)});
            }),
        answering("ProvesAHostKeyInHalf",
            [](const Bytes& session) {
                const Bytes whole = answerOf({proofBy(further(), session)});
                return whole.substr(0, whole.size() - 1);
            }),
        answering("ProvesAHostKeyWithMoreBehindIt",
            [](const Bytes& session) { return answerOf({proofBy(further(), session)}) + "x"; }),
        answering("ProvesAHostKeyIn4Gigabytes",
            [](const Bytes&) { return Bytes{Message{RequestSuccess}.number(0xffffffff).raw("proof")}; }),
        answering("ProvesAHostKeyIn30Kilobytes", [](const Bytes&) { return answerOf({Bytes(30'000, 'p')}); }),
        answering("RefusesToProveAHostKey", [](const Bytes&) { return Bytes{Message{RequestFailure}}; }),
        {"ProvesOneOfTwoHostKeys", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                peer.send(announces({shown().blob(), further().blob(), HostKey{'o'}.blob()}));
                awaitQuestion(peer);
                peer.send(answerOf({proofBy(further(), peer.sessionId())}));
            }},
        {"ProvesAHostKeyBeforeItIsAsked", goesOn(),
            [](Peer& peer) {
                peer.reachOnline();
                peer.send(answerOf({proofBy(further(), peer.sessionId())}));
                peer.send(announces({shown().blob(), further().blob()}));
                awaitQuestion(peer);
                peer.send(Message{RequestFailure});
            }},
    };
}

} // namespace underpass::hostile
