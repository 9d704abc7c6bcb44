// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Engine.h"

#include "core/base/CleanText.h"
#include "core/base/InternalError.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/trust/CertificateForm.h"
#include "core/ssh/trust/HostKeyAlgorithms.h"
#include "core/ssh/trust/PublicKeyBlob.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace underpass {
namespace {

constexpr std::size_t greetingLimit = 256;
constexpr std::size_t wordsLimit = 4096;
constexpr std::size_t lastWordsLimit = 512;

// libssh2_init() is not thread-safe; the language's own one-time initialisation makes it so.
struct LibraryUse
{
    const int result = libssh2_init(0);
};

struct Preference
{
    int method;
    const char* list;
};

// No CBC, no SHA-1, no compression; AES-GCM first because it is by far the fastest here and not open to
// Terrapin.
constexpr Preference preferences[] = {
    {LIBSSH2_METHOD_KEX,
        "mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-"
        "nistp384,ecdh-sha2-nistp521,"
        "diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
        "diffie-hellman-group14-sha256"},
    {LIBSSH2_METHOD_CRYPT_CS,
        "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,"
        "aes256-ctr"},
    {LIBSSH2_METHOD_CRYPT_SC,
        "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,"
        "aes256-ctr"},
    {LIBSSH2_METHOD_MAC_CS,
        "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512"},
    {LIBSSH2_METHOD_MAC_SC,
        "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512"},
    {LIBSSH2_METHOD_COMP_CS, "none"},
    {LIBSSH2_METHOD_COMP_SC, "none"},
};

// A key of type ssh-rsa signs with one of the two rsa-sha2 algorithms (RFC 8332); plain ssh-rsa means SHA-1.
std::string hostKeyList(const std::vector<std::string>& preferred)
{
    std::vector<std::string> order;
    const auto add = [&](const std::string& algorithm) {
        if (std::ranges::find(order, algorithm) == order.end())
            order.push_back(algorithm);
    };
    for (const auto& type : preferred) {
        if (type == "ssh-rsa") {
            add("rsa-sha2-512");
            add("rsa-sha2-256");
        } else if (type == "ssh-ed25519" || type.starts_with("ecdsa-sha2-nistp") || namesCertificate(type)) {
            add(type);
        }
    }
    for (const char* type : {"ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
             "ecdsa-sha2-nistp521", "rsa-sha2-512", "rsa-sha2-256"})
        add(type);
    for (const char* algorithm : certificateAlgorithms) // Where no authority is known, the key in it counts.
        add(algorithm);

    std::string list;
    for (const auto& algorithm : order)
        list += (list.empty() ? "" : ",") + algorithm;
    return list;
}

bool isProvable(std::string_view type)
{
    return type == "ssh-rsa" || type == "ssh-ed25519" || type == "ecdsa-sha2-nistp256"
        || type == "ecdsa-sha2-nistp384" || type == "ecdsa-sha2-nistp521" || keyFieldsOf(type) > 0;
}

ErrorCode meaning(int code)
{
    switch (code) {
    case LIBSSH2_ERROR_SOCKET_RECV:
    case LIBSSH2_ERROR_SOCKET_SEND:
    case LIBSSH2_ERROR_SOCKET_DISCONNECT:
        return ErrorCode::ServerClosed;
    case LIBSSH2_ERROR_KEX_FAILURE:
    case LIBSSH2_ERROR_METHOD_NONE:
    case LIBSSH2_ERROR_METHOD_NOT_SUPPORTED:
        return ErrorCode::NoCommonAlgorithm;
    case LIBSSH2_ERROR_AUTHENTICATION_FAILED:
    case LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED:
        return ErrorCode::AuthenticationRefused;
    case LIBSSH2_ERROR_PASSWORD_EXPIRED:
        return ErrorCode::PasswordExpired;
    case LIBSSH2_ERROR_FILE:
    case LIBSSH2_ERROR_KEYFILE_AUTH_FAILED:
        return ErrorCode::KeyFileUnusable;
    case LIBSSH2_ERROR_ALLOC:
        return ErrorCode::Internal;
    default:
        return ErrorCode::ProtocolViolation;
    }
}

} // namespace

Result<std::unique_ptr<Engine>> Engine::create(const std::vector<std::string>& preferredHostKeys,
    std::shared_ptr<WindowBudget> windows, const KeyLimits& limits)
{
    static const LibraryUse library;
    if (library.result != 0)
        return fail(
            ErrorCode::Internal, "libssh2", "libssh2_init returned " + std::to_string(library.result));

    std::unique_ptr<Engine> engine{new Engine};
    engine->m_firstBytes.reserve(greetingLimit);
    engine->m_windows = std::move(windows);
    engine->m_limits = limits;
    engine->m_session = newWipingSession(engine.get());
    if (!engine->m_session)
        return fail(ErrorCode::Internal, "libssh2", "out of memory");
    if (auto set = engine->setAlgorithms(preferredHostKeys); !set)
        return fail(set);

    libssh2_session_set_blocking(engine->m_session, 0);
    // Waiting is ours; libssh2's own 60 seconds would free a channel that the server may still confirm.
    libssh2_session_set_read_timeout(engine->m_session, std::numeric_limits<int>::max());
    libssh2_session_callback_set2(
        engine->m_session, LIBSSH2_CALLBACK_RECV, reinterpret_cast<libssh2_cb_generic*>(&Engine::take));
    libssh2_session_callback_set2(
        engine->m_session, LIBSSH2_CALLBACK_SEND, reinterpret_cast<libssh2_cb_generic*>(&Engine::give));
    libssh2_session_callback_set2(engine->m_session, LIBSSH2_CALLBACK_DISCONNECT,
        reinterpret_cast<libssh2_cb_generic*>(&Engine::hearLastWords));
    libssh2_userauth_banner_each(engine->m_session, &Engine::hearBanner);
    libssh2_global_request_each(engine->m_session, &Engine::hearGlobalRequest);
    return engine;
}

Engine::~Engine()
{
    if (!m_session)
        return;
    // Freeing waits for answers from the server unless the input says that there will be none.
    serverClosed();
    m_inputStart = m_inputEnd = 0;
    libssh2_session_free(m_session);
}

Result<void> Engine::setAlgorithms(const std::vector<std::string>& preferredHostKeys)
{
    const std::string hostKeys = hostKeyList(preferredHostKeys);
    for (const auto& [method, list] : preferences) {
        if (const int code = libssh2_session_method_pref(m_session, method, list); code != 0)
            return std::unexpected(error(code));
    }
    if (const int code = libssh2_session_method_pref(m_session, LIBSSH2_METHOD_HOSTKEY, hostKeys.c_str());
        code != 0)
        return std::unexpected(error(code));
    return {};
}

std::span<char> Engine::inputSpace()
{
    if (m_inputStart > 0) {
        std::memmove(m_input.get(), m_input.get() + m_inputStart, inputLeft());
        m_inputEnd -= m_inputStart;
        m_inputStart = 0;
    }
    return std::span{m_input.get(), inputLimit}.subspan(m_inputEnd);
}

Result<void> Engine::drive()
{
    // Ciphers that need a whole packet report "nothing to read" while bytes are still at hand.
    for (std::size_t before = inputLeft();; before = inputLeft()) {
        if (const int code = libssh2_session_drive(m_session); code != 0)
            return std::unexpected(error(code));
        if (inputLeft() == 0 || inputLeft() == before)
            return renewKeysWhenDue();
    }
}

Result<void> Engine::renewKeysWhenDue()
{
    const char* cipher = libssh2_session_methods(m_session, LIBSSH2_METHOD_CRYPT_CS);
    const bool chacha = cipher && std::string_view{cipher}.starts_with("chacha20");
    const std::uint64_t most = chacha ? std::min(m_limits.bytes, m_limits.chachaBytes) : m_limits.bytes;
    const TimePoint now = Clock::now();
    if (m_bytesWithKeys < most && now - m_keysSince < m_limits.time)
        return {};
    m_bytesWithKeys = 0;
    m_keysSince = now;
    if (const int code = libssh2_session_rekey(m_session); code != 0 && code != LIBSSH2_ERROR_EAGAIN)
        return std::unexpected(error(code));
    return {};
}

ChannelOwner* Engine::nextReady()
{
    while (LIBSSH2_CHANNEL* channel = libssh2_session_next_ready(m_session)) {
        if (void* owner = *libssh2_channel_abstract(channel))
            return static_cast<ChannelOwner*>(owner);
    }
    return nullptr;
}

ssize_t Engine::take(libssh2_socket_t, void* buffer, std::size_t size, int, void** self) noexcept
{
    auto& engine = *static_cast<Engine*>(*self);
    const std::size_t taken = std::min(size, engine.inputLeft());
    if (taken == 0 || engine.m_broken)
        return engine.m_serverClosed || engine.m_broken ? -ECONNRESET : -EAGAIN;
    const char* start = engine.m_input.get() + engine.m_inputStart;
    std::memcpy(buffer, start, taken);
    engine.m_inputStart += taken;
    engine.m_bytesWithKeys += taken;
    if (engine.m_firstBytes.size() < greetingLimit) // Within what it has reserved.
        engine.m_firstBytes.append(start, std::min(taken, greetingLimit - engine.m_firstBytes.size()));
    return static_cast<ssize_t>(taken);
}

ssize_t Engine::give(libssh2_socket_t, const void* bytes, std::size_t size, int, void** self) noexcept
{
    auto& engine = *static_cast<Engine*>(*self);
    try {
        engine.m_output.append(static_cast<const char*>(bytes), size);
    } catch (...) {
        engine.m_broken = internalError(std::current_exception(), "sending");
    }
    if (engine.m_broken)
        return -ECONNRESET;
    engine.m_bytesWithKeys += size;
    return static_cast<ssize_t>(size);
}

void Engine::say(const std::string& words)
{
    std::string text = cleanText(words, wordsLimit, Lines::Kept);
    text.erase(text.find_last_not_of(" \n") + 1); // Nothing but that: all of it.
    const bool isNews = !text.empty() && std::ranges::find(m_said, text) == m_said.end();
    if (!isNews || m_said.size() == mostWords)
        return;
    m_said.push_back(text);
    m_words.push_back(std::move(text));
}

void Engine::hearBanner(LIBSSH2_SESSION*, const char* text, std::size_t size, void** self) noexcept
{
    auto& engine = *static_cast<Engine*>(*self);
    try {
        engine.say({text, size});
    } catch (...) {
        engine.m_broken = internalError(std::current_exception(), "a server's banner");
    }
}

void Engine::hearLastWords(
    LIBSSH2_SESSION*, int reason, const char* text, int size, const char*, int, void** self) noexcept
{
    auto& engine = *static_cast<Engine*>(*self);
    try {
        const std::string_view words{text ? text : "", text && size > 0 ? static_cast<std::size_t>(size) : 0};
        engine.m_lastWords = LastWords{static_cast<std::uint32_t>(reason), cleanText(words, lastWordsLimit)};
    } catch (...) {
        engine.m_broken = internalError(std::current_exception(), "a server's last words");
    }
}

// libssh2 bounds it by the size of a packet.
void Engine::hearGlobalRequest(LIBSSH2_SESSION*, const char* name, std::size_t nameSize,
    const unsigned char* data, std::size_t size, void** self) noexcept
{
    auto& engine = *static_cast<Engine*>(*self);
    if (std::string_view{name, nameSize} != "hostkeys-00@openssh.com" || engine.m_hasListedHostKeys)
        return;
    engine.m_hasListedHostKeys = true;
    try {
        engine.m_hostKeyList.emplace(reinterpret_cast<const char*>(data), size);
    } catch (...) {
        engine.m_broken = internalError(std::current_exception(), "a server's host keys");
    }
}

std::string_view Engine::sessionId() const
{
    std::size_t size = 0;
    const unsigned char* id = libssh2_session_identifier(m_session, &size);
    return {reinterpret_cast<const char*>(id), size};
}

HostKey Engine::hostKey() const
{
    std::size_t size = 0;
    const char* blob = libssh2_session_hostkey(m_session, &size, nullptr);
    if (!blob)
        return {};
    const std::string type = keyTypeOf({blob, size});
    return {isProvable(type) ? type : unknownKeyType, {blob, size}};
}

std::string Engine::algorithms() const
{
    std::string list;
    for (const int method : {LIBSSH2_METHOD_KEX, LIBSSH2_METHOD_HOSTKEY, LIBSSH2_METHOD_CRYPT_CS}) {
        if (const char* chosen = libssh2_session_methods(m_session, method))
            list += (list.empty() ? "" : ", ") + std::string{chosen};
    }
    return list;
}

Error Engine::error(int code) const
{
    if (m_broken)
        return *m_broken;
    if (m_lastWords)
        return asError(*m_lastWords);
    char* message = nullptr;
    int size = 0;
    libssh2_session_last_error(m_session, &message, &size, 0);
    const std::string said = message ? cleanText({message, static_cast<std::size_t>(size)}) : std::string{};
    return {meaning(code), {}, said + " (libssh2 " + std::to_string(code) + ")"};
}

std::string Engine::greeting() const
{
    return cleanText(m_firstBytes);
}

} // namespace underpass
