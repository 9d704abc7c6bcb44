// SPDX-License-Identifier: MIT
#include "tests/fuzz/KeyedServer.h"

#include "tests/fuzz/FixedRandom.h"

#include <cstdlib>

namespace underpass::fuzz {

using namespace hostile;

namespace {

Offer offerOf(unsigned cipher, bool isStrict)
{
    Offer offer;
    offer.isStrict = isStrict;
    if (cipher == 1)
        offer.cipher = "chacha20-poly1305@openssh.com";
    else if (cipher >= 2)
        offer.cipher = "aes128-ctr";
    if (cipher == 3)
        offer.mac = "hmac-sha2-512";
    return offer;
}

} // namespace

KeyedServer::KeyedServer(std::string_view input)
    : m_input(input)
    , m_circumstances(take())
    , m_out(makeSealing("none", {}, Way::ToClient, {}))
    , m_in(makeSealing("none", {}, Way::ToServer, {}))
{ }

unsigned KeyedServer::take()
{
    if (m_input.empty())
        return 0;
    const auto byte = static_cast<unsigned char>(m_input.front());
    m_input.remove_prefix(1);
    return byte;
}

std::string KeyedServer::takeBytes(std::size_t size)
{
    std::string bytes{m_input.substr(0, size)};
    m_input.remove_prefix(bytes.size());
    return bytes;
}

std::optional<std::string> KeyedServer::say()
{
    const ServersRandom random;
    switch (m_stage) {
    case Stage::Start:
        m_stage = Stage::Exchange;
        return begin();
    case Stage::Exchange:
        m_stage = Stage::LogIn;
        return finish();
    case Stage::LogIn:
        m_stage = Stage::Input;
        return (m_circumstances & 8U) != 0 ? admit() : std::string{};
    case Stage::Input:
        break;
    }
    if (m_input.empty())
        return std::nullopt;
    return nextOfInput();
}

std::string KeyedServer::begin()
{
    m_said.serverBanner = "SSH-2.0-Fuzz";
    return m_said.serverBanner + "\r\n" + offer(m_circumstances);
}

std::string KeyedServer::offer(unsigned cipher)
{
    m_offer = offerOf(cipher % 4, (m_circumstances & 4U) != 0);
    m_said.serverInit = m_offer.kexInit();
    return packet(m_said.serverInit);
}

std::string KeyedServer::finish()
{
    if (m_clientsValue.empty())
        return {};
    m_answer = answerOnCurve(m_said, m_clientsValue, m_hostKey);
    m_clientsValue.clear();
    if (m_sessionId.empty())
        m_sessionId = m_answer.hash;
    std::string said = packet(m_answer.reply(KexReply)) + packet(Message{NewKeys});
    m_out = newSealing(Way::ToClient);
    m_nextIn = newSealing(Way::ToServer);
    if (m_offer.isStrict)
        m_outNumber = 0;
    return said;
}

std::unique_ptr<Sealing> KeyedServer::newSealing(Way way) const
{
    const Derive derive
        = [&](char letter, std::size_t size) { return m_answer.derive(m_sessionId, letter, size); };
    return makeSealing(m_offer.cipher, m_offer.mac, way, derive);
}

std::string KeyedServer::admit()
{
    return packet(Message{ServiceAccept}.string("ssh-userauth")) + packet(Message{UserauthSuccess});
}

std::string KeyedServer::nextOfInput()
{
    const unsigned what = take() % 8;
    if (what == 7) {
        const unsigned cipher = take();
        return m_clientsValue.empty() ? offer(cipher) : finish();
    }
    if (what == 6) {
        const std::size_t length = take() * 256U + take();
        return seal(number32(length) + takeBytes(take()));
    }
    std::size_t size = take();
    if (size == 255)
        size += take() * 256U + take();
    return packet(takeBytes(size));
}

std::string KeyedServer::packet(const Bytes& payload)
{
    const std::size_t block = m_out->block();
    std::size_t padding = block - (payload.size() + (m_out->padsTheLength() ? 5 : 1)) % block;
    padding += padding < 4 ? block : 0;
    return seal(
        number32(payload.size() + padding + 1) + static_cast<char>(padding) + payload + Bytes(padding, '\0'));
}

std::string KeyedServer::seal(const Bytes& packet)
{
    return m_out->seal(m_outNumber++, packet);
}

// The client says whole packets, each in one piece.
void KeyedServer::heard(std::string_view bytes)
{
    m_unread += bytes;
    if (m_said.clientBanner.empty()) {
        const auto end = m_unread.find("\r\n");
        m_said.clientBanner = m_unread.substr(0, end);
        m_unread.erase(0, end + 2);
    }
    while (!m_unread.empty()) {
        const auto read = [this](std::size_t size) {
            if (size > m_unread.size())
                std::abort(); // The client's packet is longer than it says.
            const Bytes part = m_unread.substr(0, size);
            m_unread.erase(0, size);
            return part;
        };
        const Bytes packet = m_in->open(m_inNumber++, read);
        hear(packet.substr(5, packet.size() - 5 - static_cast<unsigned char>(packet.at(4))));
    }
}

void KeyedServer::hear(const Bytes& payload)
{
    const ServersRandom random;
    switch (static_cast<unsigned char>(payload.at(0))) {
    case KexInit:
        m_said.clientInit = payload;
        break;
    case KexInitEcdh: {
        Reader reader{std::string_view{payload}.substr(1)};
        m_clientsValue = reader.string();
        break;
    }
    case NewKeys:
        if (!m_nextIn)
            std::abort(); // New keys without an exchange.
        m_in = std::move(m_nextIn);
        if (m_offer.isStrict)
            m_inNumber = 0;
        break;
    default:
        break;
    }
}

} // namespace underpass::fuzz
