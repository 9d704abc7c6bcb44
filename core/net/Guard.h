// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include <asio/any_io_executor.hpp>
#include <asio/execution.hpp>
#include <asio/io_context.hpp>
#include <asio/prefer.hpp>
#include <asio/query.hpp>
#include <asio/require.hpp>
#include <asio/version.hpp>

namespace underpass {

// Hears what the handlers of one owner threw, on the worker thread, so that it ends that owner and nobody
// else. Shared with the owner's executors, which may outlive it.
class Guard
{
public:
    using Failed = std::function<void(const std::exception_ptr& thrown)>;
    explicit Guard(Failed failed)
        : m_failed(std::move(failed))
    { }

    // The owner is gone: what is thrown later is the worker's.
    void dismiss() { m_failed = nullptr; }
    [[nodiscard]] bool isDismissed() const { return !m_failed; }

    template <class Action> void run(Action&& action) // NOLINT(*-missing-std-forward): called here, once.
    {
        try {
            action();
        } catch (...) {
            if (!m_failed)
                throw;
            m_failed(std::current_exception());
        }
    }

private:
    Failed m_failed;
};

// Asio before 1.24 has this as a function, and later ones as a member.
#if ASIO_VERSION < 102400
template <class Executor, class Function> void executeOn(const Executor& executor, Function function)
{
    asio::execution::execute(executor, std::move(function));
}
#else
template <class Executor, class Function> void executeOn(const Executor& executor, Function function)
{
    executor.execute(std::move(function));
}
#endif

// Runs everything where `Inner` does, inside a guard. Sockets and timers made with it run their handlers so,
// and coroutines started on it hand on what ended them. Small enough for any_io_executor to need no memory.
template <class Inner> class GuardedExecutor
{
public:
    GuardedExecutor(Inner inner, std::shared_ptr<Guard> guard) noexcept
        : m_inner(std::move(inner))
        , m_guard(std::move(guard))
    { }

    template <class Property>
        requires asio::can_query<const Inner&, Property>::value
    decltype(auto) query(const Property& property) const
        noexcept(asio::is_nothrow_query<const Inner&, Property>::value)
    {
        return asio::query(m_inner, property);
    }
    template <class Property>
        requires asio::can_require<const Inner&, Property>::value
    auto require(const Property& property) const
        noexcept(asio::is_nothrow_require<const Inner&, Property>::value)
    {
        return with(asio::require(m_inner, property));
    }
    template <class Property>
        requires asio::can_prefer<const Inner&, Property>::value
    auto prefer(const Property& property) const
        noexcept(asio::is_nothrow_prefer<const Inner&, Property>::value)
    {
        return with(asio::prefer(m_inner, property));
    }

    template <class Function> void execute(Function&& function) const
    {
        auto guarded
            = [guard = m_guard, call = std::forward<Function>(function)]() mutable { guard->run(call); };
        executeOn(m_inner, std::move(guarded));
    }

    friend bool operator==(const GuardedExecutor& one, const GuardedExecutor& other) noexcept
    {
        return one.m_guard == other.m_guard && one.m_inner == other.m_inner;
    }
    friend bool operator!=(const GuardedExecutor& one, const GuardedExecutor& other) noexcept
    {
        return !(one == other);
    }

private:
    template <class Other> [[nodiscard]] GuardedExecutor<std::decay_t<Other>> with(Other&& other) const
    {
        return {std::forward<Other>(other), m_guard};
    }

    Inner m_inner;
    std::shared_ptr<Guard> m_guard;
};

[[nodiscard]] inline asio::any_io_executor guarded(asio::io_context& worker, std::shared_ptr<Guard> guard)
{
    return GuardedExecutor<asio::io_context::executor_type>{worker.get_executor(), std::move(guard)};
}

} // namespace underpass
