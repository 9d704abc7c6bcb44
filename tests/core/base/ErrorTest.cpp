// SPDX-License-Identifier: MIT
#include "core/base/Error.h"

#include <algorithm>
#include <set>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::HasSubstr;

std::vector<ErrorCode> allCodes()
{
    std::vector<ErrorCode> codes;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        codes.push_back(static_cast<ErrorCode>(code));
    return codes;
}

TEST(Error, HasANameOfItsOwnForEveryCode)
{
    std::set<std::string> names;
    for (const ErrorCode code : allCodes()) {
        const std::string given = name(code);
        EXPECT_TRUE(std::ranges::all_of(given, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }))
            << given;
        EXPECT_FALSE(given.empty());
        EXPECT_TRUE(names.insert(given).second) << given << " is there twice";
    }
}

TEST(Error, NamesItsSubjectInEverySentence)
{
    for (const ErrorCode code : allCodes()) {
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
    for (const ErrorCode code : allCodes()) {
        const std::string text = sentence({code, "", ""});
        EXPECT_EQ(text.find("{}"), std::string::npos) << text;
        EXPECT_EQ(text.find("  "), std::string::npos) << text;
        EXPECT_FALSE(text.front() >= 'a' && text.front() <= 'z') << text;
    }
}

TEST(Error, AddsTheDetailWhereThereIsOne)
{
    EXPECT_EQ(sentence({ErrorCode::LinkLost, "{}", "reset"}), "The connection to {} was lost. (reset)");
}

TEST(Error, SaysWhatMayPassByItself)
{
    for (const ErrorCode code : {ErrorCode::HostKeyChanged, ErrorCode::HostKeyRevoked,
             ErrorCode::HostKeyNotAccepted, ErrorCode::AuthenticationRefused, ErrorCode::NoCredential,
             ErrorCode::PassphraseWrong, ErrorCode::KeyFileUnusable, ErrorCode::Cancelled})
        EXPECT_FALSE(mayPassByItself(code)) << name(code) << " must never be retried unattended";
    for (const ErrorCode code : {ErrorCode::NameNotFound, ErrorCode::NetworkDown, ErrorCode::LinkLost,
             ErrorCode::ServerFull, ErrorCode::PortInUse})
        EXPECT_TRUE(mayPassByItself(code)) << name(code);
}

} // namespace
} // namespace underpass
