// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Account.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace underpass {

// What Windows tells an ordinary account about processes, asked in single questions, so that tests can answer
// them: under Wine there is one account only, and nothing is denied. Times count as FILETIME does.
// Thread-safe.
class Processes
{
public:
    // A process whose token we may read: those of our own account, elevated or not, and where we are elevated
    // ourselves all others.
    struct Opened
    {
        std::shared_ptr<void> held; // While it lives, the process's number cannot be given to another one.
        std::uint64_t created = 0;
        Sid account;
        Confinement confinement = Confinement::None;
    };

    virtual ~Processes() = default;

    // Nothing where access is denied, and where there is no such process.
    [[nodiscard]] virtual std::optional<Opened> open(std::uint32_t processId) = 0;
    // When any process was created, whoever it belongs to; 0: there is none.
    [[nodiscard]] virtual std::uint64_t created(std::uint32_t processId) = 0;
    // The account of the services that run in the process, as the service manager has it configured.
    [[nodiscard]] virtual std::optional<AccountHint> serviceAccount(std::uint32_t processId) = 0;
    // What the session manager says; it says nothing of other accounts to most.
    [[nodiscard]] virtual std::optional<Sid> sessionAccount(std::uint32_t processId) = 0;
    // The path of its program, else the bare name, cleaned; "" where it is gone.
    [[nodiscard]] virtual std::string program(std::uint32_t processId) = 0;

    // "CONTOSO\anna"; that of our own account asks nobody else. The other may ask a domain controller.
    [[nodiscard]] virtual std::string ownName() = 0;
    [[nodiscard]] virtual std::string accountName(const Sid& sid) = 0;

    [[nodiscard]] virtual std::uint64_t now() = 0;
};

[[nodiscard]] std::shared_ptr<Processes> openProcesses();

} // namespace underpass
