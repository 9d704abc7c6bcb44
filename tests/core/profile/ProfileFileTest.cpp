// SPDX-License-Identifier: MIT
#include "core/profile/FieldTexts.h"
#include "core/profile/ProfileJson.h"

#include "core/base/Error.h"
#include "tests/support/TextFile.h"

#include <regex>
#include <set>

#include <gmock/gmock.h>
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
    std::string limits; // "type and limits"
    std::string byDefault; // JSON, or "required" or "absent".
};

std::vector<Row> documentedFields()
{
    const std::string text = readText(PROFILES_DOCUMENT);
    const std::regex row{"\n\\| `([^`]+)` \\| ([^|]*) \\| `?([^`|]+)`? \\|"};
    std::vector<Row> rows;
    for (auto found = std::sregex_iterator{text.begin(), text.end(), row}; found != std::sregex_iterator{};
        ++found) {
        std::string byDefault = (*found)[3];
        byDefault.erase(byDefault.find_last_not_of(' ') + 1);
        rows.push_back({(*found)[1], (*found)[2], byDefault});
    }
    return rows;
}

// Those of a profile, with the key that --set takes.
std::vector<Row> settableFields()
{
    std::vector<Row> rows = documentedFields();
    std::erase_if(rows, [](const Row& row) { return !row.field.starts_with("profiles[]."); });
    for (Row& row : rows) {
        row.field = std::regex_replace(row.field.substr(11), std::regex{"\\[\\]"}, "[0]");
        const auto above = std::ranges::find_if(
            rows, [&](const Row& other) { return row.field.ends_with("." + other.field); });
        if (row.limits == "as above" && above != rows.end())
            row.limits = above->limits;
    }
    return rows;
}

std::vector<std::string> wordsIn(const std::string& limits)
{
    std::vector<std::string> words;
    const std::regex word{"`([a-z0-9-]+)`"};
    for (auto found = std::sregex_iterator{limits.begin(), limits.end(), word};
        found != std::sregex_iterator{}; ++found)
        words.push_back((*found)[1]);
    return words;
}

std::string shown(const Profile& profile, const std::string& key)
{
    for (const FieldText& field : fieldTexts(profile)) {
        if (field.key == key)
            return field.text;
    }
    return "(not shown)";
}

Profile exampleProfile()
{
    return readProfiles(documentedExample()).value().profiles.at(0);
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
            ADD_FAILURE() << profile.id << ": " << problem.field << ": " << say(sentenceOf(problem));
    }
    EXPECT_TRUE(read->unknown.empty()) << read->unknown;
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

TEST(ProfileFile, HasNoFieldThatCannotBeSetAndShownInTheTerminal)
{
    std::vector<std::string> documented;
    for (const Row& row : settableFields())
        documented.push_back(row.field);
    EXPECT_THAT(fieldKeys(), testing::UnorderedElementsAreArray(documented));
    for (const Row& row : settableFields()) {
        const std::string before = shown(exampleProfile(), row.field);
        std::vector<std::string> candidates = wordsIn(row.limits);
        candidates.insert(candidates.end(), {"false", "true", "7", "new.example:7"});
        bool isSet = false;
        for (const std::string& text : candidates) {
            const auto set = setField(exampleProfile(), row.field, text);
            isSet = isSet || (set && shown(*set, row.field) == text && text != before);
        }
        EXPECT_TRUE(isSet) << row.field << ", which is " << before;
    }
}

TEST(ProfileFile, TakesEachWordThatIsDocumentedForAChoice)
{
    const std::regex onlyWords{"(list of )?(`[a-z0-9-]+`(, )?)+(; not empty)?"};
    int choices = 0;
    for (const Row& row : settableFields()) {
        if (!std::regex_match(row.limits, onlyWords))
            continue;
        ++choices;
        for (const std::string& word : wordsIn(row.limits)) {
            const auto set = setField(exampleProfile(), row.field, word);
            ASSERT_TRUE(set) << sentence(set.error());
            EXPECT_EQ(shown(*set, row.field), word);
        }
        const auto wrong = setField(exampleProfile(), row.field, "sideways");
        ASSERT_FALSE(wrong) << row.field;
        for (const std::string& word : wordsIn(row.limits))
            EXPECT_THAT(sentence(wrong.error()), testing::HasSubstr(word)) << row.field;
    }
    EXPECT_GE(choices, 4);
}

TEST(ProfileFile, HasTheDocumentedLimits)
{
    const std::regex range{"(\\d+) to (\\d+)"};
    int ranges = 0;
    for (const Row& row : settableFields()) {
        std::smatch limits;
        if (!std::regex_match(row.limits, limits, range))
            continue;
        ++ranges;
        const long least = std::stol(limits[1]);
        const long most = std::stol(limits[2]);
        const auto takes = [&](long number) {
            return setField(exampleProfile(), row.field, std::to_string(number)).has_value();
        };
        EXPECT_TRUE(takes(least) && takes(most)) << row.field;
        EXPECT_FALSE(takes(least - 1) || takes(most + 1)) << row.field;
    }
    EXPECT_GE(ranges, 3);
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
