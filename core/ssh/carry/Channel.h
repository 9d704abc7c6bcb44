// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/engine/Engine.h"

#include <cstddef>
#include <span>
#include <utility>

namespace underpass {

class ForwardedChannel;

// One direct-tcpip or forwarded-tcpip channel (RFC 4254 section 7.2), from the request that opens it, or from
// our accepting it, until both sides have closed it. Many may be opening at once; each gets the answer to its
// own request. None of its calls waits: `Again` means that the server has to send something first. Owned by a
// relay; must die before its engine.
class Channel
{
public:
    struct Request
    {
        Endpoint target;
        Endpoint originator;
    };
    static constexpr unsigned packetSize = 32u * 1024;

    Channel(Engine& engine, const Request& request);
    Channel(Engine& engine, ForwardedChannel& accepted); // Is open already: no opening().
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    // Who Engine::nextReady() names when something about this channel has arrived.
    void setOwner(ChannelOwner* owner);

    enum class Progress { Again, Done };

    // Errors: ForwardRefused (the server's administrator), TargetUnreachable, and what ends the session.
    [[nodiscard]] Result<Progress> opening();

    // Bytes moved; 0 means Again. read() also returns 0 at the end: see ended(). It may return less than
    // there is.
    [[nodiscard]] Result<std::size_t> read(std::span<char> into);
    [[nodiscard]] Result<std::size_t> write(std::span<const char> from);

    // Once after the first write(): there is more room for the answer, which the server learns by the next
    // read(), whether that finds anything or not.
    [[nodiscard]] bool takeRoomToTell() { return std::exchange(m_roomToTell, false); }

    // How much write() takes now: what the server still lets us send.
    [[nodiscard]] std::size_t room() const;

    // What was read cannot be passed on yet, and now it was: only a reader that keeps up lets the server send
    // more ahead.
    void heldUp() { m_window.heldUp(Clock::now()); }
    void caughtUp() { m_window.caughtUp(Clock::now()); }
    [[nodiscard]] bool leftUnread() const { return m_window.leftUnread(); }
    [[nodiscard]] bool isRead() const { return m_window.hasProof(); }

    [[nodiscard]] bool ended() const; // The server will send no more, and everything was read.

    [[nodiscard]] bool closedByServer(); // Only meaningful once ended().

    // EOF for our direction: at most one goes out, however often this is called (a second one makes sshd hang
    // up).
    [[nodiscard]] Result<Progress> sendEof();

    // CLOSE, and freed once the server has closed too.
    [[nodiscard]] Progress closing();

private:
    [[nodiscard]] Error refusal() const;
    void tookIn(std::size_t size);
    void aimAtWindow();

    Engine& m_engine;
    LIBSSH2_CHANNEL* m_channel = nullptr;
    Endpoint m_target;
    TimePoint m_asked = Clock::now();
    ReceiveWindow m_window;
    bool m_roomToTell = false;
    bool m_eofSent = false;
};

} // namespace underpass
