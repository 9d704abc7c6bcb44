// SPDX-License-Identifier: MIT
#pragma once

#include "tests/libssh2/Internals.h"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace underpass::test {

using Bytes = std::vector<unsigned char>;

// A libssh2 session whose network is two buffers in memory.
class ScriptedPeer
{
public:
    // Where libssh2 takes its memory from; without one, malloc.
    struct Allocator
    {
        LIBSSH2_ALLOC_FUNC((*allocate)) = nullptr;
        LIBSSH2_FREE_FUNC((*release)) = nullptr;
        LIBSSH2_REALLOC_FUNC((*resize)) = nullptr;
    };

    explicit ScriptedPeer(Stage stage = LoggedIn);
    explicit ScriptedPeer(const Allocator& allocator, Stage stage = LoggedIn);

    LIBSSH2_SESSION* session() const { return m_session.get(); }

    // What libssh2 will receive; one recv returns at most one chunk.
    void feed(Bytes chunk);
    // What libssh2 has sent since the last call; also one by one as it was sent, which is a packet each.
    Bytes takeSent();
    std::vector<Bytes> takeSentPieces() { return takeSent(), std::exchange(m_pieces, {}); }
    void refuseSends(bool refuse) { m_refusesSends = refuse; }

    // For a session without keys: whole unencrypted packets.
    void deliver(const Bytes& payload);
    std::vector<Bytes> takeSentPayloads();
    // Reads until libssh2 wants more input; the result is the last return value of the read.
    int readAll();
    // A channel that the peer has confirmed under its number; ours is the next one.
    LIBSSH2_CHANNEL* openChannel(std::uint32_t itsNumber);

private:
    static ssize_t sendCallback(libssh2_socket_t, const void* data, size_t length, int, void** abstract);
    static ssize_t receiveCallback(libssh2_socket_t, void* data, size_t length, int, void** abstract);

    struct Free
    {
        void operator()(LIBSSH2_SESSION* session) const { libssh2_session_free(session); }
    };

    std::uint32_t m_channels = 0;
    std::deque<Bytes> m_incoming;
    Bytes m_sent;
    std::vector<Bytes> m_pieces;
    bool m_refusesSends = false;
    bool m_closed = false;
    std::unique_ptr<LIBSSH2_SESSION, Free> m_session;

public:
    ~ScriptedPeer();
    ScriptedPeer(const ScriptedPeer&) = delete;
    ScriptedPeer& operator=(const ScriptedPeer&) = delete;
};

// Builds and reads SSH messages.
class Message
{
public:
    explicit Message(unsigned char type)
        : m_bytes{type}
    { }
    Message& number(std::uint32_t value);
    Message& string(const std::string& text);
    Message& byte(unsigned char value);
    operator Bytes() const { return m_bytes; }

private:
    Bytes m_bytes;
};

// The same call with another frame under it: what libssh2 left in its own is gone then.
template <typename Call> [[gnu::noinline]] int fromFurtherDown(const Call& call)
{
    std::array<volatile char, 4096> room{};
    room[0] = 1;
    return call() + room[1];
}

std::uint32_t numberAt(const Bytes& bytes, std::size_t offset);

Bytes payloadOf(const Bytes& packet); // Of one unencrypted packet.

// Of a server that has this key exchange only, and its answer in it: a host key, a value of this size, and a
// signature that is none.
Bytes kexInit(const std::string& exchange, const std::string& cipher = "aes128-gcm@openssh.com",
    const std::string& mac = "hmac-sha2-256", const std::string& hostKey = "ssh-ed25519");
Bytes unsignedExchangeReply(std::size_t size);

// Of a server that has none of the methods we want: the exchange fails at once, which ends it as well.
Bytes hopelessKexInit();

} // namespace underpass::test
