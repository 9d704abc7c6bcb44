// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Handle_win.h"

#include <cstring>
#include <latch>
#include <string>
#include <thread>

namespace underpass::test {

// A window as Pageant's, on a thread of its own, that answers through shared memory.
class FakePageant
{
public:
    enum class Mood { Answers, Hangs };

    explicit FakePageant(std::string answer, Mood mood = Mood::Answers)
        : m_answer(std::move(answer))
        , m_mood(mood)
        , m_thread([this] { run(); })
    {
        m_ready.wait();
    }
    ~FakePageant()
    {
        ::SetEvent(m_letGo.get());
        ::PostMessageW(m_window, WM_CLOSE, 0, 0);
        m_thread.join();
    }
    FakePageant(const FakePageant&) = delete;
    FakePageant& operator=(const FakePageant&) = delete;

    [[nodiscard]] const std::string& lastRequest() const { return m_request; }

private:
    void run()
    {
        WNDCLASSW windowClass{};
        windowClass.lpfnWndProc = &FakePageant::receive;
        windowClass.hInstance = ::GetModuleHandleW(nullptr);
        windowClass.lpszClassName = L"Pageant";
        ::RegisterClassW(&windowClass);
        m_window = ::CreateWindowW(
            L"Pageant", L"Pageant", 0, 0, 0, 10, 10, nullptr, nullptr, windowClass.hInstance, nullptr);
        ::SetWindowLongPtrW(m_window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
        m_ready.count_down();
        MSG message{};
        while (::GetMessageW(&message, nullptr, 0, 0) > 0)
            ::DispatchMessageW(&message);
        ::UnregisterClassW(L"Pageant", windowClass.hInstance);
    }

    static LRESULT CALLBACK receive(HWND window, UINT message, WPARAM wide, LPARAM narrow)
    {
        auto* self = reinterpret_cast<FakePageant*>(::GetWindowLongPtrW(window, GWLP_USERDATA));
        if (message == WM_COPYDATA && self)
            return self->answer(*reinterpret_cast<const COPYDATASTRUCT*>(narrow));
        if (message == WM_DESTROY)
            ::PostQuitMessage(0);
        return ::DefWindowProcW(window, message, wide, narrow);
    }

    LRESULT answer(const COPYDATASTRUCT& data)
    {
        if (m_mood == Mood::Hangs)
            ::WaitForSingleObject(m_letGo.get(), INFINITE);
        const Handle mapping{::OpenFileMappingA(FILE_MAP_ALL_ACCESS, FALSE, static_cast<char*>(data.lpData))};
        auto* view = static_cast<char*>(::MapViewOfFile(mapping.get(), FILE_MAP_WRITE, 0, 0, 0));
        if (data.dwData != 0x804e50ba || !view)
            return 0;
        m_request.assign(view, 5); // A list request is no longer.
        std::memcpy(view, m_answer.data(), m_answer.size());
        ::UnmapViewOfFile(view);
        return 1;
    }

    std::string m_answer;
    Mood m_mood;
    std::string m_request;
    std::latch m_ready{1};
    Handle m_letGo{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    HWND m_window = nullptr;
    std::jthread m_thread;
};

} // namespace underpass::test
