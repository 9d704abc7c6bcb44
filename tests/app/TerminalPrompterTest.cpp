// SPDX-License-Identifier: MIT
#include "app/ctl/TerminalPrompter.h"

#include <gtest/gtest.h>

#include <future>

#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace underpass {

namespace {

constexpr std::chrono::seconds patience{30};

using Answered = std::optional<Answer>;

// Somebody at a keyboard: a pseudo-terminal whose slave the prompter opens by its path.
class AtTerminal : public testing::Test
{
protected:
    AtTerminal()
    {
        std::array<char, 256> path{};
        EXPECT_EQ(::openpty(&m_master, &m_slave, path.data(), nullptr, nullptr), 0);
        m_device = path.data();
    }
    ~AtTerminal() override
    {
        ::close(m_master);
        ::close(m_slave);
    }

    [[nodiscard]] const std::string& device() const { return m_device; }
    [[nodiscard]] const std::string& shown() const { return m_shown; }

    // Reads the screen until `text` is on it.
    [[nodiscard]] bool see(const std::string& text)
    {
        while (m_shown.find(text) == std::string::npos) {
            pollfd readable{m_master, POLLIN, 0};
            if (::poll(&readable, 1, static_cast<int>(std::chrono::milliseconds{patience}.count())) != 1)
                return false;
            std::array<char, 512> bytes{};
            const ssize_t got = ::read(m_master, bytes.data(), bytes.size());
            if (got <= 0)
                return false;
            m_shown.append(bytes.data(), static_cast<std::size_t>(got));
        }
        return true;
    }

    void type(const std::string& text) const
    {
        EXPECT_EQ(::write(m_master, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }

    [[nodiscard]] bool echoes() const
    {
        termios now{};
        EXPECT_EQ(::tcgetattr(m_slave, &now), 0);
        return (now.c_lflag & ECHO) != 0;
    }

private:
    int m_master = -1;
    int m_slave = -1;
    std::string m_device;
    std::string m_shown;
};

template <class What> Question about(What what)
{
    Question question;
    question.profileName = "Mail";
    question.server = {"mail.example.org", 22};
    question.account = "anna";
    question.what = std::move(what);
    return question;
}

// Keeps the reply of one question.
struct Reply
{
    std::shared_ptr<std::promise<Answered>> promise = std::make_shared<std::promise<Answered>>();
    std::future<Answered> future = promise->get_future();

    [[nodiscard]] Prompter::Reply callback() const
    {
        return [kept = promise](Answered answer) { kept->set_value(std::move(answer)); };
    }
    [[nodiscard]] Answered wait()
    {
        EXPECT_EQ(future.wait_for(patience), std::future_status::ready);
        return future.get();
    }
};

void ignore(const std::string&) { }

} // namespace

TEST_F(AtTerminal, AsksForOnePrompterAfterTheOther)
{
    TerminalPrompter first{ignore, device()};
    Reply one;
    first.ask(about(PasswordQuestion{}), one.callback());
    ASSERT_TRUE(see("Password for anna@mail.example.org:22: "));
    TerminalPrompter second{ignore, device()};
    Reply two;
    second.ask(about(PassphraseQuestion{"/k", false}), two.callback());
    Reply withdrawn;
    {
        TerminalPrompter third{[](const std::string& why) { ADD_FAILURE() << why; }, device()};
        third.ask(about(PasswordQuestion{}), withdrawn.callback());
    }
    type("one\n");
    const auto answered = one.wait();
    ASSERT_TRUE(answered);
    EXPECT_EQ(answered->secrets.front().reveal(), "one");
    ASSERT_TRUE(see("Passphrase for the key /k: "));
    EXPECT_NE(shown().find("org:22: \r\n"), std::string::npos)
        << "The line of the first ended before. " << shown();
    type("two\n");
    ASSERT_TRUE(two.wait());
}

TEST_F(AtTerminal, TakesANewPasswordThatWasTypedTwiceTheSame)
{
    TerminalPrompter prompter{ignore, device()};
    Reply reply;
    prompter.ask(about(NewPasswordQuestion{"Expired.\n\x1b[2JAt least 12.", false}), reply.callback());
    ASSERT_TRUE(see("The password of anna@mail.example.org:22 has expired. Choose a new one.\r\n"
                    "  server: Expired.\r\n  server: [2JAt least 12.\r\n"));
    ASSERT_TRUE(see("New password for anna@mail.example.org:22: "));
    EXPECT_FALSE(echoes());
    type("correct horse\n");
    ASSERT_TRUE(see("once more: "));
    type("correct house\n");
    const std::string again = "The two are not the same.\r\nNew password for anna@mail.example.org:22: ";
    ASSERT_TRUE(see(again));
    type("battery\n");
    ASSERT_TRUE(see(again + "\r\nThe new password once more: "));
    type("battery\n");
    const Answered answer = reply.wait();
    ASSERT_TRUE(answer.has_value());
    ASSERT_EQ(answer->secrets.size(), 1U);
    EXPECT_EQ(answer->secrets.front().reveal(), "battery");
}

TEST_F(AtTerminal, TellsWhatTheServerSaysAndWhatIsWaitedFor)
{
    std::promise<void> both;
    std::vector<std::string> told;
    TerminalPrompter prompter{[&](const std::string& lines) {
                                  told.push_back(lines);
                                  if (told.size() == 2)
                                      both.set_value();
                              },
        device()};
    const Endpoint server{"mail.example.org", 22};
    prompter.tell({server, ServerWords{"Visit:\nhttps://login.example/a"}});
    prompter.tell({server, LongWait{WaitsFor::Server, "log-in by password"}});
    ASSERT_EQ(both.get_future().wait_for(patience), std::future_status::ready);
    EXPECT_EQ(told.at(0),
        "The server mail.example.org:22 says:\n  server: Visit:\n  server: https://login.example/a");
    EXPECT_EQ(told.at(1), "Waiting for mail.example.org:22. (log-in by password; Ctrl-C gives up)");
}

TEST_F(AtTerminal, TakesAPasswordWithoutShowingIt)
{
    TerminalPrompter prompter{ignore, device()};
    Reply reply;
    prompter.ask(about(PasswordQuestion{}), reply.callback());
    ASSERT_TRUE(see("Password for anna@mail.example.org:22: "));
    EXPECT_FALSE(echoes());
    type("correct horse\n");
    const Answered answer = reply.wait();
    ASSERT_TRUE(answer.has_value());
    ASSERT_EQ(answer->secrets.size(), 1U);
    EXPECT_EQ(answer->secrets.front().reveal(), "correct horse");
    EXPECT_TRUE(echoes());
    EXPECT_EQ(shown().find("horse"), std::string::npos);
}

TEST_F(AtTerminal, OffersToRememberOnlyWhereThatMakesSense)
{
    TerminalPrompter prompter{ignore, device()};
    Question question = about(PasswordQuestion{});
    question.mayRemember = true;
    Reply reply;
    prompter.ask(question, reply.callback());
    ASSERT_TRUE(see("Password"));
    type("secret\n");
    ASSERT_TRUE(see("secret store? [y/N] "));
    type("y\n");
    const Answered answer = reply.wait();
    ASSERT_TRUE(answer.has_value());
    EXPECT_TRUE(answer->remember);
}

TEST_F(AtTerminal, TrustsAHostKeyOnlyForTheWordYes)
{
    TerminalPrompter prompter{ignore, device()};
    struct Typed
    {
        const char* fingerprint;
        const char* text;
        bool trusted;
    };
    for (const Typed& typed : {Typed{"SHA256:one", "yes\n", true}, Typed{"SHA256:two", "y\n", false},
             Typed{"SHA256:three", "\n", false}, Typed{"SHA256:four", "yes please\n", false}}) {
        Reply reply;
        prompter.ask(about(HostKeyQuestion{"ssh-ed25519", typed.fingerprint}), reply.callback());
        ASSERT_TRUE(see(typed.fingerprint));
        type(typed.text);
        EXPECT_EQ(reply.wait().has_value(), typed.trusted) << typed.text;
    }
    EXPECT_NE(shown().find("ssh-ed25519"), std::string::npos);
    EXPECT_NE(shown().find("Compare it with what the administrator gave you"), std::string::npos);
}

TEST_F(AtTerminal, LabelsTheWordsOfTheServer)
{
    TerminalPrompter prompter{ignore, device()};
    Reply reply;
    prompter.ask(about(CodeQuestion{"", "Have your token ready", {{"Code:", false}, {"Colour:", true}}}),
        reply.callback());
    ASSERT_TRUE(see("server: Have your token ready"));
    ASSERT_TRUE(see("server: Code: "));
    type("123456\n");
    ASSERT_TRUE(see("server: Colour: "));
    type("blue\n");
    const Answered answer = reply.wait();
    ASSERT_TRUE(answer.has_value());
    ASSERT_EQ(answer->secrets.size(), 2U);
    EXPECT_EQ(answer->secrets[0].reveal(), "123456");
    EXPECT_EQ(answer->secrets[1].reveal(), "blue");
    EXPECT_EQ(shown().find("123456"), std::string::npos);
}

TEST_F(AtTerminal, ShowsWhateverTheServerSaysWholeAndInItsLines)
{
    std::string menu = "Duo two-factor login for anna\n";
    std::string shownMenu = "  server: Duo two-factor login for anna\r\n";
    for (int device = 1; device <= 40; ++device) {
        const std::string line = std::to_string(device) + ". Duo Push to a telephone, XXX-XXX-1234";
        menu += line + "\n";
        shownMenu += "  server: " + line + "\r\n";
    }
    TerminalPrompter prompter{ignore, device()};
    Reply reply;
    prompter.ask(
        about(CodeQuestion{"Two\nfactors", menu, {{menu + "Passcode or option (1-40): ", true}}, true}),
        reply.callback());
    ASSERT_TRUE(see("server: Passcode or option (1-40): ")) << shown();
    EXPECT_NE(shown().find("The server did not accept what was answered."), std::string::npos);
    EXPECT_NE(
        shown().find("  server: Two\r\n  server: factors\r\n" + shownMenu + shownMenu + "  server: Passcode"),
        std::string::npos)
        << shown();
    type("1\n");
    EXPECT_TRUE(reply.wait().has_value());
}

TEST_F(AtTerminal, AsksForThePasswordInTheWordsOfTheServer)
{
    TerminalPrompter prompter{ignore, device()};
    Question question = about(
        PasswordQuestion{true, PasswordFor::Server, CodeQuestion{"", "Willkommen", {{"Passwort: "}}}});
    question.mayRemember = true;
    Reply reply;
    prompter.ask(question, reply.callback());
    ASSERT_TRUE(see("server: Passwort: "));
    EXPECT_FALSE(echoes());
    EXPECT_NE(shown().find("The server did not accept that password."), std::string::npos);
    EXPECT_NE(shown().find("server: Willkommen"), std::string::npos);
    type("secret\n");
    ASSERT_TRUE(see("secret store? [y/N] "));
    type("n\n");
    const Answered answer = reply.wait();
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->secrets.front().reveal(), "secret");
}

TEST_F(AtTerminal, TellsWhatNeedsNoAnswer)
{
    std::string said;
    TerminalPrompter prompter{[&said](const std::string& what) { said = what; }, device()};
    prompter.warn("Mail", {ErrorCode::SecretNotKept, "anna@mail.example.org:22", "it is locked"});
    EXPECT_TRUE(said.starts_with("Mail: What was typed for anna@mail.example.org:22 could not be kept"))
        << said;
    EXPECT_TRUE(said.ends_with("(it is locked)")) << said;
}

TEST_F(AtTerminal, StopsAskingWhenTheQuestionIsWithdrawnAndAsksTheNextOne)
{
    TerminalPrompter prompter{ignore, device()};
    bool answered = false;
    const auto ticket = prompter.ask(about(PasswordQuestion{}), [&](const Answered&) { answered = true; });
    ASSERT_TRUE(see("Password for"));
    Reply next;
    prompter.ask(about(PassphraseQuestion{"/home/anna/.ssh/id_ed25519"}), next.callback());
    prompter.withdraw(ticket);
    ASSERT_TRUE(see("Passphrase for the key /home/anna/.ssh/id_ed25519: "));
    type("open sesame\n");
    const Answered answer = next.wait();
    ASSERT_TRUE(answer.has_value());
    EXPECT_EQ(answer->secrets.front().reveal(), "open sesame");
    EXPECT_FALSE(answered);
    EXPECT_TRUE(echoes());
}

TEST_F(AtTerminal, NeverAsksAQuestionThatWasWithdrawnBeforeItsTurn)
{
    TerminalPrompter prompter{ignore, device()};
    Reply first;
    Reply last;
    prompter.ask(about(PasswordQuestion{}), first.callback());
    const auto ticket
        = prompter.ask(about(PassphraseQuestion{"never shown"}), [](const Answered&) { FAIL(); });
    prompter.ask(about(PassphraseQuestion{"the last"}), last.callback());
    prompter.withdraw(ticket);
    ASSERT_TRUE(see("Password for"));
    type("a\n");
    ASSERT_TRUE(see("the last"));
    type("b\n");
    EXPECT_TRUE(last.wait().has_value());
    EXPECT_EQ(shown().find("never shown"), std::string::npos);
}

TEST_F(AtTerminal, TakesTheEndOfInputForANo)
{
    TerminalPrompter prompter{ignore, device()};
    Reply reply;
    prompter.ask(about(PasswordQuestion{}), reply.callback());
    ASSERT_TRUE(see("Password for"));
    type("\x04");
    EXPECT_FALSE(reply.wait().has_value());
}

TEST_F(AtTerminal, GivesTheTerminalBackWhenItDiesWhileAsking)
{
    {
        TerminalPrompter prompter{ignore, device()};
        prompter.ask(about(PasswordQuestion{}), [](const Answered&) { FAIL(); });
        ASSERT_TRUE(see("Password for"));
        ASSERT_FALSE(echoes());
    }
    EXPECT_TRUE(echoes());
}

TEST(TerminalPrompter, DeclinesWithASentenceWhereThereIsNoTerminal)
{
    for (const char* device : {"/nonexistent/tty", "/dev/null"}) {
        std::string said;
        TerminalPrompter prompter{[&said](const std::string& why) { said = why; }, device};
        Reply reply;
        prompter.ask(about(PasswordQuestion{}), reply.callback());
        EXPECT_FALSE(reply.wait().has_value());
        EXPECT_NE(said.find("no terminal to ask on"), std::string::npos);
    }
}

} // namespace underpass
