// SPDX-License-Identifier: MIT
#pragma once

#include <asio/connect.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/ip/v6_only.hpp>

namespace underpass::test {

using asio::ip::tcp;

inline tcp::endpoint at(const char* address, std::uint16_t port = 0)
{
    return {asio::ip::make_address(address), port};
}

// Both ends of one connection over loopback; the client's belongs to this process.
struct Pair
{
    Pair(const tcp::endpoint& listen, const char* connectTo)
        : acceptor(worker)
    {
        acceptor.open(listen.protocol());
        if (listen.address().is_v6())
            acceptor.set_option(asio::ip::v6_only{false});
        acceptor.bind(listen);
        acceptor.listen();
        client.connect(at(connectTo, acceptor.local_endpoint().port()));
        acceptor.accept(server);
    }

    asio::io_context worker;
    tcp::acceptor acceptor;
    tcp::socket client{worker};
    tcp::socket server{worker};
};

} // namespace underpass::test
