// SPDX-License-Identifier: MIT
#include "tests/fuzz/Conversation.h"
#include "tests/fuzz/FixedRandom.h"
#include "tests/hostile/Exchange.h"

#include <cstdint>
#include <cstdlib>

namespace {

// Says the input, in pieces of one size; whatever the client answers, it does not hear.
class Deaf : public underpass::fuzz::ServerSide
{
public:
    Deaf(std::string_view bytes, std::size_t piece)
        : m_rest(bytes)
        , m_piece(piece)
    { }
    void heard(std::string_view) override { }
    std::optional<std::string> say() override
    {
        if (m_rest.empty())
            return std::nullopt;
        std::string piece{m_rest.substr(0, m_piece)};
        m_rest.remove_prefix(piece.size());
        return piece;
    }

private:
    std::string_view m_rest;
    std::size_t m_piece;
};

} // namespace

// All that a server can say before there are keys: its identification, KEXINIT, and the exchange.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    underpass::fuzz::startFixedRandom();
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    Deaf server{bytes, data[0] % 4U == 0 ? 1U + data[0] : 0x10000U};
    // With the same random numbers each time, a true exchange can be said again; of a key it cannot have, it
    // can prove nothing.
    const auto conversation = underpass::fuzz::converse(server);
    if (conversation.hasKeys && conversation.hostKey != underpass::hostile::HostKey{}.blob())
        std::abort();
    return 0;
}
