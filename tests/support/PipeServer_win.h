// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Account.h"

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

namespace underpass::test {

// A pipe of this account that answers every message with the same bytes, one client after the other. No
// bytes: it never answers.
class PipeServer
{
public:
    explicit PipeServer(std::string answer)
        : m_answer(std::move(answer))
    {
        OwnerOnly security;
        m_pipe = Handle{::CreateNamedPipeW(m_name.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED,
            PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT, 1, 4096, 4096, 0, security.get())};
        if (!m_pipe)
            throw std::runtime_error("The test's pipe cannot be made.");
        m_thread = std::jthread{[this] { serve(); }};
    }
    ~PipeServer()
    {
        ::SetEvent(m_stop.get());
        m_thread.join();
    }
    PipeServer(const PipeServer&) = delete;
    PipeServer& operator=(const PipeServer&) = delete;

    [[nodiscard]] const std::wstring& name() const { return m_name; }
    [[nodiscard]] int clients() const { return m_clients; }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    // Nothing when the server is to stop or the client has gone.
    template <class Begin> DWORD finish(const Begin& begin)
    {
        OVERLAPPED overlapped{};
        overlapped.hEvent = m_done.get();
        ::ResetEvent(m_done.get());
        const bool begun = begin(&overlapped) || ::GetLastError() == ERROR_IO_PENDING;
        if (!begun)
            return ::GetLastError() == ERROR_PIPE_CONNECTED ? 1 : 0;
        const std::array<HANDLE, 2> both{m_stop.get(), m_done.get()};
        if (::WaitForMultipleObjects(2, both.data(), FALSE, INFINITE) == WAIT_OBJECT_0)
            ::CancelIoEx(m_pipe.get(), &overlapped);
        DWORD size = 0;
        return ::GetOverlappedResult(m_pipe.get(), &overlapped, &size, TRUE) ? size + 1 : 0;
    }

    void serve()
    {
        std::array<char, 4096> request{};
        while (::WaitForSingleObject(m_stop.get(), 0) != WAIT_OBJECT_0) {
            if (finish([&](OVERLAPPED* how) { return ::ConnectNamedPipe(m_pipe.get(), how) != 0; }) == 0)
                continue;
            ++m_clients;
            const auto read = [&](OVERLAPPED* how) {
                return ::ReadFile(m_pipe.get(), request.data(), request.size(), nullptr, how) != 0;
            };
            const auto write = [&](OVERLAPPED* how) {
                return ::WriteFile(
                           m_pipe.get(), m_answer.data(), static_cast<DWORD>(m_answer.size()), nullptr, how)
                    != 0;
            };
            while (finish(read) > 1) {
                ++m_requests;
                if (!m_answer.empty())
                    finish(write);
            }
            ::DisconnectNamedPipe(m_pipe.get());
        }
    }

    std::string m_answer;
    static inline std::atomic<int> m_made = 0;
    std::wstring m_name = L"\\\\.\\pipe\\underpass-test-" + std::to_wstring(::GetCurrentProcessId()) + L"-"
        + std::to_wstring(++m_made);
    std::atomic<int> m_clients = 0;
    std::atomic<int> m_requests = 0;
    Handle m_stop{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    Handle m_done{::CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    Handle m_pipe;
    std::jthread m_thread;
};

} // namespace underpass::test
