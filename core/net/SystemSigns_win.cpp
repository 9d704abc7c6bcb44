// SPDX-License-Identifier: MIT
#include "core/net/SystemSigns.h"

#include <array>
#include <utility>

#include <winsock2.h>

#include <ws2ipdef.h>

#include <iphlpapi.h>
#include <netioapi.h>
#include <windows.h>

namespace underpass {

namespace {

// What powrprof.dll of Windows 8 and later calls at the end of sleep. A program without windows is told in no
// other way.
struct SleepSubscription
{
    ULONG(CALLBACK* callback)(PVOID context, ULONG type, PVOID setting) = nullptr;
    PVOID context = nullptr;
};
constexpr DWORD byCallback = 2; // DEVICE_NOTIFY_CALLBACK

template <class Function> Function powerFunction(const char* name)
{
    static const HMODULE library
        = ::LoadLibraryExW(L"powrprof.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32); // Stays.
    const auto found = library ? ::GetProcAddress(library, name) : nullptr;
    return reinterpret_cast<Function>(reinterpret_cast<void*>(found));
}

} // namespace

class SystemSigns::Sources
{
public:
    explicit Sources(Told told)
        : m_told(std::move(told))
    {
        ::NotifyIpInterfaceChange(AF_UNSPEC, &Sources::interfaceChanged, this, FALSE, &m_watches[0]);
        ::NotifyUnicastIpAddressChange(AF_UNSPEC, &Sources::addressChanged, this, FALSE, &m_watches[1]);
        ::NotifyRouteChange2(AF_UNSPEC, &Sources::routeChanged, this, FALSE, &m_watches[2]);
        using Register = DWORD(WINAPI*)(DWORD, HANDLE, void**);
        if (const auto subscribe = powerFunction<Register>("PowerRegisterSuspendResumeNotification"))
            subscribe(byCallback, &m_subscription, &m_sleep);
    }

    // After these calls no thread of Windows is inside one of ours any more.
    ~Sources()
    {
        for (const HANDLE watch : m_watches) {
            if (watch != nullptr)
                ::CancelMibChangeNotify2(watch);
        }
        using Unregister = DWORD(WINAPI*)(void*);
        const auto unsubscribe = powerFunction<Unregister>("PowerUnregisterSuspendResumeNotification");
        if (m_sleep != nullptr && unsubscribe)
            unsubscribe(m_sleep);
    }
    Sources(const Sources&) = delete;
    Sources& operator=(const Sources&) = delete;

private:
    // On threads of Windows.
    static void NETIOAPI_API_ interfaceChanged(void* self, PMIB_IPINTERFACE_ROW, MIB_NOTIFICATION_TYPE)
    {
        static_cast<Sources*>(self)->m_told.networkMayHaveChanged();
    }
    static void NETIOAPI_API_ addressChanged(void* self, PMIB_UNICASTIPADDRESS_ROW, MIB_NOTIFICATION_TYPE)
    {
        static_cast<Sources*>(self)->m_told.networkMayHaveChanged();
    }
    static void NETIOAPI_API_ routeChanged(void* self, PMIB_IPFORWARD_ROW2, MIB_NOTIFICATION_TYPE)
    {
        static_cast<Sources*>(self)->m_told.networkMayHaveChanged();
    }
    static ULONG CALLBACK onPower(PVOID self, ULONG type, PVOID)
    {
        if (type == PBT_APMRESUMEAUTOMATIC || type == PBT_APMRESUMESUSPEND)
            static_cast<Sources*>(self)->m_told.woke();
        return ERROR_SUCCESS;
    }

    Told m_told;
    std::array<HANDLE, 3> m_watches{};
    SleepSubscription m_subscription{&Sources::onPower, this};
    void* m_sleep = nullptr;
};

SystemSigns::SystemSigns(asio::io_context&, Told told)
    : m_sources(std::make_shared<Sources>(std::move(told)))
{ }

SystemSigns::~SystemSigns() = default;

} // namespace underpass
