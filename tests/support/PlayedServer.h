// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"
#include "tests/libssh2/Internals.h"
#include "tests/support/Packets.h"

#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace underpass::test {

// An engine after its log-in whose server the test plays, without a network: what the server says is handled
// at once, and what it hears is told in words.
class PlayedServer
{
public:
    PlayedServer() { pretend(m_engine->session(), LoggedIn); }

    [[nodiscard]] Engine& engine() { return *m_engine; }

    void says(const std::string& packets)
    {
        const auto space = m_engine->inputSpace();
        std::memcpy(space.data(), packets.data(), packets.size());
        m_engine->fed(packets.size());
        const auto driven = m_engine->drive();
        EXPECT_TRUE(driven) << sentence(driven ? Error{} : driven.error());
        while (ChannelOwner* ready = m_engine->nextReady())
            ready->channelReady();
    }

    // Everything so far, without window adjustments and with data in one piece: "open host:110", "data
    // hello", "eof", "close", "confirm", "refuse 1", "tcpip-forward localhost:8080".
    [[nodiscard]] const std::vector<std::string>& heard()
    {
        const std::string bytes{m_engine->output().startSending()};
        m_engine->output().sent();
        for (const std::string& message : messagesIn(bytes))
            hear(message);
        return m_heard;
    }
    // Only what it has not heard before.
    [[nodiscard]] std::vector<std::string> newlyHeard()
    {
        (void)heard();
        return std::exchange(m_heard, {});
    }

private:
    static std::uint32_t numberIn(const std::string& message, std::size_t at)
    {
        std::uint32_t value = 0;
        for (const char byte : message.substr(at, 4))
            value = value << 8U | static_cast<unsigned char>(byte);
        return value;
    }
    static std::string textIn(const std::string& message, std::size_t at)
    {
        return message.substr(at + 4, numberIn(message, at));
    }
    static std::string endpointIn(const std::string& message, std::size_t at)
    {
        const std::string host = textIn(message, at);
        return host + ":" + std::to_string(numberIn(message, at + 4 + host.size()));
    }
    void hear(const std::string& message)
    {
        switch (message.front()) {
        case channelOpen: {
            const std::size_t type = 1 + 4 + textIn(message, 1).size();
            m_heard.push_back("open " + endpointIn(message, type + 3 * 4));
            break;
        }
        case channelData:
            if (m_heard.empty() || !m_heard.back().starts_with("data "))
                m_heard.emplace_back("data ");
            m_heard.back() += textIn(message, 5);
            break;
        case channelEof:
            m_heard.emplace_back("eof");
            break;
        case channelClose:
            m_heard.emplace_back("close");
            break;
        case openConfirmation:
            m_heard.emplace_back("confirm");
            break;
        case openFailure:
            m_heard.push_back("refuse " + std::to_string(numberIn(message, 5)));
            break;
        case globalRequest: {
            const std::string name = textIn(message, 1);
            m_heard.push_back(name + " " + endpointIn(message, 1 + 4 + name.size() + 1));
            break;
        }
        default: // Windows.
            break;
        }
    }

    std::unique_ptr<Engine> m_engine = std::move(*Engine::create({}, std::make_shared<WindowBudget>()));
    std::vector<std::string> m_heard;
};

} // namespace underpass::test
