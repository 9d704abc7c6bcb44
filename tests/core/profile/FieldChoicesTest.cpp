// SPDX-License-Identifier: MIT
#include "core/profile/FieldChoices.h"

#include "core/base/Error.h"
#include "core/profile/FieldTexts.h"
#include "tests/support/Profiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FieldChoices, AreTheWordsThatAFieldMayHave)
{
    EXPECT_THAT(fieldChoices("autostart"), ElementsAre("true", "false"));
    EXPECT_THAT(fieldChoices("retry.enabled"), ElementsAre("true", "false"));
    EXPECT_THAT(fieldChoices("proxy.kind"), ElementsAre("none", "socks5", "http", "system"));
    for (const char* key : {"forwards[0].kind", "forwards[12].kind", "forwards.3.kind"})
        EXPECT_THAT(fieldChoices(key), ElementsAre("local", "remote", "dynamic")) << key;
    EXPECT_THAT(fieldChoices("via[1].credentials.methods"),
        ElementsAre("agent", "key-file", "password", "keyboard-interactive"));
    for (const char* key :
        {"name", "server", "forwards", "forwards[0]", "nonsense", "", "[", "forwards[", "a.1"})
        EXPECT_THAT(fieldChoices(key), IsEmpty()) << key;
}

TEST(FieldChoices, AreAllTakenByTheFields)
{
    Profile profile = test::profileFor("a");
    profile.via.emplace_back().server = {"gate.example.org", 22};
    for (const std::string& key : fieldKeys()) {
        for (const std::string& word : fieldChoices(key))
            EXPECT_TRUE(setField(profile, key, word)) << key << '=' << word;
    }
}

} // namespace
} // namespace underpass
