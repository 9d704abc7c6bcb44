// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::HasSubstr;

TEST(Error, HasANameOfItsOwnForEveryCode)
{
    std::set<std::string> names;
    for (const ErrorCode code : allErrorCodes()) {
        const std::string given = name(code);
        EXPECT_TRUE(std::ranges::all_of(given, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }))
            << given;
        EXPECT_FALSE(given.empty());
        EXPECT_TRUE(names.insert(given).second) << given << " is there twice";
    }
}

TEST(Error, NamesItsSubjectInEverySentence)
{
    for (const ErrorCode code : allErrorCodes()) {
        const std::string text = sentence({code, "mail.example.org:22", ""});
        if (code == ErrorCode::Cancelled)
            EXPECT_EQ(text, "Stopped.");
        else
            EXPECT_THAT(text, HasSubstr("mail.example.org:22")) << name(code);
        EXPECT_TRUE(text.ends_with('.')) << text;
    }
}

TEST(Error, IsASentenceAlsoWithoutASubject)
{
    for (const ErrorCode code : allErrorCodes()) {
        const std::string text = sentence({code, "", ""});
        EXPECT_EQ(text.find("%1"), std::string::npos) << text;
        EXPECT_EQ(text.find("  "), std::string::npos) << text;
        EXPECT_FALSE(text.front() >= 'a' && text.front() <= 'z') << text;
    }
}

TEST(Error, AddsTheDetailWhereThereIsOne)
{
    EXPECT_EQ(sentence({ErrorCode::LinkLost, "%1", "reset"}), "The connection to %1 was lost. (reset)");
}

TEST(Error, NamesTheJumpHostItHappenedAt)
{
    EXPECT_EQ(sentence({ErrorCode::ServerClosed, "", "reset", Endpoint{"gate.example.org", 22}}),
        "It closed the connection. (At the jump host gate.example.org:22.) (reset)");
}

TEST(Error, IsFoundAgainByItsName)
{
    for (const ErrorCode code : allErrorCodes())
        EXPECT_EQ(errorCodeNamed(name(code)), code) << name(code);
    EXPECT_EQ(errorCodeNamed("no-such-code"), std::nullopt);
}

TEST(Error, SaysWhatMayPassByItself)
{
    for (const ErrorCode code : {ErrorCode::HostKeyChanged, ErrorCode::HostKeyRevoked,
             ErrorCode::HostKeyNotAccepted, ErrorCode::AuthenticationRefused, ErrorCode::NoCredential,
             ErrorCode::PassphraseWrong, ErrorCode::KeyFileUnusable, ErrorCode::Cancelled})
        EXPECT_FALSE(mayPassByItself(code)) << name(code) << " must never be retried unattended";
    for (const ErrorCode code : {ErrorCode::NameNotFound, ErrorCode::NetworkDown, ErrorCode::LinkLost,
             ErrorCode::ServerFull, ErrorCode::PortInUse, ErrorCode::PortReserved})
        EXPECT_TRUE(mayPassByItself(code)) << name(code);
}

} // namespace
} // namespace underpass
