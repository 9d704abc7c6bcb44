// SPDX-License-Identifier: MIT
#include "tests/hostile/Peer.h"

#include <algorithm>

// What an honest server does with each message: Peer's second half.
namespace underpass::hostile {
namespace {

constexpr std::size_t largestData = 32000;

// Of a CHANNEL_OPEN: the client's number, and whether it is for a connection to this port.
std::uint32_t numberOf(const Bytes& open)
{
    Reader reader{open};
    reader.byte();
    (void)reader.string();
    return reader.number();
}

bool leadsTo(std::uint16_t port, const Bytes& open)
{
    Reader reader{open};
    reader.byte();
    if (reader.string() != "direct-tcpip")
        return false;
    for (int number = 0; number < 3; ++number)
        (void)reader.number();
    (void)reader.string();
    return reader.number() == port;
}

} // namespace

std::uint32_t Peer::awaitOpen()
{
    for (std::deque<Bytes> others;; others.push_back(await(ChannelOpen))) {
        if (others.empty() || !leadsTo(victimPort, others.back()))
            continue;
        const std::uint32_t number = numberOf(others.back());
        others.pop_back();
        m_later.insert(m_later.end(), others.begin(), others.end());
        return number;
    }
}

void Peer::confirm(std::uint32_t theirs, std::uint64_t window, std::uint64_t packet)
{
    send(Message{ChannelOpenConfirmation}.number(theirs).number(theirs).number(window).number(packet));
}

std::uint32_t Peer::acceptOne()
{
    const std::uint32_t theirs = awaitOpen();
    confirm(theirs);
    return theirs;
}

void Peer::serve()
{
    for (;;)
        handle(next());
}

void Peer::serveWhatCame()
{
    while (!m_later.empty() || hasArrived())
        handle(next());
}

void Peer::handle(const Bytes& message)
{
    Reader reader{message};
    const auto type = static_cast<Type>(reader.byte());
    switch (type) {
    case Disconnect:
        throw HungUp{};
    case KexInit:
        m_later.push_front(message);
        return exchange(m_offer);
    case ServiceRequest:
        return send(Message{ServiceAccept}.string(reader.string()));
    case UserauthRequest:
        return handleRequestOfLogIn(reader);
    case GlobalRequest:
        return handleGlobalRequest(reader);
    case ChannelOpen:
        return handleOpen(reader);
    case ChannelData:
        return echo(reader);
    case ChannelWindowAdjust: {
        const auto channel = m_channels.find(reader.number());
        if (channel == m_channels.end())
            return;
        channel->second.room += reader.number();
        return give(channel->second);
    }
    case ChannelEof:
        if (const std::uint32_t number = reader.number(); m_channels.contains(number))
            send(Message{ChannelEof}.number(number));
        return;
    case ChannelClose:
        if (const std::uint32_t number = reader.number(); m_channels.erase(number) > 0)
            send(Message{ChannelClose}.number(number));
        return;
    default:
        return;
    }
}

void Peer::handleRequestOfLogIn(Reader message)
{
    (void)message.string();
    (void)message.string();
    const Bytes method = message.string();
    m_isAdmitted = method == "password" && message.byte() == 0 && message.string() == password;
    if (m_isAdmitted)
        return send(Message{UserauthSuccess});
    send(Message{UserauthFailure}.string("password").byte(0));
}

void Peer::handleGlobalRequest(Reader message)
{
    const Bytes name = message.string();
    if (message.byte() == 0)
        return;
    if (name != "tcpip-forward")
        return send(Message{RequestFailure});
    (void)message.string();
    if (message.number() == 0)
        return send(Message{RequestSuccess}.number(40000));
    send(Message{RequestSuccess});
}

void Peer::handleOpen(Reader message)
{
    (void)message.string();
    const std::uint32_t number = message.number();
    m_channels[number] = {number, message.number(), {}};
    confirm(number);
}

void Peer::echo(Reader message)
{
    const auto channel = m_channels.find(message.number());
    if (channel == m_channels.end())
        return;
    const Bytes bytes = message.string();
    channel->second.waiting += bytes;
    send(Message{ChannelWindowAdjust}.number(channel->first).number(bytes.size()));
    give(channel->second);
}

void Peer::give(Channel& channel)
{
    while (!channel.waiting.empty() && channel.room > 0) {
        const Bytes part = channel.waiting.substr(0, std::min<std::size_t>(channel.room, largestData));
        channel.waiting.erase(0, part.size());
        channel.room -= static_cast<std::uint32_t>(part.size());
        send(Message{ChannelData}.number(channel.theirs).string(part));
    }
}

} // namespace underpass::hostile
