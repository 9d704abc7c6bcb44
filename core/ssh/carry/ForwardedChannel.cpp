// SPDX-License-Identifier: MIT
#include "core/ssh/carry/ForwardedChannel.h"

#include "core/ssh/carry/Channel.h"

#include <limits>

namespace underpass {
namespace {

enum class End { Connected, Originator };

Endpoint endpointOf(LIBSSH2_CHANNEL* channel, End end)
{
    std::size_t size = 0;
    unsigned long port = 0;
    const char* host = libssh2_channel_forwarded_host(channel, end == End::Originator ? 1 : 0, &size, &port);
    if (!host || port > std::numeric_limits<std::uint16_t>::max())
        port = 0;
    return {host ? std::string{host, size} : std::string{}, static_cast<std::uint16_t>(port)};
}

} // namespace

void ForwardedChannel::expect(Engine& engine)
{
    libssh2_channel_forwarded_limit(engine.session(), mostUndecided);
}

std::unique_ptr<ForwardedChannel> ForwardedChannel::next(Engine& engine)
{
    LIBSSH2_CHANNEL* channel = libssh2_channel_forwarded_next(engine.session());
    return std::unique_ptr<ForwardedChannel>{
        channel ? new ForwardedChannel{channel, engine.windows()} : nullptr};
}

ForwardedChannel::ForwardedChannel(LIBSSH2_CHANNEL* channel, std::shared_ptr<WindowBudget> windows)
    : m_channel(channel)
    , m_windows(std::move(windows))
    , m_connected(endpointOf(channel, End::Connected))
    , m_originator(endpointOf(channel, End::Originator))
{ }

ForwardedChannel::~ForwardedChannel()
{
    if (m_channel)
        (void)libssh2_channel_free(m_channel); // Refuses it, as far as it is undecided.
}

bool ForwardedChannel::accept()
{
    if (!m_window)
        m_window.emplace(m_windows);
    return libssh2_channel_forwarded_accept(
               m_channel, static_cast<unsigned>(m_window->size()), Channel::packetSize)
        != LIBSSH2_ERROR_EAGAIN;
}

bool ForwardedChannel::refuse(Reason reason, std::string_view text)
{
    const int code = libssh2_channel_forwarded_refuse(
        m_channel, static_cast<unsigned long>(reason), text.data(), static_cast<unsigned>(text.size()));
    if (code == LIBSSH2_ERROR_EAGAIN)
        return false;
    m_channel = nullptr;
    return true;
}

} // namespace underpass
