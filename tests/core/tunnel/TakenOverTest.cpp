// SPDX-License-Identifier: MIT
#include "core/tunnel/TakenOver.h"

#include "core/profile/FieldTexts.h"
#include "tests/support/Profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::ElementsAre;
using testing::IsEmpty;

Profile with(const Profile& profile, const std::string& key, const std::string& text)
{
    return setField(profile, key, text).value();
}

TEST(EditEffect, OfWhatIsTheSameIsNone)
{
    EXPECT_EQ(effectOf(profileFor("a"), profileFor("a")), EditEffect{});
}

TEST(EditEffect, IsAtOnceForForwardsNameGroupsRetryAndAutostart)
{
    Profile edited = profileFor("a");
    edited.name = "Other words";
    edited.autostart = true;
    edited.groups = {"work"};
    edited.retry.enabled = false;
    edited.forwards.push_back(edited.forwards.front());
    edited.forwards[0].programs = {"thunderbird"};
    EXPECT_EQ(effectOf(profileFor("a"), edited), EditEffect{});
}

TEST(EditEffect, IsANewConnectionForWhateverLeadsToTheServerOrProvesWhoWeAre)
{
    const Profile before = profileFor("a");
    for (const auto& [key, text] :
        std::vector<std::pair<std::string, std::string>>{{"server", "b.example.org"}, {"account", "ben"},
            {"credentials.methods", "password"}, {"credentials.keyFiles", "/k"}, {"credentials.agent", "/a"},
            {"hostKeyAlias", "x"}, {"oldAlgorithms", "ssh-rsa"}, {"proxy.kind", "system"}}) {
        const EditEffect effect = effectOf(before, with(before, key, text));
        EXPECT_THAT(effect.anew, ElementsAre(key));
        EXPECT_THAT(effect.later, IsEmpty());
    }
    const Profile jumping = with(before, "via[0].server", "gate.example.org");
    EXPECT_THAT(effectOf(before, jumping).anew, ElementsAre("via"));
    EXPECT_THAT(effectOf(jumping, before).anew, ElementsAre("via")) << "Also where one is gone.";
    const Profile twice = with(jumping, "via[1].server", "inner.example.org");
    EXPECT_THAT(effectOf(twice, jumping).anew, ElementsAre("via"));
}

TEST(EditEffect, IsOfTheNextConnectionForHowItIsWatchedAndShared)
{
    const Profile before = profileFor("a");
    for (const auto& [key, text] : std::vector<std::pair<std::string, std::string>>{
             {"keepalive", "7"}, {"oneConnection", "always"}, {"credentials.remember", "false"}}) {
        EXPECT_THAT(effectOf(before, with(before, key, text)).later, ElementsAre(key));
        EXPECT_THAT(effectOf(before, with(before, key, text)).anew, IsEmpty());
    }
}

} // namespace
} // namespace underpass
