// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Account.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace underpass {

// The services that run in one process; all of them run as the same account.
struct ServiceProcess
{
    std::wstring service; // One of them.
    bool isOfAUser = false; // Windows starts a copy of some services for each person who is logged on.
};

// The running services, by process. Every account that may log on here may ask
// (SC_MANAGER_ENUMERATE_SERVICE); empty when the service manager refuses. Some milliseconds.
using ServiceTable = std::map<std::uint32_t, ServiceProcess>;
[[nodiscard]] ServiceTable readServiceTable();

// The account that a service is configured to run as. Nothing for a copy for one person: its configuration
// names the account of nobody who runs it.
[[nodiscard]] std::optional<AccountHint> accountOf(const ServiceProcess& process);

} // namespace underpass
