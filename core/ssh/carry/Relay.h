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
    [[nodiscard]] virtual std::span<char> scratch()
        = 0; // For one read and write at a time; shared by all relays.
    [[nodiscard]] virtual std::span<char> share() = 0; // Of it, what one relay may send up in one turn.
    [[nodiscard]] virtual bool hasRoom() const = 0; // For more output to the server.
    virtual void waitForRoom(std::shared_ptr<Relay> relay)
        = 0; // Calls moveUp() when there is, first come first served.
    virtual void outputGrew() = 0;
    virtual void relayOver(std::uint64_t id) = 0; // isOver() is true from now on.
    // Whether the server reached the relay's target, or why it did not.
    virtual void targetAnswered(const Relay& relay, const std::optional<Error>& refusal) = 0;
    virtual void turnAway(asio::ip::tcp::socket caller, std::string words) = 0; // With these last words.
};

// One accepted socket <-> one channel that it opens, or one accepted channel <-> one connected socket. Moves
// bytes both ways with back-pressure from either side, passes half-close and reset on, and holds next to no
// memory while nothing moves. Lives on its session's worker thread; its session drops it once isOver() says
// so.
class Relay : public std::enable_shared_from_this<Relay>
{
public:
    Relay(RelayHost& host, std::uint64_t id, ForwardNumber forward, Call call);
    Relay(RelayHost& host, std::uint64_t id, RemoteCall call);

    void pump(); // The server has sent something: look what it means for this relay.
    void moveUp(); // From the local socket to the server, as far as there is anything and room for it.
    void abort(); // The local program sees a reset; the channel is given back.
    void release(); // The connection is over: frees the channel, whatever the server still owes.

    [[nodiscard]] bool isOver() const { return m_phase == Phase::Over; }
    [[nodiscard]] RelayInfo info() const;
    [[nodiscard]] bool leftUnread() const { return m_channel.leftUnread(); }
    [[nodiscard]] bool isTargetChosen() const { return m_answerIn.has_value(); } // By the caller.

private:
    enum class Phase { Opening, Open, Closing, Over };

    void pollOpening();
    void opened();
    void refused(const Error& why);
    void moveDown();
    void moveDownLater();
    void moveUpLater();
    [[nodiscard]] bool isSmall();
    [[nodiscard]] bool sendWaiting();
    [[nodiscard]] bool sendUp(std::span<const char> bytes);
    [[nodiscard]] bool giveToLocal(std::span<const char> bytes);
    void localEnded();
    void waitForWindow();
    [[nodiscard]] bool hasNewRoom() const { return m_waitingWindow && m_channel.room() > 0; }
    void waitReadable();
    void waitWritable();
    void endLocalWriting();
    void finishIfBothEnded();
    void beginClosing();
    void close();
    void resetLocal();

    RelayHost& m_host;
    RelayInfo m_info;
    std::shared_ptr<const Caller> m_caller; // Empty where m_info says it all.
    asio::ip::tcp::socket m_local;
    Channel m_channel;
    const std::optional<DynamicProtocol> m_answerIn;
    Phase m_phase = Phase::Opening;
    std::vector<char> m_up; // Read from the local program, not yet taken by the channel.
    std::vector<char> m_down; // Read from the channel, not yet taken by the local socket.
    TimePoint m_burstStart = {};
    std::size_t m_burst = 0; // Bytes sent up since then.
    bool m_waitingReadable = false;
    bool m_waitingWritable = false;
    bool m_waitingRoom = false;
    bool m_waitingTurn = false;
    bool m_unsentLimited = true;
    bool m_waitingWindow = false; // The server takes no more from us for now.
    bool m_upEnded = false; // The local program has closed its sending side.
    bool m_eofSent = false;
    bool m_downEnded = false;
};

} // namespace underpass
