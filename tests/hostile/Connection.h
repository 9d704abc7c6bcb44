// SPDX-License-Identifier: MIT
#pragma once

#include "tests/hostile/Message.h"
#include "tests/hostile/Sealing.h"

#include <chrono>
#include <memory>

namespace underpass::hostile {

// The client has ended the connection, or has not taken or said anything for too long.
class HungUp : public std::runtime_error
{
public:
    HungUp()
        : std::runtime_error("the client hung up")
    { }
};

// One accepted TCP connection as bytes, and as packets once those begin. Blocking; one thread.
class Connection
{
public:
    explicit Connection(int socket); // Owns it.
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    void raw(std::string_view bytes);
    // What is sent from now on leaves together, in one piece, with letGo().
    void hold() { m_isHolding = true; }
    void letGo();
    void rawSlowly(std::string_view bytes, std::chrono::milliseconds pause); // One byte at a time.
    [[nodiscard]] Bytes readRaw(std::size_t size);
    [[nodiscard]] Bytes readLine();
    [[nodiscard]] bool hasArrived() const; // Something to read, without waiting.
    void untilHungUp(); // Reads and forgets everything.
    void close(); // As a program that ends, having read everything: FIN.
    void reset(); // RST

    // An honest packet around any payload; what makes one around a lie; and what sends either.
    [[nodiscard]] Bytes packetOf(const Bytes& payload) const;
    void sendPacket(const Bytes& packet);
    void send(const Bytes& payload) { sendPacket(packetOf(payload)); }
    // length field, padding length, and what follows.
    void sendLie(std::uint64_t length, unsigned padding, const Bytes& rest);
    // A packet of nothing but padding that begins with these bytes: its payload is empty.
    void sendPaddingOnly(const Bytes& inThePadding);
    void sendBroken(const Bytes& payload); // One bit of its tag is wrong.
    // The payload of the next packet, whatever it is.
    [[nodiscard]] Bytes receive();

    void sealWith(std::unique_ptr<Sealing> sealing) { m_out = std::move(sealing); }
    void openWith(std::unique_ptr<Sealing> sealing) { m_in = std::move(sealing); }
    void restartOutNumbers() { m_outNumber = 0; }
    void restartInNumbers() { m_inNumber = 0; }

    // The same message until so many bytes of it are out.
    static constexpr std::size_t aLot = std::size_t{64} << 20U;
    void flood(const Bytes& payload, std::size_t bytes = aLot);
    // Or until the client hangs up.
    void sendNowAndThen(const Bytes& payload, std::chrono::milliseconds pause);

private:
    void letGoOfSocket();
    void fill();

    int m_socket;
    bool m_isHolding = false;
    Bytes m_held;
    Bytes m_ahead;
    std::size_t m_taken = 0; // of m_ahead
    std::unique_ptr<Sealing> m_out;
    std::unique_ptr<Sealing> m_in;
    std::uint32_t m_outNumber = 0;
    std::uint32_t m_inNumber = 0;
};

} // namespace underpass::hostile
