// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/carry/Channel.h"
#include "core/ssh/carry/RemoteForwards.h"
#include "core/tunnel/Session.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace underpass {

class Relay;

// What a relay needs of the session it belongs to.
class RelayHost
{
public:
    virtual ~RelayHost() = default;
    [[nodiscard]] virtual Engine& engine() = 0;
    // For one read and write at a time; shared by all relays.
    [[nodiscard]] virtual std::span<char> scratch() = 0;
    [[nodiscard]] virtual std::span<char> share() = 0; // Of it, what one relay may send up in one turn.
    [[nodiscard]] virtual bool hasRoom() const = 0; // For more output to the server.
    // Calls moveUp() when there is, first come first served.
    virtual void waitForRoom(std::shared_ptr<Relay> relay) = 0;
    virtual void outputGrew() = 0;
    virtual void relayOver(std::uint64_t id) = 0; // isOver() is true from now on.
    // Whether the server reached the relay's target, or why it did not.
    virtual void targetAnswered(const Relay& relay, const std::optional<Error>& refusal) = 0;
    virtual void carried(const Relay& relay) = 0; // Bytes came from its target.
    virtual void turnAway(asio::ip::tcp::socket caller, std::string words) = 0; // With these last words.
};

// One accepted socket <-> one channel that it opens, or one accepted channel <-> one connected socket. Moves
// bytes both ways with back-pressure from either side, passes half-close and reset on, and holds next to no
// memory while nothing moves. Lives on its session's worker thread; its session drops it once isOver() says
// so.
//
// The law (RFC 4254 section 5.3; OpenSSH keeps it in nchan.c):
// * Each direction is in one state, knows nothing of the other, and moves only while the channel is open.
// * Up ends by our EOF, once, and not before the channel has taken everything that the program had said; down
//   ends by an end of writing to the program, not before the program has taken everything. An end is for
//   good.
// * When both have ended the channel is closed. It is closed at once where the server has closed it and all
//   is passed on, and where one side fails: then the other sees a reset, and what is under way is lost.
// * So up and down occur in any combination but Up::EofSent with Down::Ended, which is the channel's Closing.
class Relay : public ChannelOwner, public std::enable_shared_from_this<Relay>
{
public:
    Relay(RelayHost& host, std::uint64_t id, ForwardNumber forward, Call call);
    Relay(RelayHost& host, std::uint64_t id, RemoteCall call);

    void channelReady() override; // The server has sent something: look what it means for this relay.
    void moveUp(); // From the local socket to the server, as far as there is anything and room for it.
    void abort(); // The local program sees a reset; the channel is given back.
    void release(); // The connection is over: frees the channel, whatever the server still owes.

    [[nodiscard]] bool isOver() const { return m_phase == Phase::Over; }
    [[nodiscard]] RelayInfo info() const;
    [[nodiscard]] ForwardNumber forward() const { return m_info.forward; }
    [[nodiscard]] bool leftUnread() const { return m_channel.leftUnread(); }
    [[nodiscard]] bool isTargetChosen() const { return m_answerIn.has_value(); } // By the caller.

private:
    enum class Phase { Opening, Open, Closing, Over }; // Of the channel.
    // What the direction to the server waits for.
    enum class Up {
        Idle, // It has not begun.
        Program, // For the program to say something, or to end.
        Room, // For its turn in the host's queue, with whatever the program has said.
        Turn, // For the other relays' turn to be over.
        Server, // To take more: its window is full, or keys are exchanged and m_unsent holds something.
        Ended, // The program has ended, and the EOF cannot go out yet.
        EofSent
    };
    // And the one to the program.
    enum class Down {
        Idle, // The server has said nothing that was not passed on.
        Program, // To take what m_untaken holds.
        Turn, // For the other relays' turn to be over.
        Ended
    };

    void pollOpening();
    void opened();
    void refused(const Error& why);
    void tellWhoAsked(const std::optional<Error>& refusal);
    void set(Up up);
    void set(Down down);
    void moveDown();
    void waitForDownTurn();
    void waitForUpTurn();
    [[nodiscard]] bool isSmall();
    [[nodiscard]] bool hasTurn();
    void sendFromProgram();
    [[nodiscard]] bool sendUnsent();
    [[nodiscard]] bool sendUp(std::span<const char> bytes);
    [[nodiscard]] bool giveToProgram(std::span<const char> bytes);
    void giveUntaken();
    void programEnded();
    void waitForWindow();
    [[nodiscard]] bool maySendAgain() const;
    void listen();
    void endWritingToProgram();
    void beginClosing();
    void close();

    RelayHost& m_host;
    RelayInfo m_info;
    std::shared_ptr<const Caller> m_caller; // Empty where m_info says it all.
    asio::ip::tcp::socket m_local;
    Channel m_channel;
    const std::optional<DynamicProtocol> m_answerIn;
    std::function<void(const std::optional<Error>& refusal)> m_heard; // Of whoever waits for the target.
    Phase m_phase = Phase::Opening;
    Up m_up = Up::Idle;
    Down m_down = Down::Idle;
    bool m_isListening = false; // To the program: one wait is under way, whatever m_up has become meanwhile.
    std::vector<char> m_unsent; // Read from the program, not yet taken by the channel.
    std::vector<char> m_untaken; // Read from the channel, not yet taken by the program.
    TimePoint m_burstStart = {};
    std::size_t m_burst = 0; // Bytes sent up since then.
    bool m_isUnsentLimited = true;
};

} // namespace underpass
