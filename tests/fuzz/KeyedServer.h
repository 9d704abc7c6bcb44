// SPDX-License-Identifier: MIT
#pragma once

#include "tests/fuzz/Conversation.h"
#include "tests/hostile/Exchange.h"
#include "tests/hostile/Sealing.h"

#include <deque>
#include <memory>

namespace underpass::fuzz {

// A server that exchanges keys honestly, and then says what the input says, sealed.
// The input: one byte of circumstances (bits 0-1: the cipher, 2: strict exchange, 3: everybody is let in
// unasked); then one after the other
//   0-5, size, payload            a packet with this payload; of size 255 the rest is in two more bytes
//   6, length in two bytes, size, what follows   a packet whose length says what it likes
//   7, which                      its part of another honest exchange: an offer (0-3: the cipher), or, once
//                                 the client has answered, reply and NEWKEYS
// of which the first byte counts modulo 8.
class KeyedServer : public ServerSide
{
public:
    explicit KeyedServer(std::string_view input);

    void heard(std::string_view bytes) override;
    std::optional<std::string> say() override;

    [[nodiscard]] hostile::Bytes hostKey() const { return m_hostKey.blob(); }

private:
    [[nodiscard]] unsigned take();
    [[nodiscard]] std::string takeBytes(std::size_t size);
    [[nodiscard]] std::string begin(); // Our identification and offer.
    [[nodiscard]] std::string offer(unsigned cipher);
    [[nodiscard]] std::string finish(); // Reply and NEWKEYS; empty before the client's value is there.
    [[nodiscard]] std::string admit();
    [[nodiscard]] std::string nextOfInput();
    [[nodiscard]] std::string packet(const hostile::Bytes& payload);
    [[nodiscard]] std::string seal(const hostile::Bytes& packet);
    [[nodiscard]] std::unique_ptr<hostile::Sealing> newSealing(hostile::Way way) const;
    void hear(const hostile::Bytes& payload);

    std::string_view m_input;
    unsigned m_circumstances;
    enum class Stage { Start, Exchange, LogIn, Input } m_stage = Stage::Start;
    hostile::HostKey m_hostKey;
    hostile::Transcript m_said;
    hostile::Offer m_offer;
    hostile::Answer m_answer;
    hostile::Bytes m_sessionId;
    hostile::Bytes m_clientsValue;
    hostile::Bytes m_unread; // Of what the client has said.
    std::unique_ptr<hostile::Sealing> m_out;
    std::unique_ptr<hostile::Sealing> m_in;
    std::unique_ptr<hostile::Sealing> m_nextIn; // From the client's NEWKEYS on.
    std::uint32_t m_outNumber = 0;
    std::uint32_t m_inNumber = 0;
};

} // namespace underpass::fuzz
