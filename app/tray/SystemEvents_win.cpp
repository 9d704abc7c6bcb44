// SPDX-License-Identifier: MIT
#include "app/tray/SystemEvents.h"

#include "core/net/MachineEvents.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <string_view>
#include <thread>

#include <asio/io_context.hpp>

#include <windows.h>

namespace underpass {

namespace {

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
        , m_machine(m_loop,
              [&events] { QMetaObject::invokeMethod(&events, &SystemEvents::changed, Qt::QueuedConnection); })
        , m_thread([this] { m_loop.run(); })
    {
        QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &events,
            &SystemEvents::looksChanged);
        makeWindow();
    }
    ~Watch()
    {
        m_loop.stop();
        m_thread.join();
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
            m_machine
                .woke(); // What is broadcast, and what Windows tells MachineEvents, are one end of sleep.
        else if (message == WM_ENDSESSION && wParam != FALSE)
            emit m_events.sessionEnding();
        else if (message == WM_SETTINGCHANGE && isAboutColours(lParam))
            emit m_events.looksChanged();
    }

    SystemEvents& m_events;
    HWND m_window = nullptr;
    asio::io_context m_loop;
    MachineEvents m_machine;
    std::thread m_thread;
};

SystemEvents::SystemEvents()
    : m_watch(std::make_unique<Watch>(*this))
{ }

SystemEvents::~SystemEvents() = default;

} // namespace underpass
