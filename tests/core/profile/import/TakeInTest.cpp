// SPDX-License-Identifier: MIT
#include "core/profile/import/TakeIn.h"

#include "tests/core/profile/import/Expectations.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ImportedSession sessionAt(const std::string& name, std::uint16_t port, const std::string& account = "anna")
{
    SshOptions options{{}};
    options.address("mail.example.org");
    if (!account.empty())
        options.account(account);
    if (port != 0)
        options.forward(ForwardKind::Local, std::to_string(port) + ":localhost:110");
    return sessionOf(name, options);
}

std::vector<std::string> outcomesOf(const std::vector<TakenSession>& all)
{
    std::vector<std::string> names;
    for (const TakenSession& each : all)
        names.emplace_back(name(each.as));
    return names;
}

std::string changesOf(const TakenSession& session)
{
    std::string all;
    for (const Remark& each : session.remarks)
        all += (each.isChange ? "changed " : "not taken ") + each.what + ": " + say(each.why) + "\n";
    return all;
}

class TakeIn : public testing::Test
{
protected:
    std::vector<TakenSession> take(std::vector<ImportedSession> sessions, const std::string& account = "me")
    {
        return takeIn(m_profiles, {std::move(sessions), {}}, account);
    }
    std::vector<Profile> m_profiles;
};

TEST_F(TakeIn, ChangesNothingTheSecondTime)
{
    const std::vector<ImportedSession> sessions{
        sessionAt("Mail", 1110), sessionAt("Mail", 1110), sessionAt("Other", 1110, ""), sessionAt("None", 0)};
    EXPECT_THAT(outcomesOf(take(sessions)), ElementsAre("added", "added", "added", "left-out"));
    const std::vector<Profile> before = m_profiles;
    EXPECT_THAT(outcomesOf(take(sessions)),
        ElementsAre("already-there", "already-there", "already-there", "left-out"));
    EXPECT_EQ(m_profiles, before);
    EXPECT_EQ(m_profiles[1].name, "Mail (2)");
    EXPECT_EQ(m_profiles[1].forwards[0].listen.port, 1111);
    EXPECT_EQ(m_profiles[2].forwards[0].listen.port, 1112);
}

TEST_F(TakeIn, LeavesAProfileAsItIsThatAPersonHasChanged)
{
    take({sessionAt("Mail", 1110)});
    m_profiles[0].autostart = true;
    m_profiles[0].groups = {"work"};
    m_profiles[0].forwards[0].programs = {"thunderbird"};
    m_profiles[0].credentials.remember = false;
    EXPECT_THAT(outcomesOf(take({sessionAt("Mail", 1110)})), ElementsAre("already-there"));
    m_profiles[0].server.port = 2222;
    m_profiles[0].forwards[0].target->port = 995;
    const std::vector<Profile> before = m_profiles;
    const auto taken = take({sessionAt("Mail", 1110)});
    EXPECT_THAT(outcomesOf(taken), ElementsAre("different"));
    EXPECT_THAT(say(taken[0].why.value()), HasSubstr("(server, forwards)"));
    EXPECT_EQ(taken[0].id, m_profiles[0].id);
    EXPECT_EQ(m_profiles, before);
}

TEST_F(TakeIn, SaysWhatItMadeOtherwise)
{
    take({sessionAt("First", 1110)});
    ImportedSession open = sessionAt("Second", 1110, "");
    Forward& forward = open.draft.profile.forwards[0];
    forward.listen.host = "0.0.0.0";
    forward.who = WhoMayConnect::EveryoneOnThisPc;
    open.draft.profile.forwards.push_back(forward);
    open.draft.profile.credentials.keyFiles = {"relative", "~/.ssh/id"};
    const auto taken = take({open});
    ASSERT_THAT(outcomesOf(taken), ElementsAre("added"));
    const Profile& made = m_profiles.at(1);
    EXPECT_EQ(made.account, "me");
    ASSERT_THAT(made.forwards, SizeIs(1)) << "It cannot listen there twice.";
    EXPECT_EQ(made.forwards[0].listen, (Endpoint{"localhost", 1111}));
    EXPECT_EQ(made.forwards[0].who, WhoMayConnect::OnlyMe);
    EXPECT_THAT(made.credentials.keyFiles, ElementsAre("~/.ssh/id"));
    const std::string said = changesOf(taken[0]);
    EXPECT_THAT(
        said, HasSubstr("changed account: No account is named there. Yours on this PC was taken: me."));
    EXPECT_THAT(said, HasSubstr("0.0.0.0:1110 would listen for other machines"));
    EXPECT_THAT(said, HasSubstr("for you only"));
    EXPECT_THAT(said, HasSubstr("not taken -i relative"));
    EXPECT_THAT(said, HasSubstr("is a port of the profile \"First\". Made localhost:1111."));
}

TEST_F(TakeIn, GivesForwardsOnlyToThoseThatHaveNone)
{
    const Forward forward = parseSshForward(ForwardKind::Local, "2110:localhost:110").value();
    const Imported all{{sessionAt("Without", 0), sessionAt("With", 1110)}, {}};
    EXPECT_THAT(outcomesOf(takeIn(m_profiles, all, "me", {&forward, 1})), ElementsAre("added", "added"));
    EXPECT_EQ(m_profiles[0].forwards[0].listen.port, 2110);
    EXPECT_EQ(m_profiles[1].forwards[0].listen.port, 1110);
}

TEST_F(TakeIn, LeavesOutWhatCannotBeAProfile)
{
    const auto taken = take({sessionAt("No account", 1110, "")}, "");
    EXPECT_THAT(outcomesOf(taken), ElementsAre("left-out"));
    EXPECT_THAT(say(taken[0].why.value()), HasSubstr("account"));
    ImportedSession out = sessionAt("Out", 1110);
    out.leftOut = Sentence{leftOut::noSsh};
    EXPECT_THAT(outcomesOf(take({out})), ElementsAre("left-out"));
    EXPECT_THAT(m_profiles, IsEmpty());
}

TEST_F(TakeIn, KeepsNoMoreThanAProfileFileHolds)
{
    std::vector<ImportedSession> many;
    for (int i = 0; i < 1002; ++i)
        many.push_back(sessionAt("s" + std::to_string(i), static_cast<std::uint16_t>(2000 + i)));
    const auto taken = take(many);
    EXPECT_THAT(m_profiles, SizeIs(1000));
    EXPECT_EQ(taken.back().as, TakenAs::LeftOut);
    EXPECT_THAT(say(taken.back().why.value()), HasSubstr("no more can be kept"));
    EXPECT_EQ(take({many.front()})[0].as, TakenAs::AlreadyThere);
}

TEST_F(TakeIn, TakesNoKeyThatCannotBeOneToJumpHostsEither)
{
    const std::string whole = std::filesystem::absolute("/keys/b").string();
    ImportedSession session = sessionAt("Mail", 1110);
    session.draft.profile.via.push_back({.server = {"gate", 22}, .account = "anna", .credentials = {}});
    for (Credentials* each : {&session.draft.profile.credentials, &session.draft.profile.via[0].credentials})
        each->keyFiles = {"relative", whole + "\nProxyCommand=calc", whole};
    const auto taken = take({session});
    ASSERT_THAT(outcomesOf(taken), ElementsAre("added"));
    EXPECT_THAT(m_profiles[0].credentials.keyFiles, ElementsAre(whole));
    EXPECT_THAT(m_profiles[0].via[0].credentials.keyFiles, ElementsAre(whole));
    EXPECT_THAT(taken[0].remarks, SizeIs(2)) << "Each is said once. " << changesOf(taken[0]);
}

TEST_F(TakeIn, MovesAPortOnceHoweverManyHaveIt)
{
    take({sessionAt("A", 1110), sessionAt("B", 1200)});
    m_profiles[1].forwards[0].listen.port = 1110;
    const auto taken = take({sessionAt("C", 1110)});
    EXPECT_EQ(m_profiles[2].forwards[0].listen.port, 1111);
    EXPECT_THAT(taken[0].remarks, SizeIs(1));
}

TEST_F(TakeIn, SaysOfAnOwnFileWhatDoesNotStayAsItWas)
{
    ImportedSession session = sessionAt("Mail", 1110);
    session.draft.profile.autostart = true;
    session.draft.profile.forwards[0].who = WhoMayConnect::MeAndServices;
    const auto taken = take({session});
    EXPECT_FALSE(m_profiles[0].autostart);
    EXPECT_THAT(changesOf(taken[0]), HasSubstr("changed autostart: It would have connected by itself."));
    EXPECT_THAT(changesOf(taken[0]), HasSubstr("for you only"));
}

} // namespace
} // namespace underpass
