// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/engine/KeyLimits.h"
#include "core/ssh/engine/LastWords.h"
#include "core/ssh/engine/Offer.h"
#include "core/ssh/engine/OutBuffer.h"
#include "core/ssh/engine/ReceiveWindow.h"
#include "core/ssh/trust/HostKeys.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <libssh2_underpass.h>

namespace underpass {

// Hears that something has arrived about a channel of its.
class ChannelOwner
{
public:
    virtual ~ChannelOwner() = default;
    virtual void channelReady() = 0;
};

// libssh2 without a socket: bytes from the server are put in, bytes for the server are taken out, and nothing
// here ever waits. Because output always has room, libssh2 never holds a half-sent packet, and any call may
// follow any other; a call that returns LIBSSH2_ERROR_EAGAIN wants more input, nothing else. Owned by one
// session; one thread at a time.
class Engine
{
public:
    // `preferredHostKeys`: key types, and algorithms of certificates, to ask for first, because they are on
    // record for this server. Certificates are asked for last where they are not among them.
    // `windows` is shared by all engines of the process. `permittedOld`: of oldAlgorithms, offered last.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> create(
        const std::vector<std::string>& preferredHostKeys, std::shared_ptr<WindowBudget> windows,
        const KeyLimits& limits = {}, const Names& permittedOld = {});
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Where to put bytes from the server: never empty once input has been handled. At most `inputLimit` bytes
    // are taken in one turn, which bounds what libssh2 queues.
    static constexpr std::size_t inputLimit = std::size_t{1024} * 1024;
    [[nodiscard]] std::span<char> inputSpace();
    void fed(std::size_t size) { m_inputEnd += size; }
    void serverClosed() { m_serverClosed = true; }
    [[nodiscard]] std::size_t inputLeft() const { return m_inputEnd - m_inputStart; }

    // Lets libssh2 handle all input at hand, and asks for new keys when it is time. Call after fed(), before
    // looking at channels.
    [[nodiscard]] Result<void> drive();

    // The owner of the next channel about which something has arrived (Channel::setOwner); each once, in the
    // order of arrival, and all of them after a key exchange. Null when there is none. Channels without an
    // owner are left out.
    [[nodiscard]] ChannelOwner* nextReady();

    [[nodiscard]] OutBuffer& output() { return m_output; }

    // What was thrown while libssh2 wanted to read or write, through which nothing may be thrown: what is in
    // the output or was taken from the input since makes no whole packets, and the session must end.
    [[nodiscard]] const std::optional<Error>& broken() const { return m_broken; }

    [[nodiscard]] LIBSSH2_SESSION* session() { return m_session; }

    // Whose callback libssh2 is about to run: what it passes to callbacks is this engine, and the callback
    // finds its way on.
    void setGuest(void* guest) { m_guest = guest; }
    [[nodiscard]] static void* guestOf(void** self) { return static_cast<Engine*>(*self)->m_guest; }

    // Whether keys are being exchanged, at whoever's wish: until then libssh2 holds everything else back.
    [[nodiscard]] bool isExchanging() const { return libssh2_session_exchanging(m_session) != 0; }

    // Starts or continues the handshake on this (only formally used) socket; a libssh2 return code.
    [[nodiscard]] int handshake(libssh2_socket_t socket)
    {
        return libssh2_session_handshake(m_session, socket);
    }

    // After the handshake; without one, or of a type that we have not asked for, no key that is worth a look.
    static constexpr const char* unknownKeyType = "unknown";
    [[nodiscard]] HostKey hostKey() const; // Or the certificate that it came in.
    [[nodiscard]] std::string
    algorithms() const; // "curve25519-sha256, ssh-ed25519, aes128-gcm@openssh.com", for the log.

    // Those of the list that this session uses, after the handshake.
    [[nodiscard]] Names oldInUse() const;

    [[nodiscard]] const std::shared_ptr<WindowBudget>& windows() const { return m_windows; }
    // The shortest time in which a channel was opened: the way to the server and back, and a little more.
    [[nodiscard]] Clock::duration roundTrip() const { return m_roundTrip; }
    void tookRoundTrip(Clock::duration time) { m_roundTrip = std::min(m_roundTrip, time); }

    // What the server says during the log-in that wants no answer: banners as they come (RFC 4252 section
    // 5.4), and what else is found to be such. Cleaned and bounded; each text once, and at most `mostWords`.
    static constexpr std::size_t mostWords = 16;
    void say(const std::string& words);
    [[nodiscard]] std::vector<std::string> takeWords() { return std::exchange(m_words, {}); }

    // The host keys that the server said are its own, as it listed them last; each list once.
    [[nodiscard]] std::optional<std::string> takeHostKeyList() { return std::exchange(m_hostKeyList, {}); }
    // What signatures in this connection are over (RFC 4253 section 7.2); empty before the first exchange.
    [[nodiscard]] std::string_view sessionId() const;

    // Once the server has ended the connection, and said so.
    [[nodiscard]] const std::optional<LastWords>& lastWords() const { return m_lastWords; }

    // What went wrong with the libssh2 call that returned `code`, in our terms.
    [[nodiscard]] Error error(int code) const;

    // What the server sent first, to tell others from an SSH server. As it came.
    [[nodiscard]] const std::string& firstBytes() const { return m_firstBytes; }

private:
    Engine() = default;
    static ssize_t take(libssh2_socket_t, void* buffer, std::size_t size, int flags, void** self) noexcept;
    static ssize_t give(
        libssh2_socket_t, const void* bytes, std::size_t size, int flags, void** self) noexcept;
    static void hearBanner(LIBSSH2_SESSION*, const char* text, std::size_t size, void** self) noexcept;
    static void hearLastWords(LIBSSH2_SESSION*, int reason, const char* text, int size, const char* language,
        int languageSize, void** self) noexcept;
    static void hearGlobalRequest(LIBSSH2_SESSION*, const char* name, std::size_t nameSize,
        const unsigned char* data, std::size_t size, void** self) noexcept;
    [[nodiscard]] Result<void> renewKeysWhenDue();
    [[nodiscard]] Result<void> setMethods(Methods methods);
    void explain(Error& error) const;

    LIBSSH2_SESSION* m_session = nullptr;
    void* m_guest = nullptr;
    // Not filled with zeros: what is never used takes no memory.
    std::unique_ptr<char[]> m_input = std::make_unique_for_overwrite<char[]>(inputLimit);
    std::size_t m_inputStart = 0;
    std::size_t m_inputEnd = 0;
    bool m_serverClosed = false;
    std::string m_firstBytes;
    std::optional<Error> m_broken;
    std::vector<std::string> m_words; // Not taken yet.
    std::vector<std::string> m_said; // All of them.
    std::optional<std::string> m_hostKeyList; // Not taken yet.
    std::optional<LastWords> m_lastWords;
    std::shared_ptr<WindowBudget> m_windows;
    Clock::duration m_roundTrip = std::chrono::seconds{1}; // Until a channel was opened.
    Methods m_methods; // That we offer.
    OutBuffer m_output;
    KeyLimits m_limits;
    std::uint64_t m_bytesWithKeys = 0; // Both ways, since we last asked for new ones.
    TimePoint m_keysSince = Clock::now();
};

} // namespace underpass
