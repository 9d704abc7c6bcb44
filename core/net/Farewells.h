// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include <asio/any_io_executor.hpp>
#include <asio/ip/tcp.hpp>

namespace underpass {

// Last words to callers who cannot be served, and a close that lets them arrive: a socket closed over bytes
// that nobody has read resets the connection, and the words are lost with it. So what the caller still sends
// is read and thrown away until it closes, too, for a few seconds at most. Lives on one worker thread.
class Farewells
{
public:
    explicit Farewells(asio::any_io_executor worker);
    ~Farewells(); // Cuts short those under way.
    Farewells(const Farewells&) = delete;
    Farewells& operator=(const Farewells&) = delete;

    void say(asio::ip::tcp::socket socket, std::string words);

private:
    class State;
    std::shared_ptr<State> m_state;
};

} // namespace underpass
