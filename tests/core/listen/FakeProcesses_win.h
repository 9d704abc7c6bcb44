// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Processes.h"

#include <atomic>
#include <map>

namespace underpass::test {

// Processes of several accounts, which an ordinary one may open or not.
class FakeProcesses : public Processes
{
public:
    struct Process
    {
        std::uint64_t created = 100;
        std::optional<Sid> token = {}; // Nothing: access is denied.
        Confinement confinement = Confinement::None;
        std::optional<AccountHint> service = {};
        std::optional<Sid> session = {};
        std::string program = "C:\\p\\program.exe";
    };

    std::map<std::uint32_t, Process> all;
    std::uint64_t time = 1000;
    std::atomic<int> services = 0; // How often each was asked.
    std::atomic<int> programs = 0;
    std::atomic<int> ownNames = 0;
    std::atomic<int> names = 0;

    std::optional<Opened> open(std::uint32_t processId) override
    {
        const auto found = all.find(processId);
        if (found == all.end() || !found->second.token)
            return std::nullopt;
        const auto& process = found->second;
        return Opened{std::make_shared<int>(), process.created, *process.token, process.confinement};
    }
    std::uint64_t created(std::uint32_t processId) override
    {
        const auto found = all.find(processId);
        return found == all.end() ? 0 : found->second.created;
    }
    std::optional<AccountHint> serviceAccount(std::uint32_t processId) override
    {
        ++services;
        return all.at(processId).service;
    }
    std::optional<Sid> sessionAccount(std::uint32_t processId) override { return all.at(processId).session; }
    std::string program(std::uint32_t processId) override
    {
        ++programs;
        return all.at(processId).program;
    }
    std::string ownName() override
    {
        ++ownNames;
        return "CONTOSO\\anna";
    }
    std::string accountName(const Sid&) override
    {
        ++names;
        return "CONTOSO\\ben";
    }
    std::uint64_t now() override { return time; }
};

} // namespace underpass::test
