// SPDX-License-Identifier: MIT
#include "core/ssh/engine/Offer.h"

#include "core/ssh/engine/Engine.h"
#include "tests/support/Packets.h"

#include <cstring>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

using namespace underpass::test;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr auto gcm = "aes128-gcm@openssh.com";

// A server that has what we have, but for what a test says.
struct Server
{
    std::string exchange = "curve25519-sha256";
    std::string hostKey = "ssh-ed25519";
    std::string cipher = "aes128-ctr";
    std::string mac = "hmac-sha2-256";
    std::string compression = "none";
    std::string cipherBack = {}; // Empty: the same.

    [[nodiscard]] std::string message() const
    {
        std::string all = keyExchangeInit + std::string(16, 'c') + text(exchange) + text(hostKey)
            + text(cipher) + text(cipherBack.empty() ? cipher : cipherBack);
        for (const std::string& list : {mac, mac, compression, compression, std::string{}, std::string{}})
            all += text(list);
        return all + '\0' + number(0);
    }
    [[nodiscard]] std::optional<Error> with(const Names& permitted = {}) const
    {
        const auto offer = readOffer(message());
        return offer ? nothingInCommon(*offer, methodsFor({}, permitted)) : Error{};
    }
    [[nodiscard]] std::string sentences() const { return sentence(with().value_or(Error{})); }
};

const Server oldSwitch{"diffie-hellman-group14-sha1,diffie-hellman-group1-sha1", "ssh-rsa,ssh-dss",
    "aes256-cbc,3des-cbc", "hmac-sha1,hmac-md5"};

TEST(Offer, HasSomethingInCommonWithAModernServer)
{
    EXPECT_EQ(Server{}.with(), std::nullopt);
}

TEST(Offer, NamesTheKindThatIsMissingWithBothLists)
{
    const std::pair<Server, const char*> cases[] = {
        {{.exchange = "new-one"}, "For the key exchange the server has \"new-one\", and Underpass \"mlkem"},
        {{.hostKey = "new-one"}, "For its host key the server has \"new-one\", and Underpass \"ssh-ed25519"},
        {{.cipher = "new-one"}, "For encryption (cipher) the server has \"new-one\", and Underpass \"aes128"},
        {{.mac = "new-one"}, "(MAC) the server has \"new-one\", and Underpass \"hmac-sha2-256-etm"},
        {{.compression = "new-one"}, "For compression the server has \"new-one\", and Underpass \"none\"."},
    };
    for (const auto& [server, words] : cases) {
        const Error why = server.with().value();
        EXPECT_EQ(why.code, ErrorCode::NoCommonAlgorithm);
        EXPECT_THAT(sentence(why), HasSubstr(words));
        EXPECT_THAT(sentence(why), EndsWith("or look for a newer Underpass."));
        EXPECT_EQ(why.more.size(), 2U) << "Only that kind, once: " << sentence(why);
        EXPECT_THAT(sentence(why), Not(HasSubstr("safe")));
    }
}

TEST(Offer, LooksAtBothWays)
{
    EXPECT_THAT((Server{.cipherBack = "new-one"}.sentences()), HasSubstr("the server has \"new-one\""));
}

TEST(Offer, NeedsNoMacWhereTheCipherChecksItself)
{
    EXPECT_EQ((Server{.cipher = gcm, .mac = "umac-128@openssh.com"}.with()), std::nullopt);
    EXPECT_NE((Server{.cipher = "aes128-ctr", .mac = "umac-128@openssh.com"}.with()), std::nullopt);
}

TEST(Offer, SaysWhatOfTheOldCanBePermitted)
{
    const Error why = oldSwitch.with().value();
    EXPECT_EQ(why.code, ErrorCode::OldAlgorithmsOnly);
    EXPECT_THAT(sentence(why),
        EndsWith("in the profile (oldAlgorithms): diffie-hellman-group14-sha1, diffie-hellman-group1-sha1, "
                 "ssh-rsa, aes256-cbc, 3des-cbc, hmac-sha1."));
    EXPECT_EQ(why.more.size(), 5U) << "Four kinds, and what to do.";
}

TEST(Offer, IsInCommonOncePermitted)
{
    EXPECT_EQ(
        oldSwitch.with({"ssh-rsa", "diffie-hellman-group14-sha1", "aes256-cbc", "hmac-sha1"}), std::nullopt);
    EXPECT_EQ(oldSwitch.with({"ssh-rsa", "diffie-hellman-group14-sha1", "aes256-cbc"})->more.size(), 2U);
}

TEST(Offer, SaysWhatIsTooOldForAnybody)
{
    const Error why = Server{.cipher = "arcfour,blowfish-cbc"}.with().value();
    EXPECT_EQ(why.code, ErrorCode::NoCommonAlgorithm);
    EXPECT_THAT(sentence(why), HasSubstr("too old to be used, and cannot be permitted"));
}

TEST(Offer, PromisesNothingWhereOnlyAPartCouldBePermitted)
{
    const Error why = Server{.exchange = "new-one", .hostKey = "ssh-rsa"}.with().value();
    EXPECT_EQ(why.code, ErrorCode::NoCommonAlgorithm);
    EXPECT_THAT(sentence(why), Not(HasSubstr("oldAlgorithms")));
}

TEST(Offer, ShowsTheServersNamesCleanedAndBounded)
{
    const std::string evil
        = Server{.cipher = "\x1b[31mred\xe2\x80\xae" + std::string(100'000, 'x')}.sentences();
    EXPECT_THAT(evil, Not(HasSubstr("\x1b")));
    EXPECT_THAT(evil, Not(HasSubstr("\xe2\x80\xae")));
    EXPECT_LT(evil.size(), 1000U);
    std::string many;
    for (int i = 0; i < 20'000; ++i)
        many += "%1,";
    EXPECT_LT((Server{.cipher = many}.sentences().size()), 1000U);
}

TEST(Offer, IsNotReadWhereItIsCutOff)
{
    const std::string whole = Server{}.message();
    constexpr std::size_t languagesAndRest = 4 + 4 + 1 + 4;
    for (std::size_t size = 0; size < whole.size() - languagesAndRest; ++size)
        EXPECT_EQ(readOffer(whole.substr(0, size)), std::nullopt) << size;
    EXPECT_NE(readOffer(whole), std::nullopt);
}

TEST(Methods, HaveNothingOldUnlessItIsPermitted)
{
    const Methods methods = methodsFor({"ssh-rsa", "ssh-dss"}, {});
    for (const Names& names : methods.lists)
        EXPECT_THAT(oldOnesAmong(names), ElementsAre());
}

TEST(Methods, HaveWhatIsPermittedAtTheEndAndNothingElse)
{
    const Methods methods = methodsFor({}, {"ssh-rsa", "3des-cbc", "arcfour", "curve25519-sha256"});
    EXPECT_EQ(methods.of(MethodKind::HostKey).back(), "ssh-rsa");
    EXPECT_EQ(methods.of(MethodKind::Cipher).back(), "3des-cbc");
    EXPECT_EQ(methods.of(MethodKind::Cipher).size(), methodsFor({}, {}).of(MethodKind::Cipher).size() + 1);
    EXPECT_EQ(methods.of(MethodKind::KeyExchange), methodsFor({}, {}).of(MethodKind::KeyExchange));
}

TEST(Methods, AskFirstForTheHostKeyThatIsOnRecord)
{
    EXPECT_EQ(methodsFor({"ecdsa-sha2-nistp384"}, {}).of(MethodKind::HostKey).front(), "ecdsa-sha2-nistp384");
    EXPECT_EQ(methodsFor({"ssh-rsa"}, {"ssh-rsa"}).of(MethodKind::HostKey).front(), "rsa-sha2-512");
}

// What this libssh2 does not have is neither offered nor said to be had.
TEST(Methods, AreSaidAsTheyAreOffered)
{
    const auto engine = std::move(*Engine::create({}, std::make_shared<WindowBudget>()));
    const auto feed = [&](const std::string& bytes) {
        std::memcpy(engine->inputSpace().data(), bytes.data(), bytes.size());
        engine->fed(bytes.size());
        return engine->handshake(0);
    };
    EXPECT_EQ(feed("SSH-2.0-scripted\r\n"), LIBSSH2_ERROR_EAGAIN);
    const std::string sent{engine->output().startSending()};
    const std::string message = Server{.exchange = "new-one"}.message();
    const int code = feed(packet(message.front(), message.substr(1)));
    const Error why = engine->error(code);
    ASSERT_EQ(why.more.size(), 2U) << sentence(why);
    const auto offered = readOffer(messagesIn(sent.substr(sent.find('\n') + 1)).at(0));
    const bool offers = std::ranges::find(offered->at(0), "mlkem768x25519-sha256") != offered->at(0).end();
    EXPECT_EQ(why.more.at(0).parts.at(1).contains("mlkem768x25519-sha256"), offers) << sentence(why);
}

} // namespace
} // namespace underpass
