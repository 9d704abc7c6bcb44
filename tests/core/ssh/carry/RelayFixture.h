// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/carry/Relay.h"
#include "tests/support/ConnectedPair.h"
#include "tests/support/PlayedServer.h"
#include "tests/support/Reset.h"

#include <gtest/gtest.h>

#include <asio/write.hpp>

namespace underpass::test {

inline constexpr std::size_t packetSize = 32768;
inline constexpr std::uint32_t wide = 1U << 20U;

inline std::string confirmation(std::uint32_t window = wide)
{
    return packet(openConfirmation, number(0) + number(500) + number(window) + number(packetSize));
}
inline std::string data(const std::string& bytes)
{
    return packet(channelData, number(0) + text(bytes));
}
inline std::string moreWindow(std::uint32_t size)
{
    return packet(windowAdjust, number(0) + number(size));
}
inline const std::string eof = packet(channelEof, number(0));
inline const std::string close = packet(channelClose, number(0));
inline const std::vector<std::string> closed{
    "eof", "close"}; // By us: libssh2 says an EOF before every close.

// One relay between a program and a server, both of which the test plays.
class RelayFixture : public testing::Test, public RelayHost
{
protected:
    void call(std::optional<DynamicProtocol> answerIn = {}, const std::string& ahead = {})
    {
        Call call{std::move(sockets.server), {}, {}, target, answerIn, ahead};
        relay = std::make_shared<Relay>(*this, 1, 7, std::move(call));
        relay->channelReady();
        program.non_blocking(true);
    }
    void open(std::uint32_t window = wide)
    {
        call();
        server.says(confirmation(window));
        (void)server.newlyHeard();
    }
    ~RelayFixture() override
    {
        if (relay)
            relay->release();
        relay.reset();
        turnedAway.reset();
        waiting.clear();
        settle();
    }

    void programSays(const std::string& bytes)
    {
        program.non_blocking(false);
        asio::write(program, asio::buffer(bytes));
        program.non_blocking(true);
    }
    void programEnds() { program.shutdown(tcp::socket::shutdown_send); }
    void programResets()
    {
        program.set_option(asio::socket_base::linger{true, 0});
        program.close();
    }
    // Everything that the program can read now.
    void listen()
    {
        std::array<char, 4096> bytes{};
        while (!ended) {
            const std::size_t size = program.read_some(asio::buffer(bytes), ended);
            programHeard.append(bytes.data(), size);
            if (ended == asio::error::would_block) {
                ended = {};
                return;
            }
        }
    }
    template <class Reached> [[nodiscard]] bool reaches(const Reached& reached)
    {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        while (!reached()) {
            loop.restart();
            loop.run_one_for(std::chrono::milliseconds{1}); // What the program sees wakes nobody here.
            if (std::chrono::steady_clock::now() > limit)
                return false;
        }
        return true;
    }
    void settle()
    {
        loop.restart();
        while (loop.poll() > 0)
            loop.restart();
    }
    [[nodiscard]] bool serverHears(const std::vector<std::string>& all)
    {
        return reaches([&] { return server.heard() == all; });
    }
    [[nodiscard]] bool programHears(const std::string& all)
    {
        return reaches([&] { return listen(), programHeard == all; });
    }
    [[nodiscard]] bool programSeesTheEnd()
    {
        return reaches([&] { return listen(), ended == asio::error::eof; });
    }
    [[nodiscard]] bool programIsReset()
    {
        return reaches([&] { return listen(), bool{ended}; }) && wasReset(ended);
    }

    Engine& engine() override { return server.engine(); }
    std::span<char> scratch() override { return space; }
    std::span<char> share() override { return space; }
    bool hasRoom() const override { return isRoom; }
    void waitForRoom(std::shared_ptr<Relay> which) override { waiting.push_back(std::move(which)); }
    void outputGrew() override { }
    void relayOver(std::uint64_t id) override { over.push_back(id); }
    void targetAnswered(const Relay&, const std::optional<Error>& refusal) override
    {
        answers.push_back(refusal ? name(refusal->code) : std::string{"reached"});
    }
    void carried(const Relay&) override { ++timesCarried; }
    void turnAway(tcp::socket caller, std::string words) override
    {
        turnedAway = std::move(caller);
        lastWords = std::move(words);
    }

    PlayedServer server;
    Pair sockets{at("127.0.0.1"), "127.0.0.1"};
    asio::io_context& loop = sockets.worker;
    tcp::socket& program = sockets.client;
    std::vector<char> space = std::vector<char>(32700);
    bool isRoom = true;
    std::vector<std::shared_ptr<Relay>> waiting;
    std::vector<std::uint64_t> over;
    std::vector<std::string> answers;
    std::optional<tcp::socket> turnedAway;
    int timesCarried = 0;
    std::string lastWords;
    std::string programHeard;
    std::error_code ended;
    Endpoint target{"target.example", 110};
    std::shared_ptr<Relay> relay;
};

} // namespace underpass::test
