// SPDX-License-Identifier: MIT
#include "tests/hostile/Peer.h"

#include <algorithm>

namespace underpass::hostile {
namespace {

Type typeOf(const Bytes& message)
{
    return static_cast<Type>(static_cast<unsigned char>(message.front()));
}

Bytes magnitude(const Bytes& mpint)
{
    return mpint.substr(std::min(mpint.find_first_not_of('\0'), mpint.size()));
}

} // namespace

void Peer::greet(const Bytes& banner)
{
    m_said.serverBanner = banner;
    raw(banner + "\r\n");
    m_said.clientBanner = readLine();
}

void Peer::sayOffer(const Offer& what)
{
    m_offer = what;
    m_said.serverInit = what.kexInit();
    send(m_said.serverInit);
}

void Peer::awaitOffer()
{
    m_said.clientInit = await(KexInit);
}

void Peer::offer(const Offer& what)
{
    sayOffer(what);
    awaitOffer();
}

Bytes Peer::clientsValue()
{
    m_said.groupRequest.clear();
    if (m_offer.asksForAGroup()) {
        m_said.groupRequest = await(KexGexRequest).substr(1);
        send(Message{KexReply}.mpint(m_group.prime).mpint(m_group.generator));
    }
    const Bytes init = await(m_offer.asksForAGroup() ? KexGexInit : KexInitEcdh);
    Reader reader{init};
    reader.byte();
    return reader.string();
}

Answer Peer::answer()
{
    const Bytes value = clientsValue();
    return m_offer.isByGroup() ? answerInGroup(m_said, m_group, magnitude(value), m_hostKey)
                               : answerOnCurve(m_said, value, m_hostKey);
}

Answer Peer::answerWith(const Claim& claim)
{
    const Bytes value = clientsValue();
    return hostile::answerWith(claim, m_said, m_group, magnitude(value), m_hostKey);
}

std::unique_ptr<Sealing> Peer::newSealing(const Answer& what, Way way) const
{
    const Derive derive = [&](char letter, std::size_t size) {
        return what.derive(m_sessionId.empty() ? what.hash : m_sessionId, letter, size);
    };
    return makeSealing(m_offer.cipher, m_offer.mac, way, derive);
}

void Peer::sealWithNewKeys(const Answer& what)
{
    send(Message{NewKeys});
    sealWith(newSealing(what, Way::ToClient));
    if (m_isStrict || (m_sessionId.empty() && m_offer.isStrict))
        restartOutNumbers();
}

void Peer::openWithNewKeys(const Answer& what)
{
    (void)await(NewKeys);
    openWith(newSealing(what, Way::ToServer));
    m_isStrict = m_isStrict || (m_sessionId.empty() && m_offer.isStrict);
    if (m_isStrict)
        restartInNumbers();
    if (m_sessionId.empty())
        m_sessionId = what.hash;
}

void Peer::takeKeys(const Answer& what)
{
    sealWithNewKeys(what);
    openWithNewKeys(what);
}

void Peer::exchange(const Offer& what)
{
    offer(what);
    const Answer ours = answer();
    reply(ours);
    takeKeys(ours);
}

void Peer::start(const Offer& what)
{
    greet();
    exchange(what);
}

void Peer::acceptService()
{
    (void)await(ServiceRequest);
    send(Message{ServiceAccept}.string("ssh-userauth"));
}

void Peer::logIn()
{
    while (!m_isAdmitted)
        handle(next());
}

void Peer::reachLogIn(const Offer& what)
{
    start(what);
    acceptService();
}

void Peer::reachOnline(const Offer& what)
{
    start(what);
    logIn();
}

Bytes Peer::next()
{
    if (m_later.empty())
        return receive();
    Bytes message = std::move(m_later.front());
    m_later.pop_front();
    return message;
}

Bytes Peer::await(Type type)
{
    const auto found = std::ranges::find(m_later, type, typeOf);
    if (found != m_later.end()) {
        Bytes message = std::move(*found);
        m_later.erase(found);
        return message;
    }
    for (;;) {
        Bytes message = receive();
        if (typeOf(message) == type)
            return message;
        if (typeOf(message) == Disconnect)
            throw HungUp{};
        m_later.push_back(std::move(message));
    }
}

} // namespace underpass::hostile
