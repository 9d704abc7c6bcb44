// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

// What is wrong with a text that somebody wrote by hand: its place, and what.
std::string wrongWith(const std::string& text)
{
    const auto read = readProfiles(text);
    return read ? "nothing" : read.error().subject + ": " + read.error().detail;
}

TEST(HandWrittenProfiles, AreRefusedWithLineAndColumnAndWhatIsWrong)
{
    EXPECT_EQ(wrongWith("{\n  \"version\": 1,\n  \"profiles\": [],\n}"),
        "line 4, column 1: the comma before this bracket is one too many");
    EXPECT_EQ(wrongWith("{\n  // mine\n  \"profiles\": []}"), "line 2, column 3: JSON has no comments");
    EXPECT_EQ(wrongWith("{\n  # mine\n  \"profiles\": []}"), "line 2, column 3: JSON has no comments");
    EXPECT_EQ(wrongWith("{'profiles': []}"), "line 1, column 2: texts stand between double quotes");
    EXPECT_THAT(wrongWith("{\"profiles\": []"), HasSubstr("line 1, column 16: it ends in the middle"));
    EXPECT_THAT(wrongWith("{\"version\": 1 \"profiles\": []}"), HasSubstr("this is not JSON"));
    EXPECT_EQ(wrongWith(" \n"), "line 2, column 1: it is empty");
    EXPECT_THAT(wrongWith("{\"ü\": [}"), HasSubstr("line 1, column 8:")) << "Characters, not bytes.";
    EXPECT_THAT(wrongWith("{\"profiles\": [], \"x\": \"\xff\"}"), HasSubstr("this is not UTF-8"));
    EXPECT_THAT(wrongWith("{\"profiles\": [], \"x\": 1e999}"), HasSubstr("too large"));
}

TEST(HandWrittenProfiles, MayHaveAByteOrderMarkAndLinesOfWindows)
{
    EXPECT_EQ(wrongWith("\xef\xbb\xbf{\r\n\"profiles\": []\r\n}\r\n"), "nothing");
}

TEST(HandWrittenProfiles, AreToldThatTheyAreInUtf16)
{
    EXPECT_THAT(wrongWith("\xff\xfe{\0}\0"s), HasSubstr("save it as UTF-8"));
    EXPECT_THAT(wrongWith("\xfe\xff\0{\0}"s), HasSubstr("save it as UTF-8"));
    EXPECT_THAT(wrongWith("{\0\"\0"s), HasSubstr("save it as UTF-8")) << "Without a mark.";
}

TEST(HandWrittenProfiles, AreRefusedWhereTheyAreNestedTooDeepAndNotCut)
{
    const auto nested = [](int levels) {
        const auto count = static_cast<std::size_t>(levels - 1); // The file itself is one.
        return "{\"profiles\": [], \"x\": " + std::string(count, '[') + std::string(count, ']') + "}";
    };
    EXPECT_EQ(wrongWith(nested(32)), "nothing");
    EXPECT_EQ(wrongWith(nested(33)), "line 1, column 54: it is nested deeper than 32 levels");
    EXPECT_THAT(wrongWith(nested(3'000'000)), HasSubstr("32 levels"));
    EXPECT_EQ(wrongWith("{\"profiles\": [], \"x\": \"" + std::string(99, '[') + "\\\"[\"}"), "nothing")
        << "A text is no nesting.";
}

TEST(HandWrittenProfiles, HaveNoSecretWhereverItStandsAndHoweverItIsWritten)
{
    const auto inProfile
        = [](const std::string& field) { return R"({"profiles": [{"id": "a", )" + field + "}]}"; };
    for (const std::string key : {"password", "Password", "PASSPHRASE", "passPhrase"}) {
        const std::string field = "\"" + key + "\": \"hunter2\"";
        const auto refused = [&](const std::string& text, const std::string& place) {
            const std::string said = wrongWith(text);
            EXPECT_THAT(said, testing::StartsWith(place + ": passwords do not belong here"));
            EXPECT_THAT(said, testing::Not(HasSubstr("hunter2")));
        };
        refused("{" + field + ", \"profiles\": []}", key);
        refused(inProfile(field), "profiles[0]." + key);
        for (const std::string object : {"credentials", "proxy", "retry", "later"})
            refused(inProfile("\"" + object + "\": {" + field + "}"), "profiles[0]." + object + "." + key);
        for (const std::string list : {"forwards", "via"})
            refused(
                inProfile("\"" + list + "\": [{}, {" + field + "}]"), "profiles[0]." + list + "[1]." + key);
        refused(inProfile("\"via\": [{\"credentials\": {" + field + "}}]"),
            "profiles[0].via[0].credentials." + key);
    }
    EXPECT_EQ(wrongWith(inProfile("\"name\": \"password\"")), "nothing") << "A word is no field.";
}

TEST(HandWrittenProfiles, KeepTheOrderInWhichTheyWereWritten)
{
    const std::string former = R"({"mine": 1, "profiles": [
        {"name": "B", "id": "b", "note": {"z": 1, "a": 2}, "account": "anna"},
        {"account": "ben", "id": "a", "name": "A", "forwards": [{"target": "localhost:1", "listen": "localhost:2"}]}
        ], "version": 1})";
    auto set = readProfiles(former).value();
    set.profiles.erase(set.profiles.begin());
    const std::string written = writeProfiles(set, former);
    const auto at = [&](const std::string& what) { return written.find("\"" + what + "\""); };
    EXPECT_LT(at("mine"), at("profiles"));
    EXPECT_LT(at("profiles"), at("version"));
    EXPECT_LT(at("account"), at("id"));
    EXPECT_LT(at("id"), at("name"));
    EXPECT_LT(at("target"), at("listen"));
    EXPECT_NE(at("keepalive"), std::string::npos) << "What is new comes behind.";
    EXPECT_EQ(readProfiles(written).value(), set);
}

} // namespace
} // namespace underpass
