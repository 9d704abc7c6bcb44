// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace underpass::test {

ScriptedPeer::ScriptedPeer(Stage stage)
    : ScriptedPeer(Allocator{}, stage)
{ }

ScriptedPeer::ScriptedPeer(const Allocator& allocator, Stage stage)
    : m_session(libssh2_session_init_ex(allocator.allocate, allocator.release, allocator.resize, this))
{
    if (!m_session) {
        throw std::runtime_error("no session");
    }
    using Callback = void (*)();
    libssh2_session_callback_set2(
        session(), LIBSSH2_CALLBACK_SEND, reinterpret_cast<Callback>(&sendCallback));
    libssh2_session_callback_set2(
        session(), LIBSSH2_CALLBACK_RECV, reinterpret_cast<Callback>(&receiveCallback));
    pretend(session(), stage);
}

ScriptedPeer::~ScriptedPeer()
{
    m_closed = true;
    m_refusesSends = false;
}

void ScriptedPeer::feed(Bytes chunk)
{
    if (!chunk.empty()) {
        m_incoming.push_back(std::move(chunk));
    }
}

Bytes ScriptedPeer::takeSent()
{
    return std::exchange(m_sent, {});
}

void ScriptedPeer::deliver(const Bytes& payload)
{
    const std::size_t padding = 8 - (5 + payload.size()) % 8 + 8;
    Bytes packet = Message(0).number(0);
    packet.erase(packet.begin());
    const auto length = 1 + payload.size() + padding;
    for (int i = 0; i < 4; i++) {
        packet[static_cast<std::size_t>(i)] = static_cast<unsigned char>(length >> (24 - 8 * i));
    }
    packet.push_back(static_cast<unsigned char>(padding));
    packet.insert(packet.end(), payload.begin(), payload.end());
    packet.resize(packet.size() + padding);
    feed(std::move(packet));
}

Bytes payloadOf(const Bytes& packet)
{
    const auto end = packet.end() - static_cast<std::ptrdiff_t>(packet.at(4));
    return {packet.begin() + 5, end};
}

std::vector<Bytes> ScriptedPeer::takeSentPayloads()
{
    std::vector<Bytes> payloads;
    const Bytes sent = takeSent();
    for (std::size_t at = 0; at < sent.size();) {
        const std::size_t length = numberAt(sent, at);
        const std::size_t padding = sent.at(at + 4);
        const auto* begin = sent.data() + at + 5;
        payloads.emplace_back(begin, begin + (length - 1 - padding));
        at += 4 + length;
    }
    return payloads;
}

int ScriptedPeer::readAll()
{
    int result = 0;
    do {
        const std::size_t before = m_incoming.size();
        result = readPacket(session());
        if (result == LIBSSH2_ERROR_EAGAIN && !m_incoming.empty() && m_incoming.size() < before) {
            result = 0; // some ciphers ask to be called again although there is input
        }
    } while (result >= 0);
    return result;
}

LIBSSH2_CHANNEL* ScriptedPeer::openChannel(std::uint32_t itsNumber)
{
    constexpr unsigned char confirmation = 91;
    LIBSSH2_CHANNEL* channel = libssh2_channel_open_begin(session(), "x", 1, 100000, 32768, "", 0);
    deliver(Message(confirmation).number(m_channels++).number(itsNumber).number(1000).number(1000));
    if (!channel || libssh2_session_drive(session()) != 0 || libssh2_channel_open_poll(channel) != 0)
        throw std::runtime_error("the channel did not open");
    (void)takeSent();
    return channel;
}

ssize_t ScriptedPeer::sendCallback(libssh2_socket_t, const void* data, size_t length, int, void** abstract)
{
    auto* peer = static_cast<ScriptedPeer*>(*abstract);
    if (peer->m_refusesSends) {
        return -EAGAIN;
    }
    const auto* bytes = static_cast<const unsigned char*>(data);
    peer->m_sent.insert(peer->m_sent.end(), bytes, bytes + length);
    peer->m_pieces.emplace_back(bytes, bytes + length);
    return static_cast<ssize_t>(length);
}

ssize_t ScriptedPeer::receiveCallback(libssh2_socket_t, void* data, size_t length, int, void** abstract)
{
    auto* peer = static_cast<ScriptedPeer*>(*abstract);
    if (peer->m_incoming.empty()) {
        return peer->m_closed ? -ECONNRESET : -EAGAIN;
    }
    Bytes& chunk = peer->m_incoming.front();
    const std::size_t count = std::min(length, chunk.size());
    std::memcpy(data, chunk.data(), count);
    chunk.erase(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(count));
    if (chunk.empty()) {
        peer->m_incoming.pop_front();
    }
    return static_cast<ssize_t>(count);
}

Message& Message::number(std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        m_bytes.push_back(static_cast<unsigned char>(value >> shift));
    }
    return *this;
}

Message& Message::string(const std::string& text)
{
    number(static_cast<std::uint32_t>(text.size()));
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    return *this;
}

Message& Message::byte(unsigned char value)
{
    m_bytes.push_back(value);
    return *this;
}

std::uint32_t numberAt(const Bytes& bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; i++) {
        value = value << 8 | bytes.at(offset + i);
    }
    return value;
}

Bytes kexInit(const std::string& exchange, const std::string& cipher, const std::string& mac,
    const std::string& hostKey)
{
    constexpr unsigned char kexInit = 20;
    Message message(kexInit);
    for (int cookie = 0; cookie < 16; cookie++)
        message.byte(0);
    message.string(exchange).string(hostKey);
    for (int way = 0; way < 2; way++)
        message.string(cipher);
    for (int way = 0; way < 2; way++)
        message.string(mac);
    for (int way = 0; way < 2; way++)
        message.string("none");
    return message.string("").string("").byte(0).number(0);
}

Bytes unsignedExchangeReply(std::size_t size)
{
    constexpr unsigned char reply = 31;
    std::string hostKey = std::string("\0\0\0\x0b", 4) + "ssh-ed25519" + std::string("\0\0\0\x20", 4);
    hostKey.append(32, 'k');
    return Message(reply).string(hostKey).string(std::string(size, 'v')).string("no signature");
}

Bytes hopelessKexInit()
{
    constexpr unsigned char kexInit = 20;
    Message message(kexInit);
    for (int cookie = 0; cookie < 16; cookie++) {
        message.byte(0);
    }
    for (int list = 0; list < 10; list++) {
        message.string("nothing-we-know");
    }
    return message.byte(0).number(0);
}

} // namespace underpass::test
