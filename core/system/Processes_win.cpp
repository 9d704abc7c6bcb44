// SPDX-License-Identifier: MIT
#include "core/system/Processes.h"

#include "core/base/CleanText.h"
#include "core/system/ProcessList.h"
#include "core/system/ServiceTable.h"
#include "core/system/SharedReading.h"
#include "core/system/WinText.h"

namespace underpass {
namespace {

constexpr std::size_t longestPath = 32768;

std::uint64_t toNumber(const FILETIME& time)
{
    return (std::uint64_t{time.dwHighDateTime} << 32) | time.dwLowDateTime;
}

std::shared_ptr<void> openProcess(std::uint32_t processId)
{
    Handle process{::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, processId)};
    if (!process)
        return nullptr;
    return {process.release(), [](HANDLE handle) { ::CloseHandle(handle); }};
}

std::uint64_t creationOf(HANDLE process)
{
    FILETIME created{};
    FILETIME unused{};
    return ::GetProcessTimes(process, &created, &unused, &unused, &unused) ? toNumber(created) : 0;
}

std::wstring imageOf(HANDLE process)
{
    std::wstring path(longestPath, L'\0');
    auto size = static_cast<DWORD>(path.size());
    return ::QueryFullProcessImageNameW(process, 0, path.data(), &size) ? path.substr(0, size)
                                                                        : std::wstring{};
}

class SystemProcesses : public Processes
{
public:
    std::optional<Opened> open(std::uint32_t processId) override
    {
        auto process = openProcess(processId);
        if (!process)
            return std::nullopt;
        const auto account = sidOfProcess(process.get());
        const auto confinement = confinementOfProcess(process.get());
        const std::uint64_t born = creationOf(process.get());
        if (!account || !confinement || born == 0)
            return std::nullopt;
        return Opened{std::move(process), born, *account, *confinement};
    }

    std::uint64_t created(std::uint32_t processId) override
    {
        const auto list = m_list.read();
        const auto found = list->find(processId);
        return found == list->end() ? 0 : found->second.created;
    }

    std::optional<AccountHint> serviceAccount(std::uint32_t processId) override
    {
        const auto services = m_services.read();
        const auto found = services->find(processId);
        return found == services->end() ? std::nullopt : accountOf(found->second);
    }

    std::optional<Sid> sessionAccount(std::uint32_t processId) override
    {
        const auto accounts = m_sessions.read();
        const auto found = accounts->find(processId);
        return found == accounts->end() ? std::nullopt : std::optional{found->second};
    }

    std::string program(std::uint32_t processId) override
    {
        const auto process = openProcess(processId);
        std::wstring path = process ? imageOf(process.get()) : std::wstring{};
        if (path.empty())
            path = pathOfProcess(processId);
        if (path.empty())
            path = nameOf(processId);
        return cleanText(toUtf8(path), longestPath);
    }

    std::string ownName() override { return ownAccountName(); }
    std::string accountName(const Sid& sid) override { return underpass::accountName(sid); }

    std::uint64_t now() override
    {
        FILETIME time{};
        ::GetSystemTimePreciseAsFileTime(&time);
        return toNumber(time);
    }

private:
    std::wstring nameOf(std::uint32_t processId)
    {
        const auto list = m_list.read();
        const auto found = list->find(processId);
        return found == list->end() ? std::wstring{} : found->second.name;
    }

    SharedReading<ProcessList> m_list{&readProcessList};
    SharedReading<ServiceTable> m_services{&readServiceTable};
    SharedReading<SessionAccounts> m_sessions{&readSessionAccounts};
};

} // namespace

std::shared_ptr<Processes> openProcesses()
{
    return std::make_shared<SystemProcesses>();
}

} // namespace underpass
