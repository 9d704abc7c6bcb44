// SPDX-License-Identifier: MIT
#include "app/tray/SystemEvents.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QTimer>

#include <chrono>
#include <string_view>

#include <winsock2.h>

#include <ws2ipdef.h>

#include <iphlpapi.h>
#include <netioapi.h>
#include <windows.h>

namespace underpass {

namespace {

using namespace std::chrono_literals;

constexpr auto settled = 2s; // A network that comes up changes several times.
constexpr const wchar_t* className = L"UnderpassSystemEvents";

// What a change of light and dark is announced with.
bool isAboutColours(LPARAM what)
{
    const auto* text = reinterpret_cast<const wchar_t*>(what);
    return text != nullptr && std::wstring_view{text} == L"ImmersiveColorSet";
}

} // namespace

// Owns a window that is never shown: only windows are told of sleep, of the session's end and of settings.
class SystemEvents::Watch
{
public:
    explicit Watch(SystemEvents& events)
        : m_events(events)
    {
        m_settle.setSingleShot(true);
        m_settle.setInterval(settled);
        QObject::connect(&m_settle, &QTimer::timeout, &events, &SystemEvents::changed);
        QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &events,
            &SystemEvents::looksChanged);
        makeWindow();
        watchNetwork();
    }

    // After CancelMibChangeNotify2() no thread of Windows is inside networkChanged() any more.
    ~Watch()
    {
        for (const HANDLE watch : {m_interfaces, m_addresses}) {
            if (watch != nullptr)
                ::CancelMibChangeNotify2(watch);
        }
        if (m_sleep != nullptr)
            ::UnregisterSuspendResumeNotification(m_sleep);
        if (m_window != nullptr)
            ::DestroyWindow(m_window);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

private:
    void makeWindow()
    {
        WNDCLASSEXW kind{};
        kind.cbSize = sizeof kind;
        kind.lpfnWndProc = &Watch::onMessage;
        kind.hInstance = ::GetModuleHandleW(nullptr);
        kind.lpszClassName = className;
        ::RegisterClassExW(&kind);
        // No message-only window: broadcasts do not reach those.
        m_window = ::CreateWindowExW(WS_EX_TOOLWINDOW, className, L"", WS_POPUP, 0, 0, 0, 0, nullptr, nullptr,
            kind.hInstance, nullptr);
        if (m_window == nullptr)
            return;
        ::SetWindowLongPtrW(m_window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
        // Machines with Modern Standby do not broadcast the end of sleep to those that did not ask.
        m_sleep = ::RegisterSuspendResumeNotification(m_window, DEVICE_NOTIFY_WINDOW_HANDLE);
    }

    void watchNetwork()
    {
        ::NotifyIpInterfaceChange(AF_UNSPEC, &Watch::interfaceChanged, this, FALSE, &m_interfaces);
        ::NotifyUnicastIpAddressChange(AF_UNSPEC, &Watch::addressChanged, this, FALSE, &m_addresses);
    }

    static LRESULT CALLBACK onMessage(HWND window, UINT message, WPARAM wParam, LPARAM lParam)
    {
        auto* watch = reinterpret_cast<Watch*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
        if (watch != nullptr)
            watch->handle(message, wParam, lParam);
        return ::DefWindowProcW(window, message, wParam, lParam);
    }

    void handle(UINT message, WPARAM wParam, LPARAM lParam)
    {
        if (message == WM_POWERBROADCAST
            && (wParam == PBT_APMRESUMEAUTOMATIC || wParam == PBT_APMRESUMESUSPEND))
            m_settle.start();
        else if (message == WM_ENDSESSION && wParam != FALSE)
            emit m_events.sessionEnding();
        else if (message == WM_SETTINGCHANGE && isAboutColours(lParam))
            emit m_events.looksChanged();
    }

    // On threads of Windows.
    static void NETIOAPI_API_ interfaceChanged(void* watch, PMIB_IPINTERFACE_ROW, MIB_NOTIFICATION_TYPE)
    {
        static_cast<Watch*>(watch)->networkChanged();
    }
    static void NETIOAPI_API_ addressChanged(void* watch, PMIB_UNICASTIPADDRESS_ROW, MIB_NOTIFICATION_TYPE)
    {
        static_cast<Watch*>(watch)->networkChanged();
    }
    void networkChanged()
    {
        QMetaObject::invokeMethod(&m_settle, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    }

    SystemEvents& m_events;
    QTimer m_settle;
    HWND m_window = nullptr;
    HPOWERNOTIFY m_sleep = nullptr;
    HANDLE m_interfaces = nullptr;
    HANDLE m_addresses = nullptr;
};

SystemEvents::SystemEvents()
    : m_watch(std::make_unique<Watch>(*this))
{ }

SystemEvents::~SystemEvents() = default;

} // namespace underpass
