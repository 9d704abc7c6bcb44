// SPDX-License-Identifier: MIT
#include "core/listen/CallerNaming.h"

#include "core/net/Spawn.h"

#include <utility>

namespace underpass {

CallerNaming::CallerNaming(const asio::any_io_executor& worker, std::shared_ptr<PeerIdentity> identity,
    std::size_t mostWaiting, std::chrono::milliseconds pause)
    : m_worker(worker)
    , m_identity(std::move(identity))
    , m_mostWaiting(mostWaiting)
    , m_pause(pause)
    , m_work(worker)
    , m_closing(worker)
{ }

void CallerNaming::add(
    Caller caller, const asio::ip::tcp::endpoint& local, const asio::ip::tcp::endpoint& remote, Named named)
{
    if (m_closed)
        return;
    m_waiting.push_back({std::move(caller), local, remote, std::move(named)});
    if (!std::exchange(m_isNaming, true))
        spawnAlone(m_worker, nameAll(shared_from_this()));
}

void CallerNaming::close()
{
    m_closed = true;
    m_waiting.clear();
    m_work.abandon();
    m_closing.notify();
}

asio::awaitable<void> CallerNaming::nameAll(std::shared_ptr<CallerNaming> self)
{
    while (!self->m_waiting.empty()) {
        Waiting next = std::move(self->m_waiting.front());
        self->m_waiting.pop_front();
        const auto describe
            = [identity = self->m_identity, caller = next.caller, local = next.local, remote = next.remote] {
                  return identity->described(caller, local, remote);
              };
        const auto found = co_await self->m_work.run(describe);
        if (self->m_closed)
            co_return;
        next.named(found.value_or(Caller{}));
        if (self->m_closed || self->m_pause.count() == 0)
            continue;
        (void)co_await self->m_closing.waitUntil(std::chrono::steady_clock::now() + self->m_pause);
    }
    self->m_isNaming = false;
}

} // namespace underpass
