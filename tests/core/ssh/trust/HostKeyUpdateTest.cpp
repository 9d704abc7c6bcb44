// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeyUpdate.h"

#include "core/base/Wire.h"
#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/core/ssh/trust/SigningKey.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using test::SigningKey;
using test::words;
using testing::HasSubstr;
using Next = HostKeyUpdate::Next;

class HostKeyUpdateTest : public testing::Test
{
protected:
    HostKeyUpdateTest() { test::writeText(own, name + words(now) + "\n"); }

    [[nodiscard]] HostKeyUpdate update() const
    {
        return {HostKeys{{own, ofSsh, house}, {house}}, server, now};
    }
    static std::string listOf(const std::vector<HostKey>& keys)
    {
        WireWriter list;
        for (const HostKey& key : keys)
            list.string(key.blob);
        return list.take();
    }
    [[nodiscard]] Next considered(const std::vector<HostKey>& keys) const
    {
        return update().consider(listOf(keys)).value();
    }
    [[nodiscard]] std::string refused(const std::string& list) const
    {
        const auto next = update().consider(list);
        EXPECT_FALSE(next);
        return next ? "" : next.error().detail;
    }
    static std::string proofOf(const SigningKey& key, const std::string& sessionId)
    {
        WireWriter proven;
        proven.string("hostkeys-prove-00@openssh.com");
        proven.string(sessionId);
        proven.string(key.publicHalf().blob);
        return key.sign(proven.take());
    }
    static std::string reply(const std::vector<std::string>& proofs)
    {
        WireWriter all;
        for (const std::string& proof : proofs)
            all.string(proof);
        return all.take();
    }

    const test::TempDir folder;
    const std::filesystem::path own = folder.path() / "own";
    const std::filesystem::path ofSsh = folder.path() / "ssh";
    const std::filesystem::path house = folder.path() / "house";
    const ServerName server{"alpha", 2222};
    const std::string name = "[alpha]:2222 ";
    const std::string session = "the session";
    const HostKey now = test::madeUpKey('n');
    const HostKey old = test::madeUpKey('o');
    const SigningKey fresh;
    const SigningKey another;
};

TEST_F(HostKeyUpdateTest, KeepsWhatTheServerHasProven)
{
    HostKeyUpdate it = update();
    ASSERT_EQ(
        it.consider(listOf({now, fresh.publicHalf(), another.publicHalf()})).value(), Next::AskForProof);
    EXPECT_EQ(it.question(), listOf({fresh.publicHalf(), another.publicHalf()}));
    ASSERT_TRUE(it.judge(session, reply({proofOf(fresh, session), proofOf(another, session)})));
    ASSERT_TRUE(it.finish());
    EXPECT_EQ(test::readText(own),
        name + words(now) + "\n" + name + words(fresh.publicHalf()) + "\n" + name
            + words(another.publicHalf()) + "\n");
}

TEST_F(HostKeyUpdateTest, BelievesNoOtherProof)
{
    HostKeyUpdate it = update();
    ASSERT_EQ(it.consider(listOf({fresh.publicHalf(), now})).value(), Next::AskForProof);
    const std::string right = proofOf(fresh, session);
    for (const std::string& wrong :
        {reply({proofOf(fresh, "another session")}), reply({proofOf(another, session)}),
            reply({right.substr(0, right.size() - 1)}), reply({right + "x"}), reply({right, right}), right,
            std::string{}, reply({""}), reply({fresh.sign("")})})
        EXPECT_FALSE(it.judge(session, wrong));
    EXPECT_FALSE(it.judge("", reply({proofOf(fresh, "")}))) << "That ties it to nothing.";
    EXPECT_TRUE(it.judge(session, reply({right})));
}

TEST_F(HostKeyUpdateTest, TakesOutWhatTheServerDoesNotListAnyMore)
{
    const std::string others = "beta " + words(fresh.publicHalf()) + "\n";
    test::writeText(own, name + words(old) + "\n" + others + name + words(now) + "\n");
    HostKeyUpdate it = update();
    ASSERT_EQ(it.consider(listOf({now})).value(), Next::Forget);
    ASSERT_TRUE(it.finish());
    EXPECT_EQ(test::readText(own), others + name + words(now) + "\n");
}

TEST_F(HostKeyUpdateTest, HasNothingToDoWhereAllIsKnown)
{
    EXPECT_EQ(considered({now}), Next::Nothing);
    EXPECT_EQ(considered({}), Next::Nothing);
    test::writeText(ofSsh, name + words(fresh.publicHalf()));
    EXPECT_EQ(considered({now, fresh.publicHalf()}), Next::Nothing);
}

// As ssh does: who has written that by hand knows better.
TEST_F(HostKeyUpdateTest, LeavesWhatWasWrittenByHandAlone)
{
    const std::vector<HostKey> list{now, fresh.publicHalf()};
    for (const std::string& line : {"* " + words(now), "[alpha]:* " + words(now),
             "[alpha]:2222,b,c " + words(now), "@revoked " + name + words(old),
             "@cert-authority *,![x " + words(old), "beta " + words(fresh.publicHalf())}) {
        test::writeText(ofSsh, line);
        EXPECT_EQ(considered(list), Next::Nothing) << line;
    }
    test::writeText(ofSsh, "[alpha]:2222,beta " + words(now));
    EXPECT_EQ(considered(list), Next::AskForProof);
    test::writeText(ofSsh, "");
    test::writeText(house, "@revoked * " + words(old));
    EXPECT_EQ(considered(list), Next::AskForProof) << "The house's files are not the person's.";
    test::writeText(own, name + words(now) + "\n" + name + words(old) + "\nbeta " + words(old));
    EXPECT_EQ(considered({now}), Next::Nothing) << "It is still another's.";
    std::filesystem::remove(ofSsh);
    std::filesystem::create_directory(ofSsh);
    EXPECT_EQ(considered(list), Next::Nothing) << "Nobody knows what is in there.";
}

TEST_F(HostKeyUpdateTest, BelievesNoListThatIsNoHonestOne)
{
    EXPECT_THAT(refused(listOf({fresh.publicHalf()})), HasSubstr("lacks the key"));
    EXPECT_THAT(refused(listOf({now, fresh.publicHalf(), now})), HasSubstr("twice"));
    const std::string whole = listOf({now, fresh.publicHalf()});
    EXPECT_THAT(refused(whole.substr(0, whole.size() - 1)), HasSubstr("cut off"));
    std::vector<HostKey> many{now};
    for (int i = 0; i < 10'000; ++i)
        many.push_back(SigningKey{}.publicHalf());
    EXPECT_THAT(refused(listOf(many)), HasSubstr("longer than"));
}

TEST_F(HostKeyUpdateTest, PassesOverKindsThatAreNotUsedHere)
{
    WireWriter certificate;
    certificate.string("ssh-ed25519-cert-v01@openssh.com");
    certificate.string("nonce");
    const HostKey half{"ssh-ed25519", fresh.publicHalf().blob.substr(0, 40)};
    EXPECT_EQ(considered({now, {"", certificate.take()}, half, {"", "x"}, {"", ""}}), Next::Nothing);
}

TEST_F(HostKeyUpdateTest, SaysThatAFileCannotBeWritten)
{
    std::filesystem::remove(own);
    std::filesystem::create_directory(own);
    HostKeyUpdate it{HostKeys{{own / "there" / "is", ofSsh}, {}}, server, now};
    test::writeText(ofSsh, name + words(now));
    ASSERT_EQ(it.consider(listOf({now, fresh.publicHalf()})).value(), Next::AskForProof);
    std::filesystem::remove(own);
    test::writeText(own, "a file where a folder is needed");
    const auto kept = it.finish();
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::HostKeysNotLearnt);
}

TEST_F(HostKeyUpdateTest, IsForWhoIsKnownFromThePersonsOwnFiles)
{
    const HostKeys keys{{own, ofSsh, house}, {house}};
    EXPECT_TRUE(keys.check(server, now).mayTeach);
    test::writeText(own, "");
    test::writeText(house, name + words(now));
    EXPECT_EQ(keys.check(server, now).kind, HostKeyVerdict::Kind::Trusted);
    EXPECT_FALSE(keys.check(server, now).mayTeach);
    test::writeText(ofSsh, name + words(now));
    EXPECT_TRUE(keys.check(server, now).mayTeach);
    test::writeText(ofSsh, "alpha " + words(now));
    EXPECT_FALSE(keys.check(server, now).mayTeach) << "Under another name.";
}

} // namespace
} // namespace underpass
