// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace underpass::test {

// A blocking TCP socket on loopback with a 20 second limit on every call, so that a broken tunnel fails a
// test, not hangs it.
class Socket
{
public:
    explicit Socket(int handle);
    Socket(Socket&& other) noexcept;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket& operator=(Socket&& other) noexcept;
    ~Socket();

    [[nodiscard]] static Socket connect(std::uint16_t port); // Throws std::system_error.
    [[nodiscard]] static Socket listen(int waiting = 256); // On any free port; so many callers may wait.
    [[nodiscard]] Socket accept() const;
    [[nodiscard]] std::uint16_t port() const;

    void write(const std::string& bytes) const;
    // Writes zeros until nobody has taken any for two seconds; how many bytes that were.
    [[nodiscard]] std::size_t writeUntilFull(std::size_t atMost) const;
    [[nodiscard]] std::string read(std::size_t atMost) const; // Empty at the end.
    [[nodiscard]] std::string readLine();
    [[nodiscard]] std::string readAll();
    [[nodiscard]] bool hasArrived() const; // Something to read, or the end, without waiting.
    void endWriting() const;
    void reset(); // Closes with RST.

private:
    int m_handle;
    std::string m_ahead;
};

// A port for a server that is started later. Outside the range from which Linux takes the ports of outgoing
// connections, so that none of them has it by then.
[[nodiscard]] std::uint16_t freePort();

} // namespace underpass::test
