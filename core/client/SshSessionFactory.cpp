// SPDX-License-Identifier: MIT
#include "core/client/SshSessionFactory.h"

#include "core/ssh/SessionPool.h"
#include "core/ssh/SshSession.h"

namespace underpass {
namespace {

// For connections that nobody knows of: the answer is always no.
class NobodyToAsk : public Prompter
{
public:
    Ticket ask(const Question&, Reply reply) override
    {
        reply(std::nullopt);
        return 0;
    }
    void withdraw(Ticket) override { }
    bool hasHuman() const override { return false; }
};

// What is stored stays as the main connection left it.
class StoredSecrets : public SecretStore
{
public:
    explicit StoredSecrets(SecretStore& store)
        : m_store(store)
    { }
    Result<std::optional<Secret>> find(const SecretKey& key) override { return m_store.find(key); }
    Result<void> keep(const SecretKey&, const Secret&) override { return {}; }
    Result<void> forget(const SecretKey&) override { return {}; }
    Result<void> forgetProfile(const std::string&) override { return {}; }

private:
    SecretStore& m_store;
};

} // namespace

std::shared_ptr<SecretMemory> makeSecretMemory()
{
    return std::make_shared<SecretMemory>();
}

void forgetSecrets(SecretMemory& memory, const std::string& profileId)
{
    memory.forgetProfile(profileId);
}

bool remembersSecrets(const SecretMemory& memory, const std::string& profileId)
{
    return memory.hasAnyOf(profileId);
}

SessionFactory sshSessionFactory(Prompter& prompter, SecretStore& secrets,
    std::vector<std::filesystem::path> knownHosts, const KeyLimits& limits, const Patience& patience,
    std::shared_ptr<SecretMemory> memory)
{
    // Shared by the copies of the factory, which std::function makes as it likes.
    if (!memory)
        memory = makeSecretMemory();
    const auto windows = std::make_shared<WindowBudget>();
    const auto nobody = std::make_shared<NobodyToAsk>();
    const auto stored = std::make_shared<StoredSecrets>(secrets);
    return [memory, windows, nobody, stored, limits, patience, &prompter, &secrets,
               knownHosts = std::move(knownHosts)](
               asio::io_context& worker, const Profile& profile, SessionObserver& observer) {
        const SshServices main{prompter, secrets, *memory, windows, knownHosts, limits, patience};
        const SshServices silent{
            *nobody, *stored, *memory, windows, knownHosts, limits, patience, main.troubles};
        SessionPool::Makers makers;
        makers.main = [&worker, main](const Profile& whose, SessionObserver& its) {
            return makeSshSession(worker, whose, its, main);
        };
        makers.silent = [&worker, silent](const Profile& whose, SessionObserver& its) {
            return makeSshSession(worker, whose, its, silent);
        };
        return std::make_unique<SessionPool>(worker, profile, observer, std::move(makers));
    };
}

} // namespace underpass
