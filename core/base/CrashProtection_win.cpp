// SPDX-License-Identifier: MIT
#include "core/base/CrashProtection.h"

#include <windows.h>

namespace underpass {
namespace {

constexpr DWORD reportWithoutHeap = 0x00000001; // WER_FAULT_REPORTING_FLAG_NOHEAP

// Asked for at run time: Windows before 10 1703, and Wine, know only one of the two.
template <class Function> Function kernelFunction(const char* name)
{
    const HMODULE kernel = ::GetModuleHandleW(L"kernel32.dll");
    return kernel ? reinterpret_cast<Function>(reinterpret_cast<void*>(::GetProcAddress(kernel, name)))
                  : nullptr;
}

void leaveOutOfReports(const void* block, DWORD size)
{
    using Exclude = HRESULT(WINAPI*)(const void*, DWORD);
    if (const auto exclude = kernelFunction<Exclude>("WerRegisterExcludedMemoryBlock"))
        (void)exclude(block, size);
}

} // namespace

void keepMemoryOutOfCrashReports()
{
    using SetFlags = HRESULT(WINAPI*)(DWORD);
    if (const auto setFlags = kernelFunction<SetFlags>("WerSetFlags"))
        (void)setFlags(reportWithoutHeap);
}

void* mapSecretPages(std::size_t size)
{
    SYSTEM_INFO system{};
    ::GetSystemInfo(&system);
    const std::size_t page = system.dwPageSize;
    const std::size_t whole = (size + page - 1) / page * page;
    void* const first = ::VirtualAlloc(nullptr, whole + 2 * page, MEM_RESERVE, PAGE_NOACCESS);
    if (!first)
        return nullptr;
    void* const usable = ::VirtualAlloc(static_cast<char*>(first) + page, whole, MEM_COMMIT, PAGE_READWRITE);
    if (!usable) {
        ::VirtualFree(first, 0, MEM_RELEASE);
        return nullptr;
    }
    (void)::VirtualLock(usable, whole);
    leaveOutOfReports(usable, static_cast<DWORD>(whole));
    return usable;
}

} // namespace underpass
