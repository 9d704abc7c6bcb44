// SPDX-License-Identifier: MIT
// Does to a running underpass.exe what Windows does to it: poke.exe WHAT, for the tests in this folder. One
// word of answer on standard output; 1 when there was nobody to do it to.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <windows.h>

#include <shellapi.h>
#include <wincred.h>
#include <winternl.h>

namespace {

constexpr const wchar_t* eventsClass = L"UnderpassSystemEvents";

HWND eventsWindow()
{
    return ::FindWindowW(eventsClass, nullptr);
}

DWORD processOf(HWND window)
{
    DWORD process = 0;
    ::GetWindowThreadProcessId(window, &process);
    return process;
}

template <typename Visit> void forEachWindow(Visit visit)
{
    ::EnumWindows(
        [](HWND window, LPARAM context) -> BOOL {
            (*reinterpret_cast<Visit*>(context))(window);
            return TRUE;
        },
        reinterpret_cast<LPARAM>(&visit));
}

// What an explorer that has crashed and come back does: the icons are gone, and whoever had one is told.
int restartTaskbar()
{
    int lost = 0;
    forEachWindow([&](HWND window) {
        wchar_t title[64]{};
        ::GetWindowTextW(window, title, 64);
        if (std::wstring_view{title} != L"QTrayIconMessageWindow")
            return;
        NOTIFYICONDATAW icon{};
        icon.cbSize = sizeof icon;
        icon.hWnd = window;
        lost += ::Shell_NotifyIconW(NIM_DELETE, &icon) ? 1 : 0;
    });
    ::SendNotifyMessageW(HWND_BROADCAST, ::RegisterWindowMessageW(L"TaskbarCreated"), 0, 0);
    std::printf("%d\n", lost);
    return lost > 0 ? 0 : 1;
}

int wakeUp()
{
    ::SendMessageW(eventsWindow(), WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC, 0);
    return 0;
}

// As at the end of a session: each window of the program is asked first, then told.
int endSession()
{
    const DWORD process = processOf(eventsWindow());
    for (const UINT message : {WM_QUERYENDSESSION, WM_ENDSESSION}) {
        forEachWindow([&](HWND window) {
            DWORD_PTR ignored = 0;
            if (processOf(window) == process)
                ::SendMessageTimeoutW(
                    window, message, message == WM_ENDSESSION, 0, SMTO_ABORTIFHUNG, 5000, &ignored);
        });
    }
    return 0;
}

// Wine counts the handles of a process only in the list of all handles: SystemExtendedHandleInformation.
struct HandleEntry
{
    void* object;
    ULONG_PTR process;
    ULONG_PTR handle;
    ULONG access;
    USHORT trace;
    USHORT type;
    ULONG attributes;
    ULONG reserved;
};
struct HandleList
{
    ULONG_PTR count;
    ULONG_PTR reserved;
    HandleEntry entries[1];
};
constexpr auto extendedHandleInformation = static_cast<SYSTEM_INFORMATION_CLASS>(64);

int countHandles()
{
    const DWORD process = processOf(eventsWindow());
    std::vector<std::byte> bytes(std::size_t{16} << 20U);
    ULONG length = 0;
    if (::NtQuerySystemInformation(
            extendedHandleInformation, bytes.data(), static_cast<ULONG>(bytes.size()), &length)
        != 0)
        return 1;
    const auto* list = reinterpret_cast<const HandleList*>(bytes.data());
    const auto handles = std::count_if(list->entries, list->entries + list->count,
        [&](const HandleEntry& entry) { return entry.process == process; });
    int windows = 0;
    forEachWindow([&](HWND window) { windows += processOf(window) == process ? 1 : 0; });
    std::printf("%d %d\n", static_cast<int>(handles), windows);
    return 0;
}

// In the Credential Manager: one of Underpass's names, and one that is somebody else's.
int keepSecrets()
{
    for (const wchar_t* target : {L"Underpass:mail:password:anna", L"Another program"}) {
        CREDENTIALW credential{};
        credential.Type = CRED_TYPE_GENERIC;
        credential.TargetName = const_cast<wchar_t*>(target);
        credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
        if (!::CredWriteW(&credential, 0))
            return 1;
    }
    return 0;
}

int listSecrets()
{
    DWORD count = 0;
    CREDENTIALW** found = nullptr;
    if (::CredEnumerateW(nullptr, 0, &count, &found)) {
        for (DWORD index = 0; index < count; ++index)
            std::printf("%ls\n", found[index]->TargetName);
        ::CredFree(found);
    }
    return 0;
}

// Loads and opens the way a careless program does: the proof that planted files would be found, and seen.
int beCareless(int count, char** names)
{
    int loaded = 0;
    for (int index = 0; index < count; ++index) {
        const std::string name = names[index];
        if (name.ends_with(".dll"))
            loaded += ::LoadLibraryA(name.c_str()) != nullptr ? 1 : 0;
        else if (std::FILE* file = std::fopen(name.c_str(), "r"))
            loaded += std::fclose(file) == 0 ? 1 : 0;
    }
    std::printf("%d\n", loaded);
    return loaded == count ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "be-careless")
        return beCareless(argc - 2, argv + 2);
    if (what == "keep-secrets")
        return keepSecrets();
    if (what == "list-secrets")
        return listSecrets();
    if (eventsWindow() == nullptr) {
        std::puts("underpass.exe does not run");
        return 1;
    }
    if (what == "restart-taskbar")
        return restartTaskbar();
    if (what == "wake-up")
        return wakeUp();
    if (what == "end-session")
        return endSession();
    if (what == "count-handles")
        return countHandles();
    std::fputs("usage: poke restart-taskbar | wake-up | end-session | count-handles | keep-secrets | "
               "list-secrets | be-careless FILE...\n",
        stderr);
    return 2;
}
