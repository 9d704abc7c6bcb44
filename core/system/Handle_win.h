// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <windows.h>

namespace underpass {

// A handle that CloseHandle() closes.
class Handle
{
public:
    Handle() = default;
    explicit Handle(HANDLE handle)
        : m_handle(handle)
    { }
    ~Handle()
    {
        if (*this)
            ::CloseHandle(m_handle);
    }
    Handle(Handle&& other) noexcept
        : m_handle(other.release())
    { }
    Handle& operator=(Handle&& other) noexcept
    {
        Handle{std::move(other)}.swap(*this);
        return *this;
    }

    [[nodiscard]] HANDLE get() const { return m_handle; }
    [[nodiscard]] HANDLE release() { return std::exchange(m_handle, nullptr); }
    explicit operator bool() const { return m_handle != nullptr && m_handle != INVALID_HANDLE_VALUE; }

private:
    void swap(Handle& other) { std::swap(m_handle, other.m_handle); }

    HANDLE m_handle = nullptr;
};

} // namespace underpass
