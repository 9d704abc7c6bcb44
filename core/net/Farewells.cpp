// SPDX-License-Identifier: MIT
#include "core/net/Farewells.h"

#include "core/net/Deadline.h"
#include "core/net/Spawn.h"

#include <array>
#include <list>

#include <asio/awaitable.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

constexpr std::chrono::milliseconds patience{3000};

void close(asio::ip::tcp::socket& socket)
{
    std::error_code ignored;
    socket.close(ignored);
}

} // namespace

// Shared by its coroutines, which outlive a Farewells that dies while they wait.
class Farewells::State
{
public:
    explicit State(asio::any_io_executor executor)
        : worker(std::move(executor))
    { }

    void closeAll()
    {
        for (auto& socket : sockets)
            close(socket);
    }

    static asio::awaitable<void> say(
        std::shared_ptr<State> self, std::list<asio::ip::tcp::socket>::iterator socket, std::string words)
    {
        {
            const Deadline late{self->worker, patience, [socket] { close(*socket); }};
            std::error_code failed;
            co_await asio::async_write(
                *socket, asio::buffer(words), asio::redirect_error(asio::use_awaitable, failed));
            socket->shutdown(asio::ip::tcp::socket::shutdown_send, failed);
            std::array<char, 4096> unread;
            while (!failed)
                co_await socket->async_read_some(
                    asio::buffer(unread), asio::redirect_error(asio::use_awaitable, failed));
        }
        self->sockets.erase(socket);
    }

    const asio::any_io_executor worker;
    std::list<asio::ip::tcp::socket> sockets;
};

Farewells::Farewells(asio::any_io_executor worker)
    : m_state(std::make_shared<State>(std::move(worker)))
{ }

Farewells::~Farewells()
{
    m_state->closeAll();
}

void Farewells::say(asio::ip::tcp::socket socket, std::string words)
{
    const auto place = m_state->sockets.insert(m_state->sockets.end(), std::move(socket));
    spawnAlone(m_state->worker, State::say(m_state, place, std::move(words)));
}

} // namespace underpass
