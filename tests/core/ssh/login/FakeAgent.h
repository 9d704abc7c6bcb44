// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Wire.h"
#include "core/ssh/login/KeyText.h"
#include "core/ssh/login/TakingPart.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/core/ssh/login/KeySamples.h"
#include "tests/support/TempDir.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/read.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

namespace underpass::test {

// An SSH agent in the test's own loop, found by SSH_AUTH_SOCK as long as it lives. It holds what the test
// gives it, and signs unless it is told not to.
class FakeAgent
{
public:
    explicit FakeAgent(asio::io_context& loop)
        : m_listener(loop, asio::local::stream_protocol::endpoint{path()})
    {
        setenv("SSH_AUTH_SOCK", path().c_str(), 1);
        asio::co_spawn(loop, serve(), asio::detached);
    }
    ~FakeAgent() { unsetenv("SSH_AUTH_SOCK"); }
    FakeAgent(const FakeAgent&) = delete;
    FakeAgent& operator=(const FakeAgent&) = delete;

    void hold(const KeySample& sample) { m_held.push_back(&sample); }
    void refuse() { m_refuses = true; }
    void hang() { m_hangs = true; } // When it is to sign.
    void refuseLater() { m_refuses = m_thinks = true; } // As its user does who is asked.
    [[nodiscard]] std::string path() const { return (m_folder.path() / "agent").string(); }

    // The public halves that it was asked to sign with.
    std::vector<std::string> asked;

private:
    asio::awaitable<void> serve()
    {
        std::error_code failed;
        for (;;) {
            asio::local::stream_protocol::socket caller{m_listener.get_executor()};
            co_await m_listener.async_accept(caller, asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            co_await answer(caller);
        }
    }
    asio::awaitable<void> answer(asio::local::stream_protocol::socket& caller)
    {
        std::error_code failed;
        for (;;) {
            std::string request(4, '\0');
            co_await asio::async_read(
                caller, asio::buffer(request), asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            request.resize(WireReader{request}.number().value());
            co_await asio::async_read(
                caller, asio::buffer(request), asio::redirect_error(asio::use_awaitable, failed));
            WireWriter framed;
            framed.string(reply(request));
            if (m_hangs && !asked.empty())
                continue;
            if (m_thinks && request.front() != 11) {
                asio::steady_timer user{caller.get_executor(), 2 * TakingPart::agentsPromptness};
                co_await user.async_wait(asio::use_awaitable);
            }
            const std::string bytes = framed.take();
            co_await asio::async_write(
                caller, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, failed));
        }
    }
    std::string reply(const std::string& request)
    {
        WireReader reader{request};
        if (reader.byte() == 11)
            return list();
        const std::string blob{reader.string().value_or("")};
        const std::string data{reader.string().value_or("")};
        asked.push_back(blob);
        const auto* key = std::ranges::find_if(
            keySamples, [&](const KeySample& sample) { return decodeBase64(sample.publicHalf) == blob; });
        if (m_refuses || key == std::end(keySamples))
            return "\5";
        const auto opened = openKeyText(key->text, Secret{samplePassphrase});
        WireWriter signature;
        signature.string("ssh-ed25519");
        signature.string(opened->sign(data, "ssh-ed25519").value_or(""));
        WireWriter message;
        message.byte(14);
        message.string(signature.take());
        return message.take();
    }
    [[nodiscard]] std::string list() const
    {
        WireWriter message;
        message.byte(12);
        message.number(static_cast<std::uint32_t>(m_held.size()));
        for (const KeySample* key : m_held) {
            message.string(decodeBase64(key->publicHalf).value());
            message.string(key->name);
        }
        return message.take();
    }

    TempDir m_folder;
    asio::local::stream_protocol::acceptor m_listener;
    std::vector<const KeySample*> m_held;
    bool m_refuses = false;
    bool m_hangs = false;
    bool m_thinks = false;
};

} // namespace underpass::test
