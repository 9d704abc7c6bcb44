// SPDX-License-Identifier: MIT
#include "core/listen/DynamicCalls.h"

#include "core/listen/DynamicRequest.h"
#include "core/net/Deadline.h"
#include "core/net/Farewells.h"
#include "core/net/Reset.h"
#include "core/net/Spawn.h"

#include <array>
#include <list>

#include <asio/awaitable.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass {

// Its coroutines share it, so that it outlives a DynamicCalls that dies while they wait.
class DynamicCalls::State
{
public:
    State(asio::io_context& worker, Asked asked, std::chrono::milliseconds patience)
        : m_worker(worker)
        , m_asked(std::move(asked))
        , m_patience(patience)
        , m_farewells(std::make_unique<Farewells>(worker.get_executor()))
    { }

    static void take(const std::shared_ptr<State>& self, Call call)
    {
        if (self->m_talking.size() >= mostAtOnce)
            return reset(call.socket);
        const auto place = self->m_talking.insert(self->m_talking.end(), std::move(call));
        spawnAlone(self->m_worker.get_executor(), talk(self, place));
    }

    void close()
    {
        m_closed = true;
        for (Call& call : m_talking)
            reset(call.socket);
        m_farewells.reset();
    }

private:
    using Place = std::list<Call>::iterator;

    static asio::awaitable<void> talk(std::shared_ptr<State> self, Place place)
    {
        DynamicRequest request;
        std::error_code failed;
        {
            const Deadline late{
                self->m_worker.get_executor(), self->m_patience, [place] { reset(place->socket); }};
            co_await hearOut(place->socket, request, failed);
        }
        Call call = std::move(*place);
        self->m_talking.erase(place);
        if (self->m_closed)
            co_return;
        if (failed)
            reset(call.socket);
        else if (request.stage() == DynamicRequest::Stage::Bad)
            self->m_farewells->say(std::move(call.socket), request.output());
        else
            self->handOn(std::move(call), request);
    }

    static asio::awaitable<void> hearOut(
        asio::ip::tcp::socket& socket, DynamicRequest& request, std::error_code& failed)
    {
        std::array<char, 2048> bytes;
        while (request.stage() == DynamicRequest::Stage::Reading) {
            const std::size_t size = co_await socket.async_read_some(
                asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, failed));
            if (failed || request.read({bytes.data(), size}) == DynamicRequest::Stage::Bad)
                co_return;
            const std::string output = request.output();
            co_await asio::async_write(
                socket, asio::buffer(output), asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
        }
    }

    void handOn(Call call, DynamicRequest& request)
    {
        call.target = request.target();
        call.answerIn = request.protocol();
        call.ahead = request.ahead();
        m_asked(std::move(call));
    }

    asio::io_context& m_worker;
    const Asked m_asked;
    const std::chrono::milliseconds m_patience;
    std::unique_ptr<Farewells> m_farewells;
    std::list<Call> m_talking;
    bool m_closed = false;
};

DynamicCalls::DynamicCalls(asio::io_context& worker, Asked asked, std::chrono::milliseconds patience)
    : m_state(std::make_shared<State>(worker, std::move(asked), patience))
{ }

DynamicCalls::~DynamicCalls()
{
    m_state->close();
}

void DynamicCalls::take(Call call)
{
    State::take(m_state, std::move(call));
}

} // namespace underpass
