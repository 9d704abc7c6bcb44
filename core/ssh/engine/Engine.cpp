// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Engine.h"

#include "core/base/CleanText.h"
#include "core/base/InternalError.h"
#include "core/ssh/engine/Memory.h"
#include "core/ssh/engine/kem/Sntrup761.h"
#include "core/ssh/trust/CertificateForm.h"
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
    LibraryUse() { libssh2_kem_sntrup761(sntrup761::forLibssh2()); }

    const int result = libssh2_init(0);
};

// Where libssh2 sets each kind of method: for both ways, or for the way to the server and back.
struct Place
{
    int method;
    MethodKind kind;
};
constexpr Place places[] = {
    {LIBSSH2_METHOD_KEX, MethodKind::KeyExchange},
    {LIBSSH2_METHOD_HOSTKEY, MethodKind::HostKey},
    {LIBSSH2_METHOD_CRYPT_CS, MethodKind::Cipher},
    {LIBSSH2_METHOD_CRYPT_SC, MethodKind::Cipher},
    {LIBSSH2_METHOD_MAC_CS, MethodKind::Mac},
    {LIBSSH2_METHOD_MAC_SC, MethodKind::Mac},
    {LIBSSH2_METHOD_COMP_CS, MethodKind::Compression},
    {LIBSSH2_METHOD_COMP_SC, MethodKind::Compression},
};

// What this libssh2 can do here: not everything is in every crypto library.
Names supportedBy(LIBSSH2_SESSION* session, int method)
{
    const char** names = nullptr;
    const int count = libssh2_session_supported_algs(session, method, &names);
    Names all(names, names + std::max(count, 0));
    libssh2_free(session, names);
    return all;
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
    std::shared_ptr<WindowBudget> windows, const KeyLimits& limits, const Names& permittedOld)
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
    if (auto set = engine->setMethods(methodsFor(preferredHostKeys, permittedOld)); !set)
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

Result<void> Engine::setMethods(Methods methods)
{
    m_methods = std::move(methods);
    for (const auto& [method, kind] : places) {
        Names& names = m_methods.of(kind);
        const Names supported = supportedBy(m_session, method);
        std::erase_if(names,
            [&](const std::string& name) { return std::ranges::find(supported, name) == supported.end(); });
        std::string list;
        for (const std::string& name : names)
            list.append(list.empty() ? "" : ",").append(name);
        if (const int code = libssh2_session_method_pref(m_session, method, list.c_str()); code != 0)
            return std::unexpected(error(code));
    }
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
    if (std::string_view{name, nameSize} != "hostkeys-00@openssh.com")
        return;
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

Names Engine::oldInUse() const
{
    Names chosen;
    for (const Place& place : places) {
        if (const char* name = libssh2_session_methods(m_session, place.method))
            chosen.emplace_back(name);
    }
    return oldOnesAmong(chosen);
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
    Error error{meaning(code), {}, said + " (libssh2 " + std::to_string(code) + ")"};
    if (error.code == ErrorCode::NoCommonAlgorithm)
        explain(error);
    return error;
}

// What looks as if there were nothing in common can have failed for another reason.
void Engine::explain(Error& error) const
{
    std::size_t size = 0;
    const auto* message = reinterpret_cast<const char*>(libssh2_session_server_offer(m_session, &size));
    const auto offer = message ? readOffer({message, size}) : std::nullopt;
    if (!offer)
        return;
    if (auto why = nothingInCommon(*offer, m_methods)) {
        error.code = why->code;
        error.more = std::move(why->more);
    } else {
        error.code = ErrorCode::ProtocolViolation;
    }
}

} // namespace underpass
