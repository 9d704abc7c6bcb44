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

    enum class From { Person, Store };
    void deliver(std::optional<Answer> given, From whom = From::Person)
    {
        const std::lock_guard lock{mutex};
        if (over)
            return; // Withdrawn: the worker may be gone.
        answer = std::move(given);
        from = whom;
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
    From from = From::Person;
    bool over = false;
};

// "password" and "proxy password" are of an account, "passphrase FILE" of a file.
std::string subjectOf(const SecretKey& key)
{
    const std::string passphrase = "passphrase ";
    return key.purpose.starts_with(passphrase) ? key.purpose.substr(passphrase.size()) : key.account;
}

} // namespace

Asker::Asker(asio::any_io_executor worker, Context context)
    : m_worker(worker)
    , m_context(std::move(context))
    , m_kept(worker, m_context.secrets, m_context.memory.storeWatch(), m_context.storePatience)
{ }

SecretKey Asker::keyFor(const Hop& hop, const std::string& purpose) const
{
    return {m_context.profile.id, hop.account + "@" + toString(hop.server), purpose};
}

void Asker::metNewKey(const Endpoint& server, const HostKey& key)
{
    m_context.memory.meetNewKey(toString(server), key);
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

asio::awaitable<std::optional<Secret>> Asker::secret(
    Hop hop, std::string purpose, decltype(Question::what) what, Previous previous)
{
    if (m_stopped)
        co_return std::nullopt;
    const SecretKey key = keyFor(hop, purpose);
    const bool mayRepeat = previous == Previous::None && !m_context.memory.isBarred(key);
    if (auto typed = mayRepeat ? m_context.memory.find(key) : std::nullopt)
        co_return typed;

    const bool mayUseKept = mayRepeat && !isSuspended(hop, purpose);
    KeptSecrets::Search search = m_kept.look(key); // In any case: is there a store at all?
    co_await m_kept.settled(search);
    if (m_stopped)
        co_return std::nullopt;
    const bool isThere = search->result && *search->result;
    if (isThere && mayUseKept && **search->result) {
        m_fromStore = key;
        co_return std::move(***search->result);
    }
    if (!mayUseKept)
        search.reset();

    Question question{m_context.profile.id, m_context.profile.name, hop.server, hop.account, std::move(what),
        hop.credentials.remember && isThere};
    auto answer = co_await ask(std::move(question), std::move(search));
    if (!answer || answer->secrets.empty())
        co_return std::nullopt;
    if (m_answerIsKept)
        m_fromStore = key;
    else
        m_typed = Typed{key, answer->secrets.front().clone(), answer->remember};
    co_return std::move(answer->secrets.front());
}

asio::awaitable<void> Asker::worked(Hop hop, std::string purpose)
{
    if (!m_typed || m_typed->key != keyFor(hop, purpose))
        co_return;
    const Typed typed = std::move(*m_typed);
    m_typed.reset();
    const bool wasBarred = m_context.memory.isBarred(typed.key);
    m_context.memory.keep(typed.key, typed.secret.clone());
    if (typed.remember)
        m_kept.keep(typed.key, typed.secret, [this, key = typed.key](const Error& why) {
            warnOf(ErrorCode::SecretNotKept, key, sentence(why));
        });
    else if (wasBarred) // What was doubted may be wrong, and this is right.
        m_kept.forgetOthers(typed.key, typed.secret);
}

asio::awaitable<void> Asker::refused(Hop hop, std::string purpose)
{
    const SecretKey key = keyFor(hop, purpose);
    m_typed.reset();
    m_context.memory.refuse(key);
    if (m_stopped)
        co_return;
    const bool isForgotten = co_await m_kept.forget(key);
    if (!isForgotten && m_fromStore == key)
        warnOf(ErrorCode::SecretNotForgotten, key, {});
}

asio::awaitable<void> Asker::doubted(Hop hop, std::string purpose)
{
    const SecretKey key = keyFor(hop, purpose);
    if (m_context.memory.isBarred(key))
        co_return co_await refused(hop, purpose);
    m_typed.reset();
    m_context.memory.refuse(key);
}

void Asker::warnOf(ErrorCode code, const SecretKey& key, const std::string& why) const
{
    warn({code, subjectOf(key), why});
}

void Asker::warn(const Error& trouble) const
{
    m_context.prompter.warn(m_context.profile.name, trouble);
}

void Asker::warnOnce(const Error& trouble) const
{
    if (hasHuman() && m_context.memory.isFirstTime(sentence(trouble)))
        warn(trouble);
}

asio::awaitable<std::optional<Answer>> Asker::newPassword(Hop hop, NewPasswordQuestion question)
{
    const KeptSecrets::Search search = m_kept.look(keyFor(hop, "password")); // Is there a store at all?
    co_await m_kept.settled(search);
    const bool isThere = search->result && *search->result;
    Question whole{m_context.profile.id, m_context.profile.name, hop.server, hop.account, std::move(question),
        hop.credentials.remember && isThere};
    co_return co_await ask(std::move(whole));
}

asio::awaitable<void> Asker::changed(Hop hop, std::string purpose, Answer answer)
{
    co_await refused(hop, purpose);
    m_typed = Typed{keyFor(hop, purpose), std::move(answer.secrets.front()), answer.remember};
    co_await worked(hop, purpose);
}

asio::awaitable<std::optional<Answer>> Asker::human(Hop hop, decltype(Question::what) what)
{
    Question question{
        m_context.profile.id, m_context.profile.name, hop.server, hop.account, std::move(what), false};
    co_return co_await ask(std::move(question));
}

asio::awaitable<std::optional<Answer>> Asker::ask(Question question, KeptSecrets::Search search)
{
    if (m_stopped)
        co_return std::nullopt;
    auto mailbox = std::make_shared<Mailbox>(m_worker);
    if (search)
        search->whenOver = [mailbox, found = std::weak_ptr{search}] {
            const auto over = found.lock();
            if (!over || !over->result || !*over->result || !**over->result)
                return;
            Answer kept;
            kept.secrets.push_back(std::move(***over->result));
            mailbox->deliver(std::move(kept), Mailbox::From::Store);
        };
    m_takingPart.asked(question);
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
    m_answerIsKept = mailbox->from == Mailbox::From::Store;
    if (m_answerIsKept)
        m_context.prompter.withdraw(ticket);
    m_declined = !mailbox->answer && !m_stopped && hasHuman();
    if (!m_stopped)
        m_context.answered();
    co_return std::move(mailbox->answer);
}

void Asker::tell(const Notice& notice)
{
    if (m_stopped)
        return;
    if (std::holds_alternative<ServerWords>(notice.what))
        m_takingPart.said();
    m_context.prompter.tell(notice);
    m_context.told(notice);
}

void Asker::stop()
{
    m_stopped = true;
    m_kept.stopLooking();
    if (m_withdraw)
        m_withdraw();
}

} // namespace underpass
