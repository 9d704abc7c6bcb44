// SPDX-License-Identifier: MIT
#include "core/control/Control.h"

#include <gtest/gtest.h>

#include <string>

namespace underpass {

TEST(Control, ReadsBackTheRequestItWrote)
{
    for (const auto command : {ControlCommand::Status, ControlCommand::Disconnect, ControlCommand::Reconnect,
             ControlCommand::ForgetSecrets, ControlCommand::Quit}) {
        const ControlRequest request{command, "mail"};
        EXPECT_EQ(readRequest(writeRequest(request)), request);
    }
    const ControlRequest check{ControlCommand::Check, "mail", "4711-1"};
    EXPECT_EQ(readRequest(writeRequest(check)), check);
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
