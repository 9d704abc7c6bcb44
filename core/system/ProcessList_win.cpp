// SPDX-License-Identifier: MIT
#include "core/system/ProcessList.h"

#include <array>
#include <cstring>
#include <span>
#include <vector>

#include <winternl.h>
#include <wtsapi32.h>

namespace underpass {
namespace {

constexpr int tries = 5; // The list can grow between asking for its size and reading it.
constexpr std::size_t longestPath = 32767;

// SYSTEM_PROCESS_ID_INFORMATION and its class, which the headers do not have.
struct ProcessIdInformation
{
    HANDLE processId;
    UNICODE_STRING imageName;
};
constexpr auto processIdInformation = static_cast<SYSTEM_INFORMATION_CLASS>(88);

ProcessList toList(const std::vector<std::uint64_t>& memory)
{
    ProcessList list;
    const auto* at = reinterpret_cast<const std::byte*>(memory.data());
    for (;;) {
        const auto* const process = reinterpret_cast<const SYSTEM_PROCESS_INFORMATION*>(at);
        const auto& name = process->ImageName;
        list[static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(process->UniqueProcessId))]
            = {static_cast<std::uint64_t>(process->CreateTime.QuadPart),
                name.Buffer ? std::wstring{name.Buffer, name.Length / sizeof(wchar_t)} : std::wstring{}};
        if (process->NextEntryOffset == 0)
            return list;
        at += process->NextEntryOffset;
    }
}

// "\Device\HarddiskVolume3\x" is "C:\x" to everybody else.
std::wstring withDrive(const std::wstring& path)
{
    constexpr std::wstring_view network = L"\\Device\\Mup\\";
    if (path.starts_with(network))
        return L"\\\\" + path.substr(network.size());
    std::array<wchar_t, 1024> device{};
    const DWORD drives = ::GetLogicalDrives();
    for (wchar_t letter = L'A'; letter <= L'Z'; ++letter) {
        const std::wstring drive{letter, L':'};
        if ((drives & (1u << (letter - L'A'))) == 0
            || ::QueryDosDeviceW(drive.c_str(), device.data(), static_cast<DWORD>(device.size())) == 0)
            continue;
        const std::wstring prefix = std::wstring{device.data()} + L"\\";
        if (path.starts_with(prefix))
            return drive + path.substr(prefix.size() - 1);
    }
    return path;
}

} // namespace

ProcessList readProcessList()
{
    std::vector<std::uint64_t> memory(32768); // 64-bit numbers, so that the list is aligned.
    for (int made = 0; made < tries; ++made) {
        ULONG size = 0;
        const NTSTATUS failed = ::NtQuerySystemInformation(SystemProcessInformation, memory.data(),
            static_cast<ULONG>(memory.size() * sizeof memory[0]), &size);
        if (NT_SUCCESS(failed))
            return toList(memory);
        memory.resize(size / sizeof memory[0] + memory.size());
    }
    return {};
}

SessionAccounts readSessionAccounts()
{
    SessionAccounts accounts;
    WTS_PROCESS_INFOW* processes = nullptr;
    DWORD count = 0;
    if (!::WTSEnumerateProcessesW(WTS_CURRENT_SERVER_HANDLE, 0, 1, &processes, &count))
        return accounts;
    for (const auto& process : std::span{processes, count})
        if (auto sid = toSid(process.pUserSid))
            accounts[process.ProcessId] = std::move(*sid);
    ::WTSFreeMemory(processes);
    return accounts;
}

std::wstring pathOfProcess(std::uint32_t processId)
{
    std::wstring path(longestPath, L'\0');
    ProcessIdInformation asked{};
    asked.processId = reinterpret_cast<HANDLE>(std::uintptr_t{processId});
    asked.imageName.MaximumLength = static_cast<USHORT>(path.size() * sizeof path[0]);
    asked.imageName.Buffer = path.data();
    if (!NT_SUCCESS(::NtQuerySystemInformation(processIdInformation, &asked, sizeof asked, nullptr)))
        return {};
    path.resize(asked.imageName.Length / sizeof path[0]);
    return withDrive(path);
}

} // namespace underpass
