// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeptSecrets.h"

#include "core/net/Spawn.h"

#include <utility>

namespace underpass {
namespace {

template <class Value, class Work>
asio::awaitable<void> carryOut(std::shared_ptr<KeptSecrets::Call<Value>> call, Work work)
{
    if (call->isOver)
        co_return;
    auto result = co_await call->offload.run(work);
    call->result = std::move(result);
    call->isOver = true;
    call->changed.notify();
    if (const auto told = std::exchange(call->whenOver, nullptr))
        told();
}

template <class Calls> void giveUp(Calls& calls)
{
    for (const auto& weak : calls) {
        const auto call = weak.lock();
        if (!call || std::exchange(call->isOver, true))
            continue;
        call->offload.abandon();
        call->changed.notify();
    }
    calls.clear();
}

// Nobody waits for it, and the desktop may ask its user to unlock the store first.
constexpr int patienceForKeeping = 20;

Error silent()
{
    return {ErrorCode::SecretStoreUnavailable, "the secret store", "it has not answered so far"};
}

} // namespace

KeptSecrets::KeptSecrets(asio::any_io_executor worker, SecretStore& store, std::shared_ptr<StoreWatch> watch,
    std::chrono::milliseconds patience)
    : m_worker(std::move(worker))
    , m_store(store)
    , m_watch(std::move(watch))
    , m_patience(patience)
{ }

KeptSecrets::~KeptSecrets()
{
    stopLooking();
    for (const Keeping& keeping : m_keepings) {
        keeping.call->whenOver = nullptr;
        keeping.call->offload.abandon();
    }
}

template <class Value, class Work>
void KeptSecrets::start(const std::shared_ptr<Call<Value>>& call, Work work)
{
    if (m_watch->hangs(m_patience)) {
        call->isOver = true;
        return;
    }
    auto watched = [held = StoreWatch::begin(m_watch), work = std::move(work)] { return work(); };
    spawnAlone(m_worker, carryOut(call, std::move(watched)));
}

template <class Value> asio::awaitable<void> KeptSecrets::wait(std::shared_ptr<Call<Value>> call)
{
    const auto until = std::chrono::steady_clock::now() + m_patience;
    bool isLate = false;
    while (!call->isOver && !isLate)
        isLate = co_await call->changed.waitUntil(until);
}

KeptSecrets::Search KeptSecrets::look(const SecretKey& key)
{
    auto search = std::make_shared<Call<std::optional<Secret>>>(m_worker);
    m_searches.push_back(search);
    start(search, [&store = m_store, key] { return store.find(key); });
    return search;
}

asio::awaitable<void> KeptSecrets::settled(Search search)
{
    co_await wait(std::move(search));
}

asio::awaitable<bool> KeptSecrets::forget(SecretKey key)
{
    auto call = std::make_shared<Call<void>>(m_worker);
    m_forgettings.push_back(call);
    start(call, [&store = m_store, key] { return store.forget(key); });
    co_await wait(call);
    co_return call->result && *call->result;
}

void KeptSecrets::forgetOthers(const SecretKey& key, const Secret& right)
{
    auto call = std::make_shared<Call<void>>(m_worker);
    start(call, [&store = m_store, key, right = std::make_shared<Secret>(right.clone())]() -> Result<void> {
        const auto found = store.find(key);
        if (!found || !*found || (*found)->reveal() == right->reveal())
            return {};
        return store.forget(key);
    });
    m_keepings.push_back({std::move(call), nullptr, nullptr});
}

void KeptSecrets::keep(const SecretKey& key, const Secret& secret, std::function<void(const Error&)> failed)
{
    auto call = std::make_shared<Call<void>>(m_worker);
    call->whenOver = [weak = std::weak_ptr{call}, failed] {
        const auto over = weak.lock();
        if (over && over->result && !*over->result)
            failed(over->result->error());
    };
    start(call, [&store = m_store, key, kept = std::make_shared<Secret>(secret.clone())] {
        return store.keep(key, *kept);
    });
    if (call->isOver)
        return failed(silent());
    auto late = std::make_unique<Deadline>(m_worker, m_patience * patienceForKeeping, [call, failed] {
        if (!call->isOver && std::exchange(call->whenOver, nullptr))
            failed(silent());
    });
    m_keepings.push_back({std::move(call), std::move(failed), std::move(late)});
}

asio::awaitable<void> KeptSecrets::finish()
{
    for (std::size_t i = 0; i < m_keepings.size(); ++i) {
        const auto call = m_keepings[i].call;
        const auto failed = m_keepings[i].failed;
        if (!m_watch->hangs(m_patience))
            co_await wait(call);
        if (!call->isOver && std::exchange(call->whenOver, nullptr))
            failed(silent());
    }
}

void KeptSecrets::stopLooking()
{
    giveUp(m_searches);
    giveUp(m_forgettings);
}

} // namespace underpass
