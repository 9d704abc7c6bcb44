// SPDX-License-Identifier: MIT
#include "core/system/ServiceTable.h"

#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace underpass {
namespace {

constexpr DWORD ofAUser = 0x40 | 0x80; // SERVICE_USER_SERVICE, SERVICE_USERSERVICE_INSTANCE
constexpr DWORD mostAtOnce = 256 * 1024; // What one answer of the service manager may hold (its page).

struct CloseService
{
    void operator()(SC_HANDLE handle) const { ::CloseServiceHandle(handle); }
};
using ServiceHandle = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, CloseService>;

ServiceHandle openManager(DWORD rights)
{
    return ServiceHandle{::OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT | rights)};
}

void addRunning(ServiceTable& table, std::span<const ENUM_SERVICE_STATUS_PROCESSW> services)
{
    for (const auto& service : services) {
        const auto& status = service.ServiceStatusProcess;
        if (status.dwCurrentState != SERVICE_RUNNING || status.dwProcessId == 0)
            continue;
        auto& process = table[status.dwProcessId];
        process.service = service.lpServiceName;
        process.isOfAUser = process.isOfAUser || (status.dwServiceType & ofAUser) != 0;
    }
}

} // namespace

ServiceTable readServiceTable()
{
    const auto manager = openManager(SC_MANAGER_ENUMERATE_SERVICE);
    if (!manager)
        return {};
    ServiceTable table;
    std::vector<std::uint64_t> memory(mostAtOnce / sizeof(std::uint64_t)); // Aligned.
    DWORD resume = 0;
    for (;;) {
        DWORD missing = 0;
        DWORD count = 0;
        const bool isWhole
            = ::EnumServicesStatusExW(manager.get(), SC_ENUM_PROCESS_INFO, SERVICE_WIN32, SERVICE_ACTIVE,
                reinterpret_cast<BYTE*>(memory.data()), mostAtOnce, &missing, &count, &resume, nullptr);
        if (!isWhole && ::GetLastError() != ERROR_MORE_DATA)
            return {};
        addRunning(table, {reinterpret_cast<const ENUM_SERVICE_STATUS_PROCESSW*>(memory.data()), count});
        if (isWhole || count == 0)
            return table;
    }
}

std::optional<AccountHint> accountOf(const ServiceProcess& process)
{
    const auto manager = process.isOfAUser ? ServiceHandle{} : openManager(0);
    if (!manager)
        return std::nullopt;
    const ServiceHandle service{::OpenServiceW(manager.get(), process.service.c_str(), SERVICE_QUERY_CONFIG)};
    std::vector<std::uint64_t> memory(8192 / sizeof(std::uint64_t)); // The most there can be (its page).
    auto* const config = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(memory.data());
    DWORD missing = 0;
    if (!service
        || !::QueryServiceConfigW(
            service.get(), config, static_cast<DWORD>(memory.size() * sizeof memory[0]), &missing)
        || !config->lpServiceStartName || *config->lpServiceStartName == L'\0')
        return std::nullopt;
    return accountOfService(config->lpServiceStartName);
}

} // namespace underpass
