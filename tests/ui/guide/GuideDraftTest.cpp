// SPDX-License-Identifier: MIT
#include "ui/guide/GuideDraft.h"

#include "tests/ui/Example.h"
#include "ui/profile/ForwardPresets.h"

#include <gmock/gmock.h>

namespace underpass {
namespace {

const WhyNotListen nothingIsTaken = [](const Endpoint&) { return std::nullopt; };

std::vector<std::string> forwardsOf(const Profile& profile)
{
    std::vector<std::string> forwards;
    for (const Forward& forward : profile.forwards)
        forwards.push_back(toString(forward));
    return forwards;
}

GuideDraft mailAt(const QString& server)
{
    GuideDraft draft;
    draft.server = *readServer(server);
    draft.account = "anna";
    draft.ports = {110, 587};
    return draft;
}

TEST(ForwardPresets, TakeTheNextPortWhereTheirsIsTaken)
{
    const Forward forward
        = makeForward(forwardPresets().front(), [](std::uint16_t port) { return port < 1113; });
    EXPECT_EQ(toString(forward.listen), "localhost:1113");
    EXPECT_EQ(toString(*forward.target), "localhost:110");
}

TEST(GuideDraft, UnderstandsAServerAsPeopleHaveIt)
{
    for (const char* typed : {"anna@mail.example.org:2222", " ssh://anna@mail.example.org:2222 ",
             "ssh -p 2222 anna@mail.example.org", "plink -P 2222 -l anna mail.example.org"}) {
        const auto read = readServer(typed);
        ASSERT_TRUE(read) << typed;
        EXPECT_EQ(read->profile.server, (Endpoint{"mail.example.org", 2222})) << typed;
        EXPECT_EQ(read->profile.account, "anna") << typed;
    }
    EXPECT_TRUE(readServer("")->profile.server.host.empty());
    EXPECT_FALSE(readServer("two words"));
    EXPECT_FALSE(readServer("anna:secret@mail.example.org")) << "a password stays out of the profile";
}

TEST(GuideDraft, MakesAProfileThatCanBeSaved)
{
    const Profile profile = profileOf(mailAt("mail.example.org"), {}, nothingIsTaken);
    EXPECT_TRUE(validate(profile).empty());
    EXPECT_EQ(profile.name, "Mail");
    EXPECT_EQ(forwardsOf(profile),
        (std::vector<std::string>{"L 1110 -> localhost:110", "L 1587 -> localhost:587"}));
    EXPECT_EQ(profileOf(mailAt("mail.example.org"), {profile}, nothingIsTaken).name, "Mail (2)");
}

TEST(GuideDraft, ListensWhereNobodyElseDoes)
{
    const WhyNotListen taken = [](const Endpoint& listen) -> std::optional<Error> {
        if (listen.port == 1110)
            return Error{ErrorCode::PortInUse, toString(listen), "mail (pid 7, bert)"};
        return std::nullopt;
    };
    const Profile mine = profileOf(mailAt("mail.example.org"), {}, taken);
    EXPECT_EQ(mine.forwards.at(0).listen.port, 1111);
    const Profile second = profileOf(mailAt("mail.example.org"), {mine}, taken);
    EXPECT_EQ(second.forwards.at(0).listen.port, 1112) << "nor where another profile does";
    EXPECT_EQ(second.forwards.at(1).listen.port, 1588);
}

TEST(GuideDraft, KeepsThePortsOfItsOwnFirstTry)
{
    const Profile before = profileOf(mailAt("mail.exmaple.org"), {}, nothingIsTaken);
    const WhyNotListen itListensStill = [&](const Endpoint& listen) -> std::optional<Error> {
        return listen.port < 1600 ? std::optional{Error{ErrorCode::PortInUse, toString(listen), {}}}
                                  : std::nullopt;
    };
    const Profile again = profileOf(mailAt("mail.example.org"), {before}, itListensStill, before);
    EXPECT_EQ(again.id, before.id);
    EXPECT_EQ(again.name, before.name);
    EXPECT_EQ(forwardsOf(again), forwardsOf(before));
    EXPECT_EQ(again.server.host, "mail.example.org");
}

TEST(GuideDraft, StaysAtThePortThatWasChosenInPlaceOfATakenOne)
{
    Profile before = profileOf(mailAt("mail.example.org"), {}, nothingIsTaken);
    before.forwards.at(0).listen.port = 1115;
    const Profile again = profileOf(mailAt("mail.example.org"), {before}, nothingIsTaken, before);
    EXPECT_EQ(again.forwards.at(0).listen.port, 1115);
    EXPECT_EQ(again.forwards.at(1).listen.port, 1587);
}

TEST(GuideDraft, TakesThePortThatACommandSaysAlsoTheSecondTime)
{
    const auto made = [](const QString& command, const Profile& before) {
        return profileOf(mailAt(command), before.id.empty() ? std::vector<Profile>{} : std::vector{before},
            nothingIsTaken, before);
    };
    const Profile first = made("ssh -L 8080:a:80 -L 8081:a:80 anna@web.example.org", {});
    EXPECT_EQ(
        forwardsOf(made("ssh -L 8080:a:80 -L 8081:a:80 anna@web.example.org", first)), forwardsOf(first));
    EXPECT_EQ(made("ssh -L 9090:a:80 anna@web.example.org", first).forwards.at(0).listen.port, 9090);
}

TEST(GuideDraft, TakesWhatACommandSaysInPlaceOfServices)
{
    const Profile profile = profileOf(
        mailAt("ssh -J gate.example.org -L 8080:intern:80 -R 9000:localhost:9 -p 2222 anna@web.example.org"),
        {}, nothingIsTaken);
    EXPECT_EQ(
        forwardsOf(profile), (std::vector<std::string>{"L 8080 -> intern:80", "R 9000 -> localhost:9"}));
    EXPECT_EQ(profile.via.size(), 1U);
    EXPECT_TRUE(validate(profile).empty());
}

TEST(GuideDraft, ReachesTheMachineThatIsNamed)
{
    GuideDraft draft = mailAt("gate.example.org");
    draft.machine = "intern.example.org";
    draft.ports = {995, 12345, 443};
    EXPECT_EQ(forwardsOf(profileOf(draft, {}, nothingIsTaken)),
        (std::vector<std::string>{"L 1995 -> intern.example.org:995", "L 12345 -> intern.example.org:12345",
            "L 10443 -> intern.example.org:443"}));
}

TEST(GuideDraft, MakesAProxyForWhateverABrowserOpens)
{
    GuideDraft draft = mailAt("gate.example.org");
    draft.purpose = Purpose::AnyPage;
    EXPECT_EQ(forwardsOf(profileOf(draft, {}, nothingIsTaken)), (std::vector<std::string>{"D 1080"}));
}

TEST(Purpose, OffersTlsForEachKindOfMail)
{
    EXPECT_EQ(inTls(110), 995);
    EXPECT_EQ(inTls(143), 993);
    EXPECT_EQ(inTls(587), 465);
    EXPECT_EQ(inTls(3389), 3389);
}

} // namespace
} // namespace underpass
