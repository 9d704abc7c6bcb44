// SPDX-License-Identifier: MIT
#include "tests/hostile/SideBySide.h"

#include "core/client/SshSessionFactory.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace underpass::hostile {
namespace {

using namespace std::chrono_literals;

// Long enough for an honest server beside a sanitizer, short enough to wait for.
constexpr Patience shortPatience{.logIn = 3s, .person = 4s, .exchange = 3s};

// One of so many tunnels is on the same worker as the next one: they are dealt out in turn (WorkerPool).
unsigned workers()
{
    return std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
}

std::string bystander(unsigned number)
{
    return "bystander" + std::to_string(number);
}

} // namespace

Prompter::Ticket Obliging::ask(const Question& question, Reply reply)
{
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back(question);
    }
    underpass::Answer answer;
    const auto* code = std::get_if<CodeQuestion>(&question.what);
    for (std::size_t i = 0; i < (code ? code->prompts.size() : 1); ++i)
        answer.secrets.emplace_back(std::string{Peer::password});
    reply(std::move(answer));
    return 0;
}

std::vector<Question> Obliging::questions()
{
    const std::lock_guard lock(m_mutex);
    return m_questions;
}

SideBySide::SideBySide(const Attack& attack)
    : m_hostileServer(attack.name)
    , m_hostile(profileFor("hostile", m_hostileServer.port()))
    , m_tunnels(sshSessionFactory(prompter, m_secrets,
                    {m_hostileServer.knownHosts(), m_honestServer.knownHosts()}, {}, shortPatience),
          openPeerIdentity(), [this](const ProfileId& id, const TunnelState& state) { record(id, state); })
{
    m_hostile.keepalive = attack.meanwhile.keepalive;
    m_hostile.oldAlgorithms = attack.meanwhile.permitted;
    if (attack.meanwhile.listensThere) {
        Forward remote;
        remote.kind = ForwardKind::Remote;
        remote.listen = {"localhost", 40000};
        remote.target = Endpoint{"127.0.0.1", m_target.port()};
        m_hostile.forwards.push_back(remote);
    }
    for (unsigned i = 0; i < workers(); ++i)
        m_tunnels.start(profileFor(bystander(i), m_honestServer.port()));
    std::unique_lock lock(m_mutex);
    const auto isOnline = [&] {
        return std::ranges::any_of(m_states, [](const auto& each) {
            return each.first == bystander(0) && std::holds_alternative<Online>(each.second);
        });
    };
    if (!m_changed.wait_for(lock, 30s, isOnline))
        throw std::runtime_error("The bystander is not online: " + m_honestServer.said());
    lock.unlock();
    m_bystander.emplace(test::Socket::connect(portOf(bystander(0), 0)));
}

Profile SideBySide::profileFor(std::string id, std::uint16_t port)
{
    Profile profile;
    profile.id = id;
    profile.name = std::move(id);
    profile.server = {"127.0.0.1", port};
    profile.account = "anna";
    profile.credentials.methods = {LogInWith::Password, LogInWith::KeyboardInteractive};
    profile.credentials.remember = false;
    profile.retry.enabled = false;
    for (const std::uint16_t target : {Peer::echoPort, Peer::victimPort}) {
        Forward forward;
        forward.target = Endpoint{"127.0.0.1", target};
        profile.forwards.push_back(forward);
    }
    return profile;
}

void SideBySide::record(const ProfileId& id, const TunnelState& state)
{
    const std::lock_guard lock(m_mutex);
    const auto known = std::ranges::find(m_states, id, &std::pair<ProfileId, TunnelState>::first);
    if (known == m_states.end())
        m_states.emplace_back(id, state);
    else
        known->second = state;
    m_changed.notify_all();
}

TunnelState SideBySide::stateOf(const ProfileId& id)
{
    const std::lock_guard lock(m_mutex);
    const auto known = std::ranges::find(m_states, id, &std::pair<ProfileId, TunnelState>::first);
    return known == m_states.end() ? TunnelState{Stopped{}} : known->second;
}

std::string SideBySide::ourKnownHosts() const
{
    return test::readText(m_hostileServer.knownHosts());
}

TunnelState SideBySide::state()
{
    return stateOf(m_hostile.id);
}

std::uint16_t SideBySide::portOf(const ProfileId& id, std::size_t forward)
{
    const TunnelState now = stateOf(id);
    return std::get<Online>(now).forwards.at(forward).listen.port;
}

test::Socket SideBySide::call()
{
    return test::Socket::connect(portOf(m_hostile.id, 0));
}

test::Socket SideBySide::callAsVictim()
{
    return test::Socket::connect(portOf(m_hostile.id, 1));
}

bool SideBySide::waitFor(const std::function<bool()>& reached)
{
    const auto limit = std::chrono::steady_clock::now() + 30s;
    while (!reached()) {
        if (!bystanderCarries() || std::chrono::steady_clock::now() > limit)
            return false;
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, 2ms);
    }
    return true;
}

bool SideBySide::bystanderCarries()
{
    const std::string sent = random(1000);
    m_bystander->write(sent);
    std::string arrived;
    while (arrived.size() < sent.size()) {
        const std::string more = m_bystander->read(sent.size() - arrived.size());
        if (more.empty())
            return false;
        arrived += more;
    }
    return arrived == sent;
}

} // namespace underpass::hostile
