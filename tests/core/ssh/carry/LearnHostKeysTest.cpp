// SPDX-License-Identifier: MIT
#include "core/ssh/carry/LearnHostKeys.h"

#include "tests/core/ssh/trust/MadeUpKeys.h"
#include "tests/core/ssh/trust/SigningKey.h"
#include "tests/support/PlayedServer.h"
#include "tests/support/TempDir.h"
#include "tests/support/TextFile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The server has no session here, so no proof of its is ever right: nothing may be kept.
class LearnHostKeysTest : public testing::Test
{
protected:
    LearnHostKeysTest() { writeText(file, before); }
    ~LearnHostKeysTest() override { EXPECT_EQ(readText(file), before); }

    void says(const std::string& packets)
    {
        server.says(packets);
        learning.look();
    }
    [[nodiscard]] std::vector<std::string> newlyHeard()
    {
        const std::string bytes{server.engine().output().startSending()};
        server.engine().output().sent();
        return messagesIn(bytes);
    }
    static std::string lists(const std::vector<HostKey>& keys)
    {
        std::string all = text("hostkeys-00@openssh.com") + '\0';
        for (const HostKey& key : keys)
            all += text(key.blob);
        return packet(globalRequest, all);
    }

    const TempDir folder;
    const std::filesystem::path file = folder.path() / "known_hosts";
    const HostKey known = madeUpKey('k');
    const SigningKey further;
    const std::string before = "[alpha]:2222 " + words(known) + "\n";
    const std::string question
        = globalRequest + text("hostkeys-prove-00@openssh.com") + '\1' + text(further.publicHalf().blob);
    std::vector<std::string> notes;
    PlayedServer server;
    LearnHostKeys learning{server.engine(), {HostKeys{{file}, {}}, {"alpha", 2222}, known},
        [this](const Error& why) { notes.push_back(why.detail); }};
};

TEST_F(LearnHostKeysTest, AsksOnceForAProofOfWhatIsNew)
{
    learning.look();
    EXPECT_THAT(newlyHeard(), IsEmpty());
    says(lists({known, further.publicHalf()}));
    EXPECT_THAT(newlyHeard(), ElementsAre(question));
    says(lists({known, SigningKey{}.publicHalf()}));
    EXPECT_THAT(newlyHeard(), IsEmpty()) << "The first list counts.";
    EXPECT_THAT(notes, IsEmpty()) << "Nothing waits for the answer.";
}

TEST_F(LearnHostKeysTest, SaysOfNoProofAndOfAWrongOneThatNothingWasKept)
{
    const std::string proof = further.sign("something else");
    for (const std::string& answer : {packet(requestFailure), packet(requestSuccess),
             packet(requestSuccess, text(proof)), packet(requestSuccess, number(0xffffffff)),
             packet(requestSuccess, text(std::string(30'000, 'x')))}) {
        notes.clear();
        PlayedServer one;
        LearnHostKeys its{one.engine(), {HostKeys{{file}, {}}, {"alpha", 2222}, known},
            [this](const Error& why) { notes.push_back(why.detail); }};
        one.says(lists({known, further.publicHalf()}));
        its.look();
        one.says(answer);
        its.look();
        EXPECT_THAT(notes, ElementsAre(HasSubstr("prove")));
        one.says(answer + lists({known, further.publicHalf()}));
        its.look();
        EXPECT_EQ(notes.size(), 1U);
    }
}

TEST_F(LearnHostKeysTest, AsksNothingWhereTheListIsNoHonestOne)
{
    says(lists({further.publicHalf()}));
    EXPECT_THAT(newlyHeard(), IsEmpty());
    EXPECT_THAT(notes, ElementsAre(HasSubstr("lacks the key")));
}

TEST_F(LearnHostKeysTest, HearsNothingElse)
{
    says(packet(globalRequest, text("hostkeys-01@openssh.com") + '\0' + text(further.publicHalf().blob)));
    says(packet(requestSuccess, text(further.publicHalf().blob)));
    EXPECT_THAT(newlyHeard(), IsEmpty());
    EXPECT_THAT(notes, IsEmpty());
}

} // namespace
} // namespace underpass::test
