// SPDX-License-Identifier: MIT
// A library that somebody might plant where a program looks for others: it leaves a mark beside itself once
// it is loaded.
#include <string>

#include <windows.h>

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, LPVOID)
{
    if (reason == DLL_PROCESS_ATTACH) {
        std::wstring path(MAX_PATH, L'\0');
        path.resize(::GetModuleFileNameW(self, path.data(), static_cast<DWORD>(path.size())));
        path += L".loaded";
        ::CloseHandle(::CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, 0, nullptr));
    }
    return TRUE;
}
