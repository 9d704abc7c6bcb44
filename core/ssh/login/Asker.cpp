// SPDX-License-Identifier: MIT
#include "core/ssh/login/Asker.h"

#include <mutex>

#include <asio/post.hpp>

namespace underpass {
namespace {

// An answer on its way from whatever thread gave it to the worker that waits for it.
struct Mailbox : std::enable_shared_from_this<Mailbox>
{
    explicit Mailbox(const asio::any_io_executor& executor)
        : worker(executor)
        , arrived(executor)
    { }

    void deliver(std::optional<Answer> given)
    {
        const std::lock_guard lock{mutex};
        if (over)
            return; // Withdrawn: the worker may be gone.
        answer = std::move(given);
        over = true;
        asio::post(worker, [self = shared_from_this()] { self->arrived.notify(); });
    }
    void close()
    {
        const std::lock_guard lock{mutex};
        over = true;
        arrived.notify();
    }
    bool isOver()
    {
        const std::lock_guard lock{mutex};
        return over;
    }

    asio::any_io_executor worker;
    Event arrived;
    std::mutex mutex;
    std::optional<Answer> answer;
    bool over = false;
};

} // namespace

Asker::Asker(asio::any_io_executor worker, Context context)
    : m_worker(worker)
    , m_context(std::move(context))
    , m_store(worker)
{ }

SecretKey Asker::keyFor(const Hop& hop, const std::string& purpose) const
{
    return {m_context.profile.id, hop.account + "@" + toString(hop.server), purpose};
}

void Asker::metNewKey(const Endpoint& server, const std::string& fingerprint)
{
    m_context.memory.meetNewKey(toString(server), fingerprint);
}

void Asker::trusts(const Endpoint& server, const std::string& fingerprint)
{
    if (m_context.memory.suspendsKept(toString(server), fingerprint))
        m_newServers.insert(toString(server));
}

bool Asker::isSuspended(const Hop& hop, const std::string& purpose) const
{
    return purpose == "password" && m_newServers.contains(toString(hop.server));
}

// No store on this machine is no error: a person is asked instead.
asio::awaitable<std::optional<Secret>> Asker::stored(SecretKey key)
{
    SecretStore& store = m_context.secrets;
    const auto find = [&store, key] { return store.find(key); };
    auto found = co_await m_store.run(find);
    if (!found || !*found)
        co_return std::nullopt;
    co_return std::move(**found);
}

asio::awaitable<std::optional<Secret>> Asker::secret(
    Hop hop, std::string purpose, decltype(Question::what) what, Previous previous)
{
    if (m_stopped)
        co_return std::nullopt;
    const SecretKey key = keyFor(hop, purpose);
    if (previous == Previous::None) {
        if (auto typed = m_context.memory.find(key))
            co_return typed;
        if (!isSuspended(hop, purpose)) {
            if (auto kept = co_await stored(key))
                co_return kept;
        }
    }

    Question question{m_context.profile.id, m_context.profile.name, hop.server, hop.account, std::move(what),
        hop.credentials.remember};
    auto answer = co_await ask(std::move(question));
    if (!answer || answer->secrets.empty())
        co_return std::nullopt;
    m_typed = Typed{key, answer->secrets.front().clone(), answer->remember};
    co_return std::move(answer->secrets.front());
}

asio::awaitable<void> Asker::worked(Hop hop, std::string purpose)
{
    if (!m_typed || m_typed->key != keyFor(hop, purpose))
        co_return;
    const auto typed = std::make_shared<Typed>(std::move(*m_typed)); // Its helper thread may come last.
    m_typed.reset();
    m_context.memory.keep(typed->key, typed->secret.clone());
    if (!typed->remember || m_stopped)
        co_return;
    SecretStore& store = m_context.secrets;
    const auto keep = [&store, typed] { return store.keep(typed->key, typed->secret); };
    (void)co_await m_store.run(keep);
}

asio::awaitable<void> Asker::refused(Hop hop, std::string purpose)
{
    const SecretKey key = keyFor(hop, purpose);
    m_typed.reset();
    m_context.memory.forget(key);
    if (m_stopped)
        co_return;
    SecretStore& store = m_context.secrets;
    const auto forget = [&store, key] { return store.forget(key); };
    (void)co_await m_store.run(forget);
}

asio::awaitable<std::optional<Answer>> Asker::human(Hop hop, decltype(Question::what) what)
{
    Question question{
        m_context.profile.id, m_context.profile.name, hop.server, hop.account, std::move(what), false};
    co_return co_await ask(std::move(question));
}

asio::awaitable<std::optional<Answer>> Asker::ask(Question question)
{
    if (m_stopped)
        co_return std::nullopt;
    auto mailbox = std::make_shared<Mailbox>(m_worker);
    m_context.asked(question);
    const auto ticket = m_context.prompter.ask(
        question, [mailbox](std::optional<Answer> answer) { mailbox->deliver(std::move(answer)); });
    m_withdraw = [this, mailbox, ticket] {
        mailbox->close();
        m_context.prompter.withdraw(ticket);
    };
    while (!mailbox->isOver())
        co_await mailbox->arrived.wait();
    m_withdraw = nullptr;
    if (!m_stopped)
        m_context.answered();
    co_return std::move(mailbox->answer);
}

void Asker::stop()
{
    m_stopped = true;
    m_store.abandon();
    if (m_withdraw)
        m_withdraw();
}

} // namespace underpass
