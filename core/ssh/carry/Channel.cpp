// SPDX-License-Identifier: MIT
#include "core/ssh/carry/Channel.h"

#include "core/base/AsciiName.h"
#include "core/base/CleanText.h"
#include "core/base/Wire.h"
#include "core/ssh/carry/ForwardedChannel.h"

#include <algorithm>

namespace underpass {
namespace {

// RFC 4254 section 5.1. The second one: the server has no forwards at all.
constexpr unsigned long administrativelyProhibited = 1;
constexpr unsigned long unknownChannelType = 3;
constexpr std::string_view channelType = "direct-tcpip";

std::string openMessage(const Channel::Request& request)
{
    WireWriter message;
    message.string(asciiHost(request.target.host));
    message.number(request.target.port);
    message.string(request.originator.host);
    message.number(request.originator.port);
    return message.take();
}

} // namespace

Channel::Channel(Engine& engine, const Request& request)
    : m_engine(engine)
    , m_target(request.target)
    , m_window(engine.windows())
{
    const std::string message = openMessage(request);
    m_channel = libssh2_channel_open_begin(engine.session(), channelType.data(),
        static_cast<unsigned>(channelType.size()), static_cast<unsigned>(m_window.size()), packetSize,
        message.data(), static_cast<unsigned>(message.size()));
    aimAtWindow();
}

Channel::Channel(Engine& engine, ForwardedChannel& accepted)
    : m_engine(engine)
    , m_channel(accepted.take())
    , m_window(accepted.takeWindow())
{
    aimAtWindow();
}

Channel::~Channel()
{
    if (!m_channel)
        return;
    setOwner(nullptr);
    (void)libssh2_channel_free(m_channel);
}

void Channel::setOwner(ChannelOwner* owner)
{
    if (m_channel)
        *libssh2_channel_abstract(m_channel) = owner;
}

Result<Channel::Progress> Channel::opening()
{
    if (!m_channel)
        return fail(ErrorCode::Internal, toString(m_target), "out of memory");
    const int code = libssh2_channel_open_poll(m_channel);
    if (code == LIBSSH2_ERROR_EAGAIN)
        return Progress::Again;
    if (code == LIBSSH2_ERROR_CHANNEL_FAILURE)
        return std::unexpected(refusal());
    if (code != 0)
        return std::unexpected(m_engine.error(code));
    m_engine.tookRoundTrip(Clock::now() - m_asked);
    return Progress::Done;
}

Error Channel::refusal() const
{
    const char* text = nullptr;
    std::size_t size = 0;
    const unsigned long reason = libssh2_channel_open_failure(m_channel, &text, &size);
    const bool refused = reason == administrativelyProhibited || reason == unknownChannelType;
    const auto code = refused ? ErrorCode::ForwardRefused : ErrorCode::TargetUnreachable;
    return {
        code, toString(m_target), "the server says: " + cleanText(text ? std::string_view{text, size} : "")};
}

Result<std::size_t> Channel::read(std::span<char> into)
{
    const auto size
        = libssh2_channel_read(m_channel, into.data(), std::min(into.size(), m_window.mostInOneRead()));
    if (size > 0)
        tookIn(static_cast<std::size_t>(size));
    if (size >= 0)
        return static_cast<std::size_t>(size);
    if (size == LIBSSH2_ERROR_EAGAIN)
        return std::size_t{0};
    return std::unexpected(m_engine.error(static_cast<int>(size)));
}

void Channel::tookIn(std::size_t size)
{
    if (m_window.consumed(size, Clock::now(), m_engine.roundTrip()))
        aimAtWindow();
}

void Channel::aimAtWindow()
{
    if (m_channel)
        libssh2_channel_receive_window_target(m_channel, static_cast<unsigned>(m_window.target()));
}

std::size_t Channel::room() const
{
    return libssh2_channel_window_write(m_channel);
}

Result<std::size_t> Channel::write(std::span<const char> from)
{
    const auto size = libssh2_channel_write(m_channel, from.data(), from.size());
    if (size > 0 && m_window.asked()) {
        aimAtWindow();
        m_roomToTell = true;
    }
    if (size >= 0)
        return static_cast<std::size_t>(size);
    if (size == LIBSSH2_ERROR_EAGAIN)
        return std::size_t{0};
    return std::unexpected(m_engine.error(static_cast<int>(size)));
}

bool Channel::ended() const
{
    return libssh2_channel_eof(m_channel) == 1;
}

bool Channel::closedByServer()
{
    return libssh2_channel_wait_closed(m_channel) == 0;
}

Result<Channel::Progress> Channel::sendEof()
{
    if (m_eofSent)
        return Progress::Done;
    const int code = libssh2_channel_send_eof(m_channel);
    if (code == LIBSSH2_ERROR_EAGAIN)
        return Progress::Again;
    m_eofSent = true;
    if (code != 0)
        return std::unexpected(m_engine.error(code));
    return Progress::Done;
}

Channel::Progress Channel::closing()
{
    if (m_channel && libssh2_channel_free(m_channel) == LIBSSH2_ERROR_EAGAIN)
        return Progress::Again;
    m_channel = nullptr;
    return Progress::Done;
}

} // namespace underpass
