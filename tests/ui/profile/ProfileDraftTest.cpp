// SPDX-License-Identifier: MIT
#include "ui/profile/ProfileDraft.h"

#include "tests/ui/Example.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

TEST(ProfileDraft, EveryWayToLogInIsReadBack)
{
    for (const LogInChoice choice : logInChoices())
        EXPECT_EQ(choiceOf(Credentials{methodsOf(choice), {}, true}), choice);
    EXPECT_EQ(
        choiceOf(Credentials{{LogInWith::Password, LogInWith::Agent}, {}, true}), LogInChoice::Anything);
}

TEST(ProfileDraft, SaysTheWholeWay)
{
    Profile profile = longWay();
    QString way = wayText(profile);
    way.remove(QChar{0x2068}).remove(QChar{0x2069});
    EXPECT_EQ(way,
        "this PC › SOCKS5 proxy proxy.example.org:1080 › gate.example.org:22 › inner.example.net:2222 › "
        "web.example.org:22");
}

} // namespace
} // namespace underpass
