// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentConnection.h"

#include "core/base/Error.h"
#include "core/base/Wire.h"
#include "core/net/Deadline.h"
#include "core/net/Offload.h"
#include "core/ssh/login/AgentLines.h"
#include "core/ssh/login/AgentProtocol.h"
#include "core/system/WinText.h"

#include <optional>

#include <asio/read.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/windows/stream_handle.hpp>
#include <asio/write.hpp>

namespace underpass {
namespace {

using Reply = Result<std::string>;
using std::chrono::milliseconds;

class AgentLine
{
public:
    virtual ~AgentLine() = default;
    virtual asio::awaitable<Reply> request(std::string message, milliseconds patience) = 0;
    virtual void close() = 0;
};

class PipeLine : public AgentLine
{
public:
    PipeLine(asio::any_io_executor worker, std::wstring name)
        : m_worker(worker)
        , m_helper(worker)
        , m_pipe(worker)
        , m_name(std::move(name))
    { }

    asio::awaitable<Reply> request(std::string message, milliseconds patience) override
    {
        const Deadline deadline{m_worker, patience, [this] { close(); }};
        Reply reply = co_await exchange(message);
        if (!reply && deadline.passed())
            co_return fail(ErrorCode::AgentUnavailable, toUtf8(m_name), "it does not answer");
        co_return reply;
    }

    void close() override
    {
        std::error_code ignored;
        m_helper.abandon();
        m_pipe.close(ignored);
    }

private:
    // Shared, because what a helper thread returns must be copyable, and closed when nobody waits any more.
    using Opened = std::shared_ptr<Result<Handle>>;

    asio::awaitable<Result<void>> open()
    {
        const auto work = [name = m_name] { return std::make_shared<Result<Handle>>(openAgentPipe(name)); };
        const auto opened = co_await m_helper.run(work);
        if (!opened)
            co_return fail(ErrorCode::AgentUnavailable, toUtf8(m_name), "opening it was given up");
        if (!**opened)
            co_return fail(**opened);
        std::error_code failed;
        m_pipe.assign((**opened)->get(), failed);
        if (failed)
            co_return fail(ErrorCode::AgentUnavailable, toUtf8(m_name), failed.message());
        (void)(**opened)->release(); // The stream closes it from here on.
        co_return Result<void>{};
    }

    asio::awaitable<Reply> exchange(const std::string& message)
    {
        if (!m_pipe.is_open()) {
            const auto opened = co_await open();
            if (!opened)
                co_return fail(opened);
        }
        std::error_code failed;
        co_await asio::async_write(
            m_pipe, asio::buffer(message), asio::redirect_error(asio::use_awaitable, failed));
        std::string reply(4, '\0');
        if (!failed)
            co_await asio::async_read(
                m_pipe, asio::buffer(reply), asio::redirect_error(asio::use_awaitable, failed));
        WireReader reader{reply};
        const auto size = reader.number().value_or(0);
        if (!failed && (size == 0 || size > agentMessageLimit))
            co_return fail(
                ErrorCode::AgentUnavailable, toUtf8(m_name), "it does not speak the agent protocol");
        if (!failed) {
            reply.resize(size);
            co_await asio::async_read(
                m_pipe, asio::buffer(reply), asio::redirect_error(asio::use_awaitable, failed));
        }
        if (failed)
            co_return fail(ErrorCode::AgentUnavailable, toUtf8(m_name), failed.message());
        co_return reply;
    }

    asio::any_io_executor m_worker;
    Offload m_helper;
    asio::windows::stream_handle m_pipe;
    std::wstring m_name;
};

class WindowLine : public AgentLine
{
public:
    explicit WindowLine(const asio::any_io_executor& worker)
        : m_helper(worker)
    { }

    asio::awaitable<Reply> request(std::string message, milliseconds patience) override
    {
        const auto work = [message, patience]() -> Reply {
            const auto pageant = findPageant();
            if (!pageant)
                return fail(pageant);
            if (!*pageant)
                return fail(ErrorCode::AgentUnavailable, "Pageant", notThere);
            return askPageant(*pageant, message, patience);
        };
        auto reply = co_await m_helper.run(work);
        if (!reply)
            co_return fail(ErrorCode::AgentUnavailable, "Pageant", "it does not answer");
        co_return std::move(*reply);
    }

    void close() override { m_helper.abandon(); }

private:
    Offload m_helper;
};

// Several agents may run, where the profile names none. The first request goes from one to the next until one
// answers that has keys, and that one is kept.
class WinAgent : public AgentConnection
{
public:
    WinAgent(asio::any_io_executor worker, std::string named)
        : m_worker(std::move(worker))
        , m_helper(m_worker)
        , m_named(std::move(named))
    { }

    asio::awaitable<Reply> request(std::string message, milliseconds patience) override
    {
        if (!m_line)
            co_return co_await choose(std::move(message), patience);
        auto reply = co_await m_line->request(std::move(message), patience);
        co_return reply;
    }

    void close() override
    {
        m_closed = true;
        m_helper.abandon();
        if (m_line)
            m_line->close();
    }

private:
    asio::awaitable<Reply> choose(std::string message, milliseconds patience)
    {
        std::optional<Reply> best;
        std::vector<Error> tried;
        std::shared_ptr<AgentLine> answering;
        const auto all = co_await lines();
        for (const auto& line : all) {
            if (m_closed)
                break;
            m_line = line;
            Reply reply = co_await line->request(message, patience);
            const auto keys = reply ? readAgentKeys(*reply) : std::nullopt;
            if (keys && !keys->empty())
                co_return reply;
            if (!reply)
                tried.push_back(reply.error());
            else if (!best) {
                answering = line;
                best = std::move(reply);
            }
        }
        m_line = answering;
        if (best)
            co_return std::move(*best);
        if (!m_named.empty() && !tried.empty())
            co_return std::unexpected(tried.front());
        const auto look = [] { return agentService(); };
        const auto service = co_await m_helper.run(look);
        co_return std::unexpected(whyNoAgent(tried, service.value_or(AgentService::Unknown)));
    }

    // Those that may be there, or the ways to the one that the profile names.
    asio::awaitable<std::vector<std::shared_ptr<AgentLine>>> lines()
    {
        const bool isPageant = m_named == "pageant";
        const auto find = [isPageant] { return isPageant ? pageantPipes() : agentPipes(); };
        std::vector<std::wstring> pipes{toWide(m_named)};
        if (m_named.empty() || isPageant)
            pipes = (co_await m_helper.run(find)).value_or(std::vector<std::wstring>{});
        std::vector<std::shared_ptr<AgentLine>> all;
        for (const std::wstring& pipe : pipes)
            all.push_back(std::make_shared<PipeLine>(m_worker, pipe));
        if (m_named.empty() || isPageant)
            all.push_back(std::make_shared<WindowLine>(m_worker));
        co_return all;
    }

    asio::any_io_executor m_worker;
    Offload m_helper;
    std::string m_named;
    std::shared_ptr<AgentLine> m_line;
    bool m_closed = false;
};

} // namespace

Result<std::unique_ptr<AgentConnection>> connectAgent(
    const asio::any_io_executor& worker, const std::string& named)
{
    if (!named.empty() && named != "pageant" && !named.starts_with("\\\\.\\pipe\\"))
        return fail(ErrorCode::AgentUnavailable, named, "agents of Windows have a pipe: \\\\.\\pipe\\NAME");
    return std::make_unique<WinAgent>(worker, named);
}

} // namespace underpass
