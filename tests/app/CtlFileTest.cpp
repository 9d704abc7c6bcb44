// SPDX-License-Identifier: MIT
#include "tests/app/CtlFixture.h"

#include "tests/support/TextFile.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using test::readText;
using test::writeText;
using testing::HasSubstr;
using testing::Not;

// What commands do with a profile file that somebody wrote by hand.
class CtlFile : public Ctl
{
protected:
    [[nodiscard]] std::filesystem::path file() const { return config() / "profiles.json"; }
    [[nodiscard]] auto count() const
    {
        return std::distance(std::filesystem::directory_iterator{config()}, {});
    }
};

TEST_F(CtlFile, ThatCannotBeUsedIsNamedWithLineAndColumnAndLeftAlone)
{
    ASSERT_EQ(add().code, 0);
    const std::string damaged = "{\n  \"profiles\": [\n  ],\n}";
    writeText(file(), damaged);
    const auto before = count();
    for (int look = 0; look < 2; ++look) {
        const Ran listed = run("list");
        EXPECT_EQ(listed.code, 3) << "A list that is not the file's is no success.";
        EXPECT_THAT(
            listed.output, HasSubstr("line 4, column 1: the comma before this bracket is one too many"));
        EXPECT_THAT(listed.output, HasSubstr("Its last good copy is used instead."));
        EXPECT_THAT(listed.output, HasSubstr("mail-at-work"));
    }
    EXPECT_THAT(run("show mail-at-work").output, HasSubstr("line 4, column 1"));
    EXPECT_EQ(readText(file()), damaged);
    EXPECT_EQ(count(), before);

    const Ran edited = run("edit mail-at-work --account ben");
    EXPECT_EQ(edited.code, 0) << edited.output;
    EXPECT_THAT(edited.output, HasSubstr("was kept as " + file().string() + ".broken-"));
    EXPECT_EQ(run("list").code, 0);
}

TEST_F(CtlFile, WithASecretIsRefusedAndNothingOfItIsWritten)
{
    ASSERT_EQ(add().code, 0);
    auto json = nlohmann::json::parse(readText(file()));
    json["profiles"][0]["forwards"][1]["Password"] = "hunter2";
    writeText(file(), json.dump());
    const Ran listed = run("list");
    EXPECT_EQ(listed.code, 3);
    EXPECT_THAT(listed.output, HasSubstr("profiles[0].forwards[1].Password: passwords do not belong here"));
    EXPECT_THAT(listed.output, Not(HasSubstr("hunter2")));
    ASSERT_EQ(run("edit mail-at-work --account ben").code, 0);
    EXPECT_THAT(readText(file()), Not(HasSubstr("hunter2")));
    EXPECT_THAT(readText(config() / "profiles.json.bak"), Not(HasSubstr("hunter2")));
}

TEST_F(CtlFile, KeepsItsOrderAndWhatIsNotKnownWhenItIsEdited)
{
    std::filesystem::create_directories(config());
    writeText(file(), R"({"note": "mine", "profiles": [{"name": "B", "id": "b", "colour": "red",
        "forwards": [{"listen": "localhost:1110", "target": "localhost:110"}], "account": "anna", "server": "host"}]})");
    ASSERT_EQ(run("edit b --account ben").code, 0);
    const std::string written = readText(file());
    EXPECT_LT(written.find("\"note\": \"mine\""), written.find("\"profiles\""));
    EXPECT_LT(written.find("\"colour\": \"red\""), written.find("\"forwards\""));
    EXPECT_LT(written.find("\"account\": \"ben\""), written.find("\"server\""));
}

} // namespace
} // namespace underpass
