// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentKeys.h"

#include "core/ssh/login/Certificate.h"
#include "core/ssh/login/TakingPart.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace underpass {
namespace {

// A locked one may be waking up, or ask its user to unlock it.
constexpr std::chrono::seconds listPatience{15};
// As long as a person may take: some agents ask their user to confirm each signature, for a PIN or a touch.
constexpr std::chrono::minutes signPatience{10};

std::chrono::milliseconds within(std::chrono::milliseconds patience, AgentKeys::Users users)
{
    return users == AgentKeys::Users::MayBeAsked ? patience : TakingPart::agentsPromptness;
}

// As ssh(1) does: a server that knows the authority need not know the key.
std::vector<AgentKey> certificatesFirst(const std::vector<AgentKey>& keys)
{
    std::vector<AgentKey> ordered;
    for (const bool wanted : {true, false}) {
        std::ranges::copy_if(keys, std::back_inserter(ordered),
            [wanted](const AgentKey& key) { return isCertificate(key.blob) == wanted; });
    }
    return ordered;
}

} // namespace

AgentKeys::AgentKeys(asio::any_io_executor worker, std::string named)
    : m_worker(std::move(worker))
    , m_named(std::move(named))
{ }

asio::awaitable<Result<std::vector<AgentKey>>> AgentKeys::list(Users users)
{
    auto agent = connectAgent(m_worker, m_named);
    if (!agent)
        co_return fail(agent);
    m_agent = std::move(*agent);
    const std::string request = agentListRequest();
    const auto reply = co_await m_agent->request(request, within(listPatience, users));
    if (!reply)
        co_return fail(reply);
    const auto keys = readAgentKeys(*reply);
    if (!keys)
        co_return fail(ErrorCode::AgentUnavailable, "agent", "its list of keys makes no sense");
    co_return certificatesFirst(*keys);
}

asio::awaitable<Result<std::string>> AgentKeys::sign(
    AgentKey key, std::string data, std::string algorithm, Users users)
{
    const std::string request = agentSignRequest(key.blob, data, algorithm);
    const auto reply = co_await m_agent->request(request, within(signPatience, users));
    if (!reply) // It may have asked its user, whom another try would ask once more.
        co_return fail(ErrorCode::AgentRefused, key.comment, reply.error().detail);
    const auto signature = readAgentSignature(*reply, algorithm);
    if (!signature)
        co_return fail(
            ErrorCode::AgentRefused, key.comment, "it did not sign, though the server would take the key");
    co_return *signature;
}

void AgentKeys::close()
{
    if (m_agent)
        m_agent->close();
}

} // namespace underpass
