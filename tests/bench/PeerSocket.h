// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace bench {

// Where a load connects to: a port on loopback, or through the SOCKS 5 server there to another port.
struct Door
{
    std::uint16_t port = 0;
    std::uint16_t behindSocks = 0; // 0: no SOCKS.
};
[[nodiscard]] Door doorFrom(std::string_view text); // "1110" or "1080/5001"

// What the load asks of its server; both ends are the same program on the same machine.
struct Order
{
    char what = 'd'; // d: send me bytes, u: take mine, e: echo
    std::array<char, 7> unused{};
    std::uint64_t bytes = 0;
};

// A TCP socket that says everything by throwing. Owned by one thread at a time.
class Socket
{
public:
    explicit Socket(int descriptor);
    ~Socket();
    Socket(Socket&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Socket& operator=(Socket&&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void write(const char* data, std::size_t size) const;
    [[nodiscard]] std::size_t read(char* data, std::size_t size) const; // 0 at the end.
    void readAll(char* data, std::size_t size) const;

private:
    int m_descriptor;
};

[[nodiscard]] Socket listenAnywhere(int backlog); // Prints the port and flushes.
[[nodiscard]] Socket dial(const Door& door);
[[nodiscard]] Socket ask(char what, const Door& door, std::uint64_t bytes);

// Bytes without a pattern that a lost or doubled packet could fit into, and their comparison.
void sendContent(const Socket& socket, std::uint64_t bytes);
void receiveContent(const Socket& socket, std::uint64_t bytes);

} // namespace bench
