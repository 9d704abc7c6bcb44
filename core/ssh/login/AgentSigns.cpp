// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentSigns.h"

#include <algorithm>

namespace underpass {
namespace {

// winerror.h
constexpr std::uint32_t fileNotFound = 2;
constexpr std::uint32_t accessDenied = 5;
constexpr std::uint32_t timedOut = 1460;

} // namespace

Error whyNotAsked(const std::string& agent, std::uint32_t lastError, const std::string& message)
{
    switch (lastError) {
    case fileNotFound:
        return {ErrorCode::AgentUnavailable, agent, notThere};
    case accessDenied:
        return {ErrorCode::AgentOutOfReach, agent, message};
    case 0:
    case timedOut:
        return {ErrorCode::AgentUnavailable, agent, "it does not answer"};
    default:
        return {ErrorCode::AgentUnavailable, agent, message};
    }
}

Error whyNoAgent(const std::vector<Error>& tried, AgentService service)
{
    const auto isOutOfReach = [](const Error& error) { return error.code == ErrorCode::AgentOutOfReach; };
    if (const auto found = std::ranges::find_if(tried, isOutOfReach); found != tried.end())
        return *found;
    const auto isThere = [](const Error& error) { return error.detail != notThere; };
    if (const auto found = std::ranges::find_if(tried, isThere); found != tried.end())
        return *found;
    if (service == AgentService::Disabled)
        return {ErrorCode::AgentServiceOff, "ssh-agent", "the service is disabled, and no other agent runs"};
    if (service == AgentService::Stopped)
        return {ErrorCode::AgentServiceOff, "ssh-agent", "the service is stopped, and no other agent runs"};
    return {ErrorCode::AgentUnavailable, "Pageant, OpenSSH", notThere};
}

} // namespace underpass
