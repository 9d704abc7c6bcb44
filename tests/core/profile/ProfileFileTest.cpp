// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include "tests/support/Process.h"

#include <regex>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace underpass {
namespace {

using Json = nlohmann::json;
using test::readText;

std::string documentedExample()
{
    const std::string text = readText(PROFILES_DOCUMENT);
    const std::string fence = "```json\n";
    const auto begin = text.find(fence) + fence.size();
    return text.substr(begin, text.find("```", begin) - begin);
}

struct Row
{
    std::string field; // "profiles[].forwards[].who"
    std::string byDefault; // JSON, or "required" or "absent".
};

std::vector<Row> documentedFields()
{
    const std::string text = readText(PROFILES_DOCUMENT);
    const std::regex row{"\n\\| `([^`]+)` \\|[^|]*\\| `?([^`|]+)`? \\|"};
    std::vector<Row> rows;
    for (auto found = std::sregex_iterator{text.begin(), text.end(), row}; found != std::sregex_iterator{};
        ++found) {
        std::string byDefault = (*found)[2];
        byDefault.erase(byDefault.find_last_not_of(' ') + 1);
        rows.push_back({(*found)[1], byDefault});
    }
    return rows;
}

// Every path to a value: "profiles[].forwards[].who". A list of texts or of nothing is a value itself.
void collect(const Json& json, const std::string& place, std::set<std::string>& paths)
{
    if (json.is_object()) {
        for (const auto& [key, value] : json.items())
            collect(value, place.empty() ? key : place + "." + key, paths);
    } else if (json.is_array() && !json.empty() && json[0].is_object()) {
        for (const Json& item : json)
            collect(item, place + "[]", paths);
    } else {
        paths.insert(place);
    }
}

Json at(Json json, const std::string& field)
{
    std::string pointer = "/" + std::regex_replace(field, std::regex{"\\[\\]"}, "/0");
    std::ranges::replace(pointer, '.', '/');
    return json.contains(Json::json_pointer{pointer}) ? json.at(Json::json_pointer{pointer}) : Json{};
}

Json rewritten(const std::string& text)
{
    const auto read = readProfiles(text);
    if (!read) {
        ADD_FAILURE() << sentence(read.error());
        return {};
    }
    return Json::parse(writeProfiles(*read));
}

constexpr auto smallest = R"({"version": 1, "profiles": [{"id": "a", "forwards": [{}], "via": [{}]}]})";

TEST(ProfileFile, LoadsTheDocumentedExampleWhichMayBeStarted)
{
    const auto read = readProfiles(documentedExample());
    ASSERT_TRUE(read) << sentence(read.error());
    ASSERT_FALSE(read->profiles.empty());
    for (const Profile& profile : read->profiles) {
        for (const Problem& problem : validate(profile))
            ADD_FAILURE() << profile.id << ": " << problem.field << ": " << problem.sentence;
    }
    EXPECT_TRUE(read->unknown.empty()) << "The example shows a field that does not exist.";
}

TEST(ProfileFile, IsDocumentedFieldByField)
{
    std::set<std::string> documented;
    for (const Row& row : documentedFields())
        documented.insert(row.field);
    std::set<std::string> written;
    collect(rewritten(documentedExample()), "", written);
    EXPECT_EQ(documented, written);
}

TEST(ProfileFile, HasTheDocumentedDefaults)
{
    const Json written = rewritten(smallest);
    for (const Row& row : documentedFields()) {
        if (row.byDefault == "required")
            continue;
        const Json expected = row.byDefault == "absent" ? Json{} : Json::parse(row.byDefault);
        EXPECT_EQ(at(written, row.field), expected) << row.field;
    }
}

TEST(ProfileFile, CanReadWhatItWroteOfAnUnfinishedProfile)
{
    const auto unfinished = readProfiles(smallest);
    ASSERT_TRUE(unfinished);
    const auto again = readProfiles(writeProfiles(*unfinished));
    ASSERT_TRUE(again) << sentence(again.error());
    EXPECT_EQ(*again, *unfinished);
}

} // namespace
} // namespace underpass
