// SPDX-License-Identifier: MIT
#include "core/ssh/login/PublicKeys.h"

#include "core/ssh/login/ServersTurn.h"
#include "core/system/Paths.h"

#include <algorithm>
#include <utility>

namespace underpass {
namespace {

// OpenSSH's server ends a log-in at the sixth refusal (MaxAuthTries): one is left for what follows.
constexpr int mostOffersBeforeOthers = 5;
// A server that never ends it is not to be asked for ever.
constexpr int mostOffers = 32;

bool isSaidOfTooMany(const std::string& lastWords)
{
    return lastWords.find("Too many authentication failures") != std::string::npos;
}

// While one lives, the agent is waited for, which may wait for its user, and the time is taken; the end of
// the session does not wait.
class AgentsTurn
{
public:
    AgentsTurn(Transport& transport, TakingPart& takingPart, AgentKeys& agent, std::string step)
        : m_transport(transport)
        , m_takingPart(takingPart)
    {
        m_transport.atStep(std::move(step), WaitsFor::Agent);
        m_transport.setInterruption([&agent] { agent.close(); });
    }
    ~AgentsTurn()
    {
        m_takingPart.agentTook(Clock::now() - m_since);
        m_transport.setInterruption(nullptr);
        m_transport.atStep("log-in by publickey");
    }
    AgentsTurn(const AgentsTurn&) = delete;
    AgentsTurn& operator=(const AgentsTurn&) = delete;

private:
    Transport& m_transport;
    TakingPart& m_takingPart;
    const TimePoint m_since = Clock::now();
};

} // namespace

PublicKeys::PublicKeys(Transport& transport, Asker& asker, Hop hop, LogInNotes& notes, std::string agentKey)
    : m_transport(transport)
    , m_asker(asker)
    , m_hop(std::move(hop))
    , m_notes(notes)
    , m_agent(asker.worker(), m_hop.credentials.agent)
    , m_keyBefore(std::move(agentKey))
{ }

asio::awaitable<Result<Proof>> PublicKeys::run(LogInWith turn, Others others)
{
    if (!std::exchange(m_isPrepared, true))
        co_await prepare();
    const auto named = co_await files(m_named);
    if (isOver(named))
        co_return named;
    if (turn == LogInWith::Agent) {
        const auto outcome = co_await agentsOthers(others);
        co_return isOver(outcome) || *named == Proof::NotTried ? outcome : named;
    }
    const std::vector<File> usual = usualFiles();
    const auto outcome = co_await files(usual);
    co_return isOver(outcome) || *named == Proof::NotTried ? outcome : named;
}

// The agent is asked where the profile wants it, and where it spares a passphrase or is all there is.
asio::awaitable<void> PublicKeys::prepare()
{
    bool wantsAgent = mayUse(LogInWith::Agent);
    for (const std::string& named : m_hop.credentials.keyFiles) {
        const std::string path = withHomeFolder(named);
        m_named.push_back({path, inspectKeyFile(path), true});
        const auto& look = m_named.back().look;
        wantsAgent = wantsAgent || (look && (look->kind != KeyFileKind::Plain || look->isOnSecurityKey));
    }
    if (wantsAgent)
        co_await askAgent();
}

asio::awaitable<void> PublicKeys::askAgent()
{
    const AgentsTurn turn{m_transport, m_asker.takingPart(), m_agent, "the agent's list of keys"};
    auto keys = co_await m_agent.list(agentsUsers());
    if (keys) {
        m_held = std::move(*keys);
        co_return;
    }
    m_agentTrouble = keys.error();
    if (mayUse(LogInWith::Agent))
        m_notes.leftOut("the agent " + keys.error().subject + " (" + keys.error().detail + ")");
}

asio::awaitable<Result<Proof>> PublicKeys::agentsOthers(Others others)
{
    const bool leavesRoom = others == Others::Follow || !usualFiles().empty();
    const int most = leavesRoom ? mostOffersBeforeOthers : mostOffers;
    Proof last = Proof::NotTried;
    const std::vector<AgentKey> keys = m_held; // One that is not signed with goes from there.
    for (const AgentKey& key : keys) {
        if (m_answered.contains(key.blob) || (isOnSecurityKey(key) && !m_asker.hasHuman()))
            continue;
        if (m_offers >= most)
            break;
        std::string name = "agent key " + key.comment;
        const auto outcome = co_await offer(std::move(name), key.blob, key, nullptr);
        if (isOver(outcome))
            co_return outcome;
        last = *outcome;
    }
    if (m_offers >= most && untried() > 0)
        m_notes.leftOut(std::to_string(untried())
            + " more keys of the agent (a server counts each; name the right one as key file)");
    co_return last;
}

std::size_t PublicKeys::untried() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_held, [this](const AgentKey& key) { return !m_answered.contains(key.blob); }));
}

// As ssh(1) does: the usual ones where the profile names none.
std::vector<PublicKeys::File> PublicKeys::usualFiles() const
{
    std::vector<File> usual;
    if (!m_named.empty() || !mayUse(LogInWith::KeyFile))
        return usual;
    for (const std::filesystem::path& path : standardKeyFiles()) {
        if (!m_done.contains(path.string()))
            usual.push_back({path.string(), inspectKeyFile(path.string())});
    }
    return usual;
}

asio::awaitable<Result<Proof>> PublicKeys::files(const std::vector<File>& files)
{
    Proof last = Proof::NotTried;
    for (const File& each : files) {
        if (!m_done.insert(each.path).second)
            continue;
        const auto outcome = co_await file(each);
        if (isOver(outcome))
            co_return outcome;
        if (*outcome == Proof::Refused)
            last = Proof::Refused;
    }
    co_return last;
}

asio::awaitable<Result<Proof>> PublicKeys::file(const File& file)
{
    if (!file.look) {
        cannotUse(file, file.look.error());
        co_return Proof::NotTried;
    }
    const bool isForAgent = file.look->kind == KeyFileKind::PublicHalf || file.look->isOnSecurityKey;
    Result<Proof> outcome = Proof::NotTried;
    if (isForAgent || !mayUse(LogInWith::KeyFile))
        outcome = co_await agentKeyOf(file);
    else
        outcome = co_await privateKey(file);
    m_namedWasRefused = m_namedWasRefused || (file.isNamed && outcome && *outcome == Proof::Refused);
    co_return outcome;
}

// Only the agent can sign with it.
asio::awaitable<Result<Proof>> PublicKeys::agentKeyOf(const File& file)
{
    std::string blob = file.look->blob;
    if (blob.empty())
        blob = publicHalfBeside(file.path).value_or("");
    const auto held = heldByAgent(blob);
    if (!held) {
        if (m_agentTrouble)
            cannotUse(file, *m_agentTrouble);
        else
            cannotUse(file,
                {ErrorCode::KeyNotInAgent, file.path,
                    file.look->isOnSecurityKey ? "it is on a security key; ssh-add gives it to the agent"
                                               : "no agent holds its private half"});
        co_return Proof::NotTried;
    }
    if (m_answered.contains(blob) || (isOnSecurityKey(*held) && !m_asker.hasHuman()))
        co_return Proof::NotTried;
    const auto certified = co_await certificateOf(file, held, nullptr);
    if (isOver(certified))
        co_return certified;
    co_return co_await offer(file.path, std::move(blob), held, nullptr);
}

asio::awaitable<Result<Proof>> PublicKeys::privateKey(const File& file)
{
    LockedKey key{m_transport, m_asker, m_hop, file.path, file.look->kind};
    std::string blob = file.look->blob;
    if (blob.empty() && file.look->kind == KeyFileKind::Encrypted)
        blob = publicHalfBeside(file.path).value_or("");
    if (blob.empty()) {
        if (const auto opened = co_await key.open(); !opened) {
            cannotUse(file, opened.error());
            co_return Proof::NotTried;
        }
        blob = key.blob();
    }
    const auto held = heldByAgent(blob);
    // The agent has spared a person the passphrase before, and will again.
    if (!held && awaited() && blob == m_keyBefore && file.look->kind == KeyFileKind::Encrypted)
        co_return Proof::NotTried;
    const auto certified = co_await certificateOf(file, held, &key);
    if (isOver(certified))
        co_return certified;
    Result<Proof> outcome = certified;
    if (!m_answered.contains(blob))
        outcome = co_await offer(file.path, blob, held, &key);
    // The public half beside it may be another's.
    if (!isOver(outcome) && key.isOpen() && key.blob() != blob && !m_answered.contains(key.blob()))
        outcome = co_await offer(file.path, key.blob(), std::nullopt, &key);
    co_return outcome;
}

// A certificate speaks for the key beside which it lies, and is proved by it.
asio::awaitable<Result<Proof>> PublicKeys::certificateOf(
    const File& file, std::optional<AgentKey> held, LockedKey* key)
{
    const auto found = certificateBeside(file.path);
    if (!found)
        m_notes.leftOut(found.error().subject + " (" + found.error().detail + ")");
    if (!found || !*found || m_answered.contains((*found)->blob))
        co_return Proof::NotTried;
    const Certificate& certificate = **found;
    std::string name = certificate.path + doubtAbout(certificate, std::chrono::system_clock::now());
    co_return co_await offer(std::move(name), certificate.blob, std::move(held), key);
}

asio::awaitable<Result<Proof>> PublicKeys::offer(
    std::string name, std::string blob, std::optional<AgentKey> held, LockedKey* key)
{
    m_notes.tried(name);
    ++m_offers;
    std::optional<ServersTurn> turn;
    KeyOffer::Sign sign = [this, held, key, &turn](std::string data,
                              std::string algorithm) -> asio::awaitable<Result<std::string>> {
        turn.reset();
        auto signature = co_await this->sign(held, key, std::move(data), std::move(algorithm));
        turn.emplace(m_transport, m_asker, ServersTurn::After::Key);
        co_return signature;
    };
    turn.emplace(m_transport, m_asker, ServersTurn::After::Key);
    KeyOffer offer{m_transport, m_hop.account, blob, std::move(sign)};
    const int code = co_await offer.make();
    turn.reset();
    m_answered.insert(blob);
    if (offer.notSigned() && !m_transport.ended()) {
        // Who gives no passphrase knows that; the agent before may be the cause.
        if (offer.notSigned()->code != ErrorCode::Cancelled)
            m_unsigned = offer.notSigned();
        m_notes.leftOut(name + " (" + offer.notSigned()->detail + ")");
        m_answered.erase(blob); // Another way may lead to a signature.
        co_return Proof::NotTried;
    }
    if (const auto& words = m_transport.engine().lastWords(); words && isSaidOfTooMany(words->text))
        co_return tooMany(*words);
    const auto outcome = proofOf(m_transport, code);
    const bool isTaken = outcome && (*outcome == Proof::Accepted || *outcome == Proof::Partial);
    if (isTaken && held && heldByAgent(held->blob)) // Else the file has signed in its place.
        m_agentKey = held->blob;
    if (outcome && key && offer.wasWelcome())
        co_await key->worked();
    co_return outcome;
}

asio::awaitable<Result<std::string>> PublicKeys::sign(
    std::optional<AgentKey> held, LockedKey* key, std::string data, std::string algorithm)
{
    if (held) {
        auto signature = co_await agentsSignature(*held, data, algorithm);
        if (!signature) // It is not asked once more.
            std::erase(m_held, *held);
        if (signature || !key)
            co_return signature;
        m_unsigned = signature.error();
        m_notes.leftOut("the agent (" + signature.error().detail + ")");
    }
    co_return co_await key->sign(std::move(data), std::move(algorithm));
}

asio::awaitable<Result<std::string>> PublicKeys::agentsSignature(
    AgentKey key, std::string data, std::string algorithm)
{
    if (isOnSecurityKey(key))
        m_asker.takingPart().certainly();
    const AgentsTurn turn{m_transport, m_asker.takingPart(), m_agent, "the agent's signature"};
    const TimePoint since = Clock::now();
    auto signature = co_await m_agent.sign(key, std::move(data), std::move(algorithm), agentsUsers());
    const bool isAtOnce = Clock::now() - since < TakingPart::agentsPromptness && !isOnSecurityKey(key);
    if (!signature && key.blob == m_keyBefore)
        (isAtOnce ? m_refusedAtOnce : m_refusedBySomebody) = signature.error();
    co_return signature;
}

AgentKeys::Users PublicKeys::agentsUsers() const
{
    return m_asker.mustBeAlone() ? AgentKeys::Users::AreLeftAlone : AgentKeys::Users::MayBeAsked;
}

bool PublicKeys::mayUse(LogInWith method) const
{
    return std::ranges::find(m_hop.credentials.methods, method) != m_hop.credentials.methods.end();
}

std::optional<AgentKey> PublicKeys::heldByAgent(const std::string& blob) const
{
    const auto found = std::ranges::find(m_held, blob, &AgentKey::blob);
    return found == m_held.end() || blob.empty() ? std::nullopt : std::optional{*found};
}

void PublicKeys::cannotUse(const File& file, const Error& why)
{
    m_notes.leftOut(file.path + " (" + why.detail + ")");
    if (file.isNamed && !m_unusable && why.code != ErrorCode::Cancelled)
        m_unusable = why;
}

Result<Proof> PublicKeys::tooMany(const LastWords& lastWords) const
{
    std::string detail = m_notes.text();
    if (untried() > 0)
        detail += "; not tried: " + std::to_string(untried())
            + " more keys of the agent; name the right one as key file, and it is the first";
    Error error{
        ErrorCode::AuthenticationRefused, m_hop.account + "@" + toString(m_hop.server), std::move(detail)};
    error.serverSays = lastWords.text;
    return std::unexpected(std::move(error));
}

std::string PublicKeys::agentsName() const
{
    return m_hop.credentials.agent.empty() ? "agent" : m_hop.credentials.agent;
}

std::optional<Error> PublicKeys::awaited() const
{
    if (!m_isPrepared || m_keyBefore.empty() || m_answered.contains(m_keyBefore) || m_refusedBySomebody)
        return std::nullopt;
    if (m_agentTrouble)
        return Error{ErrorCode::AgentAwaited, m_agentTrouble->subject, m_agentTrouble->detail};
    if (m_refusedAtOnce)
        return Error{ErrorCode::AgentAwaited, agentsName(), m_refusedAtOnce->detail};
    if (!heldByAgent(m_keyBefore))
        return Error{ErrorCode::AgentAwaited, agentsName(), "it is locked, or holds the key no longer"};
    return std::nullopt;
}

std::optional<Error> PublicKeys::trouble() const
{
    if (m_unsigned)
        return m_unsigned;
    if (m_unusable && !m_namedWasRefused)
        return m_unusable;
    if (m_agentTrouble && m_offers == 0 && !mayUse(LogInWith::KeyFile))
        return m_agentTrouble;
    return std::nullopt;
}

} // namespace underpass
