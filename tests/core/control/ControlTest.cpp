// SPDX-License-Identifier: MIT
#include "core/control/Control.h"

#include "tests/support/CleanseWatch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace underpass {

namespace {

Result<ControlRequest> thereAndBack(const ControlRequest& request)
{
    const WipedLine line = writeRequest(request);
    return readRequest({line.data(), line.size()});
}

} // namespace

TEST(Control, ReadsBackTheRequestItWrote)
{
    for (const auto command : {ControlCommand::Status, ControlCommand::Disconnect, ControlCommand::Reconnect,
             ControlCommand::ForgetSecrets, ControlCommand::Quit}) {
        const ControlRequest request{command, "mail"};
        EXPECT_EQ(thereAndBack(request), request);
    }
    const ControlRequest check{ControlCommand::Check, "mail", "4711-1"};
    EXPECT_EQ(thereAndBack(check), check);
    const ControlRequest connect{.command = ControlCommand::Connect,
        .profile = "mail",
        .asker = "4711-1",
        .wishes = {{"/home/anna/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts"}, "/tmp/agent", true}};
    EXPECT_EQ(thereAndBack(connect), connect);
    const ControlRequest attend{
        .command = ControlCommand::Attend, .profile = "mail", .asker = "4711-1", .heard = 7, .isLast = true};
    EXPECT_EQ(thereAndBack(attend), attend);
    const ControlRequest events{.command = ControlCommand::Events, .since = 12};
    EXPECT_EQ(thereAndBack(events), events);
}

TEST(Control, CarriesWhoNeedsATunnelHowLongAndThatAnotherProcessHasIt)
{
    const ControlRequest use{.command = ControlCommand::Connect, .profile = "mail", .user = "4711-2"};
    EXPECT_EQ(thereAndBack(use), use);
    ControlReply reply{4711, "Another process runs that profile.", {}, {}};
    reply.runsElsewhere = true;
    const auto read = readReply(writeReply(reply));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->runsElsewhere);
}

TEST(Control, CarriesWhatWasTypedBesideTheJson)
{
    std::vector<Secret> typed;
    for (const std::string_view each : {"right \x1f\n\"password\" \xc3\xa9", "", "123456"})
        typed.emplace_back(each);
    const ControlRequest answer{.command = ControlCommand::Answer,
        .profile = "mail",
        .asker = "4711-1",
        .ticket = 3,
        .answer = std::make_shared<const Answer>(Answer{std::move(typed), true})};
    const WipedLine line = writeRequest(answer);
    const std::string_view text{line.data(), line.size()};
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_EQ(text.find("password"), std::string::npos) << "Not where a JSON reader keeps what is not wiped.";
    const auto read = readRequest(text);
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->answer);
    EXPECT_EQ(read->ticket, 3U);
    EXPECT_TRUE(read->answer->remember);
    ASSERT_EQ(read->answer->secrets.size(), 3U);
    EXPECT_EQ(read->answer->secrets[0].reveal(), "right \x1f\n\"password\" \xc3\xa9");
    EXPECT_EQ(read->answer->secrets[1].reveal(), "");
    EXPECT_EQ(read->answer->secrets[2].reveal(), "123456");
}

TEST(Control, WipesTheLineThatHeldWhatWasTypedAlsoWhenItGrows)
{
    const std::string inHex = "72696768742070617373776f7264";
    const auto writes = [] {
        std::vector<Secret> typed;
        typed.emplace_back("right password");
        (void)writeRequest({.command = ControlCommand::Answer,
            .profile = "mail",
            .answer = std::make_shared<const Answer>(Answer{std::move(typed), false})});
    };
    EXPECT_THAT(test::wipedBy(writes), testing::HasSubstr(inHex));
    const auto grows = [&] {
        WipedLine line(inHex.begin(), inHex.end());
        line.reserve(line.capacity() * 2);
        EXPECT_EQ(line.size(), inHex.size());
        line.clear();
        line.shrink_to_fit();
    };
    EXPECT_THAT(test::wipedBy(grows), testing::HasSubstr(inHex));
}

TEST(Control, TellsAnAnswerFromOneThatWasDeclined)
{
    const ControlRequest declined{.command = ControlCommand::Answer, .profile = "mail", .asker = "1-1"};
    const auto read = thereAndBack(declined);
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->answer);
    ControlRequest trusted = declined;
    trusted.answer = std::make_shared<const Answer>(); // A host key needs no more than a yes.
    ASSERT_TRUE(thereAndBack(trusted));
    EXPECT_TRUE(thereAndBack(trusted)->answer);
}

TEST(Control, RefusesWhatIsNoTypedText)
{
    for (const char* typed : {"\x1f"
                              "6",
             "\x1f"
             "6g",
             "\x1f"
             "-1",
             "\x1f"
             "61\x1f"
             "zz"}) {
        const auto read = readRequest(std::string{R"({"command":"answer","profile":"mail"})"} + typed);
        ASSERT_FALSE(read) << typed;
        EXPECT_EQ(read.error().code, ErrorCode::ProtocolViolation);
    }
}

TEST(Control, ReadsBackWhatIsToldAndAskedOfWhoeverWaits)
{
    const Endpoint server{"mail.example.org", 22};
    const CodeQuestion code{"Duo", "Choose:\n1. Push", {{"Option: ", true}, {"PIN: ", false}}, true};
    const std::vector<decltype(Question::what)> kinds{HostKeyQuestion{"ssh-ed25519", "SHA256:abc"},
        PasswordQuestion{true, PasswordFor::Proxy}, PasswordQuestion{false, PasswordFor::Server, code},
        PassphraseQuestion{"/home/anna/.ssh/id_rsa", true}, code,
        NewPasswordQuestion{"Expired.\nChoose.", true}};
    for (const auto& kind : kinds) {
        ControlReply reply{4711, {}, {}, {}};
        reply.isBackground = true;
        reply.hasBegun = true;
        reply.question = PutQuestion{9, {"mail", "Mail", server, "anna", kind, true}};
        EXPECT_EQ(readReply(writeReply(reply)), reply);
    }
    ControlReply reply{4711, {}, {}, {}};
    reply.told = {{1, "Mail: Connecting.", {}, false}, {2, "Mail: trouble", {}, true},
        {3, "", Notice{server, ServerWords{"Welcome\nto all"}}, false},
        {4, "", Notice{server, LongWait{WaitsFor::Agent, "log-in by agent"}}, false},
        {5, "", Notice{server, OldInUse{{"ssh-rsa"}}}, false}};
    EXPECT_EQ(readReply(writeReply(reply)), reply);
}

TEST(Control, ReadsBackStatesAndWhatIsHandedOver)
{
    const ControlRequest status{.command = ControlCommand::Status, .wantsStates = true};
    EXPECT_EQ(thereAndBack(status), status);
    const ControlRequest wanted{.command = ControlCommand::HandOver, .profile = "mail", .asker = "1-1"};
    EXPECT_EQ(thereAndBack(wanted), wanted);
    ControlReply reply{4711, {}, {}, {}};
    reply.isHandedOver = true;
    reply.states = {{"mail", R"({"state":"stopped"})"}, {"web", "what it says"}};
    EXPECT_EQ(readReply(writeReply(reply)), reply);
}

TEST(Control, CleansTheQuestionsOfAnotherProcess)
{
    const auto reply = readReply(R"({"process":1,"tunnels":[],"ticket":1,"question":{"server":"a:22",)"
                                 R"("account":"x\u001b[2Jy","what":{"kind":"code","code":{"instruction":)"
                                 R"("1\n\u202e2","prompts":[{"text":"p\u0007"}]}}}})");
    ASSERT_TRUE(reply && reply->question);
    EXPECT_EQ(reply->question->question.account.find('\x1b'), std::string::npos);
    const auto& code = std::get<CodeQuestion>(reply->question->question.what);
    EXPECT_EQ(code.instruction, "1\n2");
    EXPECT_EQ(code.prompts.at(0).text.find('\x07'), std::string::npos);
}

TEST(Control, ReadsBackTheReplyItWrote)
{
    const ControlReply reply{4711, "not mine",
        {{"mail", "Mail", "degraded", "Online, but not every forward works.", "port-in-use",
            {"ssh-rsa", "hmac-sha1"}, 12.5, "2026-11-26T16:03:05Z",
            {{"L 1110 -> localhost:110", "localhost:1110", true, "", "Bert was refused.",
                 "L:1110=localhost:110", "works", "works at localhost:1110", false, "forward-refused",
                 "2026-11-26T16:03:01Z", "2026-11-26T16:03:02Z", "2026-11-26T16:03:03Z", 7,
                 {{"bert", "/usr/bin/nc", "account", 3, "2026-11-26T16:03:04Z"}}},
                {"D 1080", "localhost:1080", false, "In use."}}}},
        "/home/anna/.config/underpass",
        {{"log-in", "Logged in as anna.", "", 31, {}},
            {"target", "The server forbids it.", "forward-refused", {},
                {"Match User anna", "    PermitOpen any"}}},
        true};
    const std::string line = writeReply(reply);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(readReply(line), reply);
}

TEST(Control, RefusesWhatIsNotARequest)
{
    for (const char* line : {"", "{", "[]", "null", "7", R"({"command":7})", R"({"command":"explode"})",
             R"({"command":"disconnect"})", R"({"command":"connect"})",
             R"({"command":"reconnect","profile":3})"}) {
        const auto request = readRequest(line);
        ASSERT_FALSE(request.has_value()) << line;
        EXPECT_EQ(request.error().code, ErrorCode::ProtocolViolation);
    }
}

TEST(Control, RefusesWhatIsNotAReply)
{
    for (const char* line : {"", "{}", R"({"process":"x","tunnels":[]})", R"({"process":1,"tunnels":{}})",
             R"({"process":1,"tunnels":[7]})", R"({"process":1,"tunnels":[{"id":"a"}]})",
             R"({"process":1,"tunnels":[{"id":"a","state":"online","forwards":[1]}]})"})
        EXPECT_FALSE(readReply(line).has_value()) << line;
}

TEST(Control, RefusesALineThatIsTooLong)
{
    const std::string padding(longestControlRequest, ' ');
    EXPECT_FALSE(readRequest(R"({"command":"status"})" + padding).has_value());
    EXPECT_TRUE(readRequest(R"({"command":"status"})" + padding.substr(100)).has_value());
}

TEST(Control, SurvivesDeepNesting)
{
    EXPECT_FALSE(readRequest(std::string(60000, '[')).has_value());
}

TEST(Control, CleansTheWordsOfAnotherProcess)
{
    const auto reply
        = readReply(R"({"process":1,"tunnels":[{"id":"a","state":"online","sentence":"x\u001b[2Jy"}]})");
    ASSERT_TRUE(reply.has_value());
    EXPECT_EQ(reply->tunnels.front().sentence.find('\x1b'), std::string::npos);
}

} // namespace underpass
