// SPDX-License-Identifier: MIT
#include "core/profile/FieldTexts.h"

#include "core/profile/ProfileJson.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::HasSubstr;
using testing::Not;

Profile mail()
{
    Profile profile;
    profile.id = "mail";
    profile.name = "Mail";
    profile.server = {"mail.example.org", 22};
    profile.account = "anna";
    Forward forward;
    forward.listen = {"localhost", 1110};
    forward.target = Endpoint{"localhost", 110};
    profile.forwards = {forward};
    return profile;
}

Profile with(const std::string& key, const std::string& text, const Profile& profile = mail())
{
    const auto set = setField(profile, key, text);
    if (!set)
        ADD_FAILURE() << sentence(set.error());
    return set.value_or(Profile{});
}

std::string refused(const std::string& key, const std::string& text)
{
    const auto set = setField(mail(), key, text);
    return set ? "(taken)" : sentence(set.error());
}

std::string shown(const Profile& profile, const std::string& key)
{
    for (const FieldText& field : fieldTexts(profile)) {
        if (field.key == key)
            return field.text;
    }
    return "(absent)";
}

TEST(FieldTexts, SetEachKindOfField)
{
    EXPECT_EQ(with("name", "Post = here").name, "Post = here");
    EXPECT_EQ(with("server", "gate.example.org").server, (Endpoint{"gate.example.org", 22}));
    EXPECT_EQ(with("keepalive", "7").keepalive, std::chrono::seconds{7});
    EXPECT_FALSE(with("retry.enabled", "false").retry.enabled);
    EXPECT_EQ(with("proxy.kind", "socks5").proxy.kind, ProxyKind::Socks5);
    EXPECT_EQ(with("forwards[0].listen", "127.0.0.1:1111").forwards[0].listen, (Endpoint{"127.0.0.1", 1111}));
    EXPECT_EQ(with("forwards.0.required", "false").forwards[0].required, false);
    EXPECT_EQ(with("credentials.methods", "password, agent").credentials.methods,
        (std::vector{LogInWith::Password, LogInWith::Agent}));
}

TEST(FieldTexts, AnEntryAfterTheLastOneIsNew)
{
    Profile profile = with("forwards[1].kind", "dynamic");
    profile = with("forwards[1].listen", "localhost:1080", profile);
    ASSERT_EQ(profile.forwards.size(), 2U);
    EXPECT_EQ(profile.forwards[1].kind, ForwardKind::Dynamic);
    EXPECT_EQ(profile.forwards[1].listen.port, 1080);
    EXPECT_EQ(profile.forwards[0], mail().forwards[0]);
    EXPECT_EQ(with("via[0].server", "gate.example.org").via.at(0).server.port, 22);
    EXPECT_THAT(refused("forwards[2].kind", "dynamic"), HasSubstr("there is 1 so far: the next one is [1]"));
}

TEST(FieldTexts, AnEmptyTextEmptiesAListAndTakesAnEntryOutOfIt)
{
    Profile profile = with("via[0].server", "gate.example.org");
    profile = with("via[1].server", "inner.example.org", profile);
    EXPECT_EQ(with("via[0]", "", profile).via.at(0).server.host, "inner.example.org");
    EXPECT_TRUE(with("via", "", profile).via.empty());
    EXPECT_FALSE(with("forwards[0].target", "").forwards[0].target);
    EXPECT_TRUE(with("account", "").account.empty());
    EXPECT_THAT(refused("forwards[1]", ""), HasSubstr("there is 1"));
}

TEST(FieldTexts, WriteAListWithCommasOrAsJsonWhereTheseWouldMislead)
{
    const Profile plain = with("forwards[0].programs", "thunderbird, /usr/bin/mutt");
    EXPECT_EQ(plain.forwards[0].programs, (std::vector<std::string>{"thunderbird", "/usr/bin/mutt"}));
    EXPECT_EQ(shown(plain, "forwards[0].programs"), "thunderbird, /usr/bin/mutt");
    for (const char* odd : {R"(["/opt/a,b"])", R"(["[x]"])", R"([" x"])", R"(["a",""])"}) {
        const Profile profile = with("credentials.keyFiles", odd);
        EXPECT_EQ(shown(profile, "credentials.keyFiles"), odd);
    }
    EXPECT_EQ(
        with("credentials.keyFiles[1]", "/k,2", with("credentials.keyFiles", "/k1")).credentials.keyFiles,
        (std::vector<std::string>{"/k1", "/k,2"}));
}

TEST(FieldTexts, SayTheKeyTheValueAndWhatIsExpected)
{
    EXPECT_THAT(refused("forwards[0].kind", "sideways"),
        AllOf(HasSubstr("\"forwards[0].kind=sideways\""), HasSubstr("local, remote or dynamic")));
    EXPECT_THAT(refused("keepalive", "601"),
        AllOf(HasSubstr("\"keepalive=601\""), HasSubstr("a number of seconds from 0 to 600")));
    EXPECT_THAT(refused("keepalive", "soon"), HasSubstr("a number of seconds from 0 to 600"));
    EXPECT_THAT(refused("retry.enabled", "yes"), HasSubstr("true or false"));
    EXPECT_THAT(refused("server", "two words"), HasSubstr("\"server=two words\""));
    EXPECT_THAT(refused("credentials.methods", ""), HasSubstr("at least one of agent, key-file"));
    EXPECT_THAT(refused("credentials.keyFiles", "[1"), HasSubstr("a list is expected"));
    EXPECT_THAT(refused("credentials.keyFiles", "[1]"), HasSubstr("a list of texts is expected"));
    EXPECT_THAT(refused("proxy", "none"), HasSubstr("fields of its own, such as proxy.kind"));
    EXPECT_THAT(refused("forwards", "L:1"), HasSubstr("such as forwards[0].kind"));
    EXPECT_THAT(refused("forwards[0]", "L:1"), HasSubstr("such as forwards[0].kind"));
    EXPECT_THAT(refused("id", ""), HasSubstr("needs an id"));
}

TEST(FieldTexts, NameTheOtherFieldThatDoesNotGoWithIt)
{
    Profile profile = with("forwards[0].kind", "remote");
    profile = with("forwards[0].listen", "*:8080", profile);
    const auto local = setField(profile, "forwards[0].kind", "local");
    ASSERT_FALSE(local);
    EXPECT_THAT(sentence(local.error()), HasSubstr("forwards[0].listen"));
}

TEST(FieldTexts, NameNearKeysWhereThereIsNoSuchOne)
{
    EXPECT_THAT(refused("keepAlive", "1"), HasSubstr("did you mean keepalive?"));
    EXPECT_THAT(refused("proxy.typ", "1"), HasSubstr("there is none of this name"));
    EXPECT_THAT(refused("forward[0].listen", "1"), HasSubstr("forwards[0].listen"));
    EXPECT_THAT(refused("listen", "1"), HasSubstr("did you mean forwards[0].listen?"));
    EXPECT_THAT(refused("lissten", "1"), HasSubstr("did you mean forwards[0].listen?"));
    EXPECT_THAT(refused("credentials.keyfiles", "1"), HasSubstr("credentials.keyFiles"));
    for (const char* key : {"", "zzzz", "server.host", "forwards[x].kind", "forwards[0].kind.x", "0",
             "forwards[]", "proxy[0]", "forwards[99999999999999999999999].kind"})
        EXPECT_THAT(refused(key, "1"), HasSubstr("there is none of this name")) << key;
}

TEST(FieldTexts, TakeNoSecretAndDoNotRepeatIt)
{
    for (const char* key :
        {"password", "credentials.password", "proxy.password", "via[0].credentials.passphrase"})
        EXPECT_THAT(refused(key, "hunter2"), AllOf(HasSubstr("will ask"), Not(HasSubstr("hunter2")))) << key;
}

TEST(FieldTexts, LeaveAloneWhatIsNotSet)
{
    const auto read = readProfiles(R"({"profiles":[{"id":"a","later":1,"keepalive":999,
        "forwards":[{"later":2},{"kind":"dynamic","later":3}],"via":[{"credentials":{"later":4}}]}]})");
    ASSERT_TRUE(read);
    const Profile& before = read->profiles[0];
    Profile expected = before;
    expected.name = "x";
    EXPECT_EQ(setField(before, "name", "x"), Result<Profile>{expected});
    for (const FieldText& field : fieldTexts(before)) {
        EXPECT_THAT(field.key, Not(HasSubstr("later")));
        if (field.key == "keepalive" || field.text.empty())
            continue;
        EXPECT_EQ(setField(before, field.key, field.text), Result<Profile>{before}) << field.key;
    }
}

} // namespace
} // namespace underpass
