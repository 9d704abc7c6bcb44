// SPDX-License-Identifier: MIT
#include "core/control/ReportJson.h"
#include "core/tunnel/ForwardState.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>
#include <string>

namespace underpass {
namespace {

// What scripts rely on: the names that states have as JSON, each of which app/README.md describes.
class ReportNames : public testing::Test
{
protected:
    ReportNames()
    {
        std::stringstream text;
        text << std::ifstream{APP_README}.rdbuf();
        readme = text.str();
    }
    void expectDescribed(const nlohmann::json& object, const std::string& prefix)
    {
        for (const auto& [name, value] : object.items())
            EXPECT_NE(readme.find("`" + prefix + name), std::string::npos) << prefix << name;
    }

    std::string readme;
};

TEST_F(ReportNames, AreAllInTheReadme)
{
    TunnelReport tunnel;
    tunnel.roundTripMs = 1;
    ForwardReport forward;
    forward.callers.emplace_back();
    tunnel.forwards = {forward};
    const nlohmann::json all = toJson(tunnel);
    for (const char* name : {"id", "state", "sentence", "trouble", "oldAlgorithms", "roundTrip", "forwards"})
        EXPECT_TRUE(all.contains(name)) << name;
    for (const char* name : {"forward", "listen", "listening", "trouble", "turnedAway"})
        EXPECT_TRUE(all.at("forwards").at(0).contains(name)) << name << ": what scripts know stays.";
    expectDescribed(all.at("forwards").at(0), ".");
    expectDescribed(all.at("roundTrip"), "");
    expectDescribed(all.at("forwards").at(0).at("callersTurnedAway").at(0), "");
}

TEST_F(ReportNames, DescribeEachConditionOfAForward)
{
    for (const char* word : wordsOf<ForwardHealth>)
        EXPECT_NE(readme.find(std::string{"| `"} + word + "` |"), std::string::npos) << word;
    for (const char* word : wordsOf<CallerRule>)
        EXPECT_NE(readme.find(std::string{"`"} + word + "`"), std::string::npos) << word;
}

} // namespace
} // namespace underpass
