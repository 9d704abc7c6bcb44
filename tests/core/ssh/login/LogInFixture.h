// SPDX-License-Identifier: MIT
// Log-ins to a server that the test plays, by a person whom it plays as well.
#pragma once

#include "core/ssh/login/Authenticate.h"
#include "tests/support/FakePrompter.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/Loop.h"
#include "tests/support/Profiles.h"
#include "tests/support/ScriptedServer.h"

#include <gtest/gtest.h>

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>

namespace underpass::test {

inline const std::string failure = packet(logInFailure, text("password,keyboard-interactive") + '\0');
inline const std::string partial = packet(logInFailure, text("keyboard-interactive") + '\1');
inline const std::string success = packet(logInSuccess);

class LogInTest : public testing::Test
{
protected:
    // One log-in, from the beginning, to a server that says all this, whatever it is told.
    Result<void> logIn(const std::string& serverSays, std::vector<LogInWith> methods = {LogInWith::Password})
    {
        wire = std::make_shared<Wire>(worker);
        wire->send(serverSays);
        transport = scriptedTransport(wire, LoggingIn);
        Asker asker{worker, {profile, person, secrets, memory, [](const Question&) { }, [] { }}};
        hop.credentials.methods = std::move(methods);
        Authenticate authenticate{*transport, asker, hop, agentKey};
        std::optional<Result<void>> outcome;
        const auto whole = [&]() -> asio::awaitable<void> {
            Result<void> result = co_await authenticate.run();
            co_await asker.finishKeeping();
            outcome = std::move(result);
        };
        asio::co_spawn(worker, whole, asio::detached);
        EXPECT_TRUE(runUntil(loop, [&] { return outcome.has_value(); }));
        mayHaveTakenSomebody = asker.takingPart().mayBe();
        if (*outcome)
            agentKey = authenticate.agentKey();
        return *outcome;
    }
    // The passwords that the server was sent, in their order.
    [[nodiscard]] std::vector<std::string> passwordsSent() const
    {
        std::vector<std::string> all;
        const std::string head
            = logInRequest + text("anna") + text("ssh-connection") + text("password") + '\0';
        for (const std::string& message : messagesIn(wire->fromUs)) {
            if (message.starts_with(head))
                all.push_back(message.substr(head.size() + 4));
        }
        return all;
    }
    [[nodiscard]] std::vector<std::string> answersSent() const
    {
        std::vector<std::string> all;
        for (const std::string& message : messagesIn(wire->fromUs)) {
            if (message.front() == informationResponse)
                all.push_back(message.substr(1 + 4 + 4));
        }
        return all;
    }
    [[nodiscard]] std::size_t timesAsked() { return person.questions().size(); }
    // Whether the person was told that what was typed before was wrong, for each question about a password.
    [[nodiscard]] std::vector<bool> toldItWasWrong()
    {
        std::vector<bool> told;
        for (const Question& question : person.questions()) {
            if (const auto* password = std::get_if<PasswordQuestion>(&question.what))
                told.push_back(password->previousWasWrong);
        }
        return told;
    }
    [[nodiscard]] SecretKey key(const std::string& purpose = "password") const
    {
        return {profile.id, "anna@stranger.example:22", purpose};
    }

    asio::io_context loop;
    asio::any_io_executor worker = loop.get_executor();
    std::shared_ptr<Wire> wire;
    std::unique_ptr<Transport> transport;
    Profile profile = profileFor("strange");
    FakePrompter person;
    FakeSecrets secrets;
    SecretMemory memory;
    Hop hop{{"stranger.example", 22}, "anna", {}};
    std::string agentKey; // The agent's that logged in last.
    bool mayHaveTakenSomebody = false; // The latest log-in.
};

} // namespace underpass::test
