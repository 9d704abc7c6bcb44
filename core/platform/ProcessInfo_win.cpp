// SPDX-License-Identifier: MIT
#include "core/platform/ProcessInfo.h"

#include "core/CleanText.h"
#include "core/platform/Account.h"
#include "core/platform/WinText.h"

#include <string>

namespace underpass {
namespace {

std::string programOf(HANDLE process)
{
    constexpr std::size_t longestPath = 32768;
    std::wstring path(longestPath, L'\0');
    auto size = static_cast<DWORD>(path.size());
    if (!::QueryFullProcessImageNameW(process, 0, path.data(), &size))
        return {};
    return cleanText(toUtf8({path.data(), size}), longestPath);
}

} // namespace

ProcessInfo::ProcessInfo(std::uint32_t processId)
    : m_processId(processId)
    , m_process(processId == 0 ? nullptr : ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, processId))
{ }

std::uint64_t ProcessInfo::created() const
{
    FILETIME created{};
    FILETIME unused{};
    if (!isOpen() || !::GetProcessTimes(m_process.get(), &created, &unused, &unused, &unused))
        return 0;
    return (std::uint64_t{created.dwHighDateTime} << 32) | created.dwLowDateTime;
}

Caller ProcessInfo::caller() const
{
    Caller caller;
    caller.processId = m_processId;
    if (!isOpen())
        return caller;
    caller.program = programOf(m_process.get());
    const auto sid = sidOfProcess(m_process.get());
    if (!sid)
        return caller;
    caller.user = accountName(*sid);
    if (sid == ownSid())
        caller.relation = Caller::Relation::Me;
    else
        caller.relation = isSystemService(*sid) ? Caller::Relation::SystemService : Caller::Relation::Other;
    return caller;
}

} // namespace underpass
