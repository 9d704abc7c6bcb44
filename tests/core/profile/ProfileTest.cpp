// SPDX-License-Identifier: MIT
#include "core/profile/ProfileJson.h"

#include "core/base/OldAlgorithms.h"
#include "core/profile/Way.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace underpass {
namespace {

Profile good()
{
    Profile profile;
    profile.id = "mail";
    profile.name = "Mail";
    profile.server = {"mail.example.org", 22};
    profile.account = "me";
    profile.forwards.push_back(
        {ForwardKind::Local, {"localhost", 1110}, Endpoint{"localhost", 110}, {}, {}, true, true});
    return profile;
}

std::string repeated(std::string_view character, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += character;
    return text;
}

bool hasProblem(const Profile& profile, const std::string& field)
{
    return std::ranges::any_of(
        validate(profile), [&](const Problem& problem) { return problem.field == field; });
}

TEST(Profile, IsValidWhenItSaysWhereWhoAndWhat)
{
    EXPECT_TRUE(validate(good()).empty());
}

TEST(Profile, CountsCharactersAlikeInEveryLanguage)
{
    for (const std::string_view letter : {"g", "\xc3\xa4", "\xe9\x83\xb5", "\xf0\x9f\x93\xae"}) {
        Profile profile = good();
        profile.groups = {repeated(letter, 64)};
        profile.name = repeated(letter, 200);
        profile.account = repeated(letter, 200);
        EXPECT_TRUE(validate(profile).empty()) << letter;
        profile.groups = {repeated(letter, 65)};
        EXPECT_TRUE(hasProblem(profile, "groups")) << letter;
        profile.name = repeated(letter, 201);
        EXPECT_TRUE(hasProblem(profile, "name")) << letter;
    }
}

TEST(Profile, NamesTheFieldOfEachProblem)
{
    const auto broken = [](auto breakIt, const char* field) {
        Profile profile = good();
        breakIt(profile);
        EXPECT_TRUE(hasProblem(profile, field)) << field;
    };
    broken([](Profile& p) { p.id = "a/b"; }, "id");
    broken([](Profile& p) { p.name.clear(); }, "name");
    broken([](Profile& p) { p.name = "a\x1b[31m"; }, "name");
    broken([](Profile& p) { p.server.host = "-oProxyCommand=x"; }, "server");
    broken([](Profile& p) { p.account.clear(); }, "account");
    broken([](Profile& p) { p.forwards.clear(); }, "forwards");
    for (const std::string group : {"", "a,b", "a\n", "a\x1b[31m"})
        broken([&](Profile& p) { p.groups = {"work", group}; }, "groups");
    broken([](Profile& p) { p.groups = {std::string(65, 'g')}; }, "groups");
    broken([](Profile& p) { p.forwards[0].target.reset(); }, "forwards[0].target");
    broken([](Profile& p) { p.forwards[0].listen.host = "0.0.0.0"; }, "forwards[0].who");
    broken([](Profile& p) { p.credentials.keyFiles = {"\\\\evil\\share\\key"}; }, "credentials.keyFiles");
    broken([](Profile& p) { p.credentials.keyFiles = {"key"}; }, "credentials.keyFiles");
    broken([](Profile& p) { p.credentials.agent = "agent"; }, "credentials.agent");
    broken([](Profile& p) { p.credentials.agent = "//evil/share/agent"; }, "credentials.agent");
    broken([](Profile& p) { p.credentials.agent = R"(\\evil\pipe\agent)"; }, "credentials.agent");
    broken([](Profile& p) { p.credentials.agent = "~/a\x1b[31m"; }, "credentials.agent");
    broken([](Profile& p) { p.credentials.methods.clear(); }, "credentials.methods");
    for (const std::string alias : {"a b", "a,b", "*", "!a", "|1|a", "a\n", "@a", "#a", "\xc3\xa4"})
        broken([alias](Profile& p) { p.hostKeyAlias = alias; }, "hostKeyAlias");
    broken([](Profile& p) { p.via = {{{"gate", 22}, "", {}, "a b"}}; }, "via[0].hostKeyAlias");
    broken([](Profile& p) { p.keepalive = std::chrono::seconds{601}; }, "keepalive");
    broken([](Profile& p) { p.retry.longest = std::chrono::seconds{0}; }, "retry");
}

TEST(Profile, MayNameTheHostKeyAsKnownHostsDoes)
{
    Profile profile = good();
    for (const char* alias : {"", "Mail-1.example.org", "[mail]:2222", "fe80::1%eth0", "under_score"}) {
        profile.hostKeyAlias = alias;
        EXPECT_TRUE(validate(profile).empty()) << alias;
    }
}

TEST(Profile, NamesAnAgentAsAnySystemHasIt)
{
    for (const char* agent : {"~/.1password/agent.sock", "pageant", R"(\\.\pipe\agent)"}) {
        Profile profile = good();
        profile.credentials.agent = agent;
        profile.via.push_back({{"jump.example.org", 22}, "", profile.credentials});
        EXPECT_TRUE(validate(profile).empty()) << agent;
        EXPECT_EQ(readProfiles(writeProfiles({{profile}})).value().profiles.front(), profile);
    }
}

TEST(Profile, SaysWhatIsWrongInASentenceWithoutControlCharacters)
{
    Profile profile = good();
    profile.credentials.keyFiles = {"key\x1b[31m"};
    const std::vector<Problem> problems = validate(profile);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.front().code, ProblemCode::KeyFileNotWhole);
    EXPECT_EQ(say(sentenceOf(problems.front())), "Give the key file's whole path: key[31m");
}

TEST(Profile, NoticesForwardsThatWouldFightForAPort)
{
    Profile profile = good();
    profile.forwards.push_back(profile.forwards[0]);
    profile.forwards[1].listen.host = "127.0.0.1";
    EXPECT_TRUE(hasProblem(profile, "forwards[1].listen"));
    profile.forwards[1].listen.port = 1143;
    EXPECT_TRUE(validate(profile).empty());
}

TEST(Profile, LetsTheServerListenOnEveryAddressButNotUs)
{
    Profile profile = good();
    profile.forwards[0].listen = {"*", 8080};
    profile.forwards[0].who = WhoMayConnect::EveryoneOnThisPc;
    EXPECT_TRUE(hasProblem(profile, "forwards[0].listen"));
    profile.forwards[0].kind = ForwardKind::Remote;
    EXPECT_TRUE(validate(profile).empty());
    const ProfileSet set{{profile}};
    EXPECT_EQ(readProfiles(writeProfiles(set)).value(), set);
}

TEST(Profile, PermitsOfOldAlgorithmsOnlyThoseOfTheList)
{
    Profile profile = good();
    profile.via = {{{"gate.example.org", 22}, "", {}, {"hmac-sha1"}}};
    for (const OldAlgorithm& old : oldAlgorithms)
        profile.oldAlgorithms.emplace_back(old.name);
    EXPECT_TRUE(validate(profile).empty());
    EXPECT_EQ(wayTo(profile).front().oldAlgorithms, profile.via.front().oldAlgorithms);
    EXPECT_EQ(wayTo(profile).back().oldAlgorithms, profile.oldAlgorithms);

    profile.oldAlgorithms = {"arcfour"};
    profile.via.front().oldAlgorithms = {"quantum\x1b"};
    const auto problems = validate(profile);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems.front().code, ProblemCode::OldAlgorithmNever);
    EXPECT_TRUE(say(sentenceOf(problems.front())).contains("ssh-rsa, diffie-hellman-group14-sha1"));
    EXPECT_EQ(problems.back().code, ProblemCode::OldAlgorithmUnknown);
    EXPECT_EQ(problems.back().field, "via[0].oldAlgorithms");
    EXPECT_FALSE(say(sentenceOf(problems.back())).contains('\x1b'));
}

TEST(ProfileJson, ReadsBackWhatItWrites)
{
    Profile profile = good();
    profile.via.push_back({{"jump.example.org", 2222}, "me", {}});
    profile.forwards[0].programs = {"thunderbird"};
    profile.autostart = true;
    const ProfileSet set{{profile}};
    EXPECT_EQ(readProfiles(writeProfiles(set)).value(), set);
}

TEST(ProfileJson, KeepsWhatANewerVersionAddedToAProfileAndToTheFile)
{
    const auto read = readProfiles(R"({"version":1,"future":[1],"profiles":[{"id":"a","colour":"red"}]})");
    ASSERT_TRUE(read);
    const std::string written = writeProfiles(*read);
    EXPECT_NE(written.find("\"colour\": \"red\""), std::string::npos);
    EXPECT_NE(written.find("\"future\""), std::string::npos);
}

TEST(ProfileJson, KeepsWhatANewerVersionAddedAnywhere)
{
    const auto before = R"({"later": 1, "profiles": [{"id": "a", "later": 2,
        "credentials": {"later": [3]}, "proxy": {"later": {"x": 4}}, "retry": {"later": null},
        "forwards": [{"later": "5"}, {"kind": "dynamic", "later": 6}],
        "via": [{"later": 7, "credentials": {"later": 8}}]}]})";
    const auto read = readProfiles(before);
    ASSERT_TRUE(read);
    ProfileSet edited = *read;
    Profile& profile = edited.profiles[0];
    profile.forwards.erase(profile.forwards.begin());
    profile.account = "anna";
    const auto json = nlohmann::json::parse(writeProfiles(edited));
    const auto& written = json["profiles"][0];
    EXPECT_EQ(json["later"], 1);
    EXPECT_EQ(written["later"], 2);
    EXPECT_EQ(written["credentials"]["later"], nlohmann::json::array({3}));
    EXPECT_EQ(written["proxy"]["later"]["x"], 4);
    EXPECT_TRUE(written["retry"].contains("later"));
    EXPECT_EQ(written["forwards"][0]["later"], 6) << "It goes with its forward.";
    EXPECT_EQ(written["via"][0]["later"], 7);
    EXPECT_EQ(written["via"][0]["credentials"]["later"], 8);
    EXPECT_EQ(readProfiles(writeProfiles(*read)), read);
}

TEST(ProfileJson, RefusesASecretWhereverItStands)
{
    for (const char* profile : {R"({"id":"a","password":"x"})", R"({"id":"a","forwards":[{"password":"x"}]})",
             R"({"id":"a","via":[{"credentials":{"passphrase":"x"}}]})",
             R"({"id":"a","proxy":{"password":"x"}})"}) {
        const auto read = readProfiles(R"({"profiles":[)" + std::string{profile} + "]}");
        ASSERT_FALSE(read) << profile;
        EXPECT_EQ(read.error().detail.find("x\""), std::string::npos) << "It is not repeated.";
    }
}

TEST(ProfileJson, NamesThePlaceOfWhatItRefuses)
{
    const auto place = [](const char* json) { return readProfiles(json).error().subject; };
    EXPECT_EQ(place(R"({"profiles":[{"id":"a","server":7}]})"), "profiles[0].server");
    EXPECT_EQ(place(R"({"profiles":[{"id":"a"},{"id":"a"}]})"), "profiles[1].id");
    EXPECT_EQ(place(R"({"profiles":[{"id":"a","forwards":[{"listen":"x:99999"}]}]})"),
        "profiles[0].forwards[0].listen");
    EXPECT_EQ(place(R"({"profiles":[{"id":"a","forwards":[{"kind":"sideways"}]}]})"),
        "profiles[0].forwards[0].kind");
    for (const char* listen : {R"("kind":"local","listen":"*:1")", R"("kind":"remote","listen":"*:99999")"})
        EXPECT_EQ(place((R"({"profiles":[{"id":"a","forwards":[{)" + std::string{listen} + "}]}]}").c_str()),
            "profiles[0].forwards[0].listen");
    EXPECT_EQ(place(R"({"profiles":[{"id":"a","credentials":{"password":"x"}}]})"),
        "profiles[0].credentials.password");
    EXPECT_EQ(readProfiles(R"({"version":2,"profiles":[]})").error().code, ErrorCode::FileTooNew);
    for (const char* bad : {"", "[]", "{", "{}", "null"})
        EXPECT_EQ(readProfiles(bad).error().code, ErrorCode::InvalidInput) << bad;
    EXPECT_FALSE(readProfiles(R"({"profiles":)" + std::string(100000, '[') + std::string(100000, ']') + "}"));
}

} // namespace
} // namespace underpass
