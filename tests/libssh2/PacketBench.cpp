// SPDX-License-Identifier: MIT
#include "tests/libssh2/Internals.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

// Times aes128-gcm packets of 32 KB through libssh2's transport, without a network.
namespace {

constexpr int kPackets = 20000;
constexpr unsigned char kMessageType = 61; // during a log-in libssh2 queues it and asks no questions

struct Wire
{
    std::vector<unsigned char> bytes;
    std::size_t read = 0;
};

ssize_t sendToWire(libssh2_socket_t, const void* data, size_t length, int, void** abstract)
{
    auto* wire = static_cast<Wire*>(*abstract);
    const auto* bytes = static_cast<const unsigned char*>(data);
    wire->bytes.assign(bytes, bytes + length);
    wire->read = 0;
    return static_cast<ssize_t>(length);
}

ssize_t receiveFromWire(libssh2_socket_t, void* data, size_t length, int, void** abstract)
{
    auto* wire = static_cast<Wire*>(*abstract);
    const std::size_t count = std::min(length, wire->bytes.size() - wire->read);
    if (count == 0) {
        return -EAGAIN;
    }
    std::memcpy(data, wire->bytes.data() + wire->read, count);
    wire->read += count;
    return static_cast<ssize_t>(count);
}

} // namespace

int main()
{
    using Clock = std::chrono::steady_clock;
    using Callback = void (*)();
    Wire wire;
    auto* session = libssh2_session_init_ex(nullptr, nullptr, nullptr, &wire);
    libssh2_session_callback_set2(session, LIBSSH2_CALLBACK_SEND, reinterpret_cast<Callback>(&sendToWire));
    libssh2_session_callback_set2(
        session, LIBSSH2_CALLBACK_RECV, reinterpret_cast<Callback>(&receiveFromWire));
    pretend(session, LoggingIn);
    const std::vector<unsigned char> secret(64, 7);
    for (Direction direction : {Outgoing, Incoming}) {
        useKeys(
            session, direction, "aes128-gcm@openssh.com", "", secret.data(), secret.data(), secret.data());
    }
    std::vector<unsigned char> payload(32768, kMessageType);
    Clock::duration sending{};
    Clock::duration reading{};
    for (int i = 0; i < kPackets; i++) {
        const auto start = Clock::now();
        sendPacket(session, payload.data(), payload.size());
        const auto sent = Clock::now();
        readPacket(session);
        reading += Clock::now() - sent;
        sending += sent - start;
        unsigned char* data = nullptr;
        std::size_t length = 0;
        if (takePacket(session, kMessageType, &data, &length) != 0 || length != payload.size()) {
            std::puts("a packet was lost");
            return 1;
        }
        libssh2_free(session, data);
    }
    const auto perPacket = [](Clock::duration time) {
        return std::chrono::duration<double, std::micro>(time).count() / kPackets;
    };
    std::printf("send %.1f us, read %.1f us per packet\n", perPacket(sending), perPacket(reading));
    libssh2_session_free(session);
}
