// SPDX-License-Identifier: MIT
#pragma once

#include "core/listen/DynamicAnswer.h"
#include "core/listen/RequestReading.h"

#include <string>
#include <string_view>

namespace underpass {

// What one caller of a dynamic forward says before it is connected: SOCKS 4, 4a, 5 or HTTP CONNECT, told
// apart by the first byte. Bytes in, bytes out, no socket. It looks up no name: that is the far end's
// business.
class DynamicRequest
{
public:
    enum class Stage {
        Reading,
        Complete, // target() is what the caller wants; it waits for answerTo(protocol()).
        Bad, // output() is the last thing to say, if anything: the caller spoke none of the protocols.
    };

    // Takes what the caller sent, in pieces of any size, while Reading.
    Stage read(std::string_view bytes);
    [[nodiscard]] Stage stage() const { return m_stage; }

    // What is to be sent to the caller now, each piece once; empty: nothing.
    [[nodiscard]] std::string output();

    // Once Complete.
    [[nodiscard]] DynamicProtocol protocol() const { return m_protocol; }
    [[nodiscard]] const Endpoint& target() const { return m_target; }
    [[nodiscard]] std::string ahead(); // What came behind the request already, for the target; once.

private:
    [[nodiscard]] bool knowsProtocol();
    [[nodiscard]] RequestReading readNext() const;

    Stage m_stage = Stage::Reading;
    DynamicProtocol m_protocol = DynamicProtocol::Socks5;
    bool m_isGreeted = false; // SOCKS 5 only.
    std::string m_received; // And not understood yet.
    std::string m_output;
    Endpoint m_target;
};

} // namespace underpass
