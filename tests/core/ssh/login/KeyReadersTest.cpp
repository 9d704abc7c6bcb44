// SPDX-License-Identifier: MIT
// Every format of key files, from what other programs wrote.
#include "core/ssh/login/KeyText.h"

#include "core/base/Wire.h"
#include "core/ssh/login/OpenSshKey.h"
#include "core/ssh/login/PuttyKey.h"
#include "core/ssh/trust/KnownHosts.h"
#include "tests/core/ssh/login/KeySamples.h"
#include "tests/core/ssh/login/SignatureCheck.h"
#include "tests/libssh2/KeyFileTexts.h"
#include "tests/support/CleanseWatch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass::test {
namespace {

using testing::HasSubstr;

Secret right()
{
    return Secret{samplePassphrase};
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
}

// What every reader must say of a text that is no whole key: something, and never a key.
void expectNoKey(const std::string& text)
{
    const auto opened = openKeyText(text, right());
    ASSERT_FALSE(opened) << text;
    EXPECT_TRUE(opened.error().code == ErrorCode::KeyFileUnusable
        || opened.error().code == ErrorCode::PassphraseWrong);
}

class KeyReaders : public testing::TestWithParam<KeySample>
{
protected:
    const std::string text = GetParam().text;
    const std::string blob = decodeBase64(GetParam().publicHalf).value();
};

TEST_P(KeyReaders, OpenWhatOtherProgramsWrote)
{
    const auto opened = openKeyText(text, right());
    ASSERT_TRUE(opened) << sentence(opened.error());
    EXPECT_EQ(opened->blob(), blob);
}

TEST_P(KeyReaders, YieldAKeyThatSigns)
{
    const auto opened = openKeyText(text, right());
    ASSERT_TRUE(opened) << sentence(opened.error());
    for (const std::string& algorithm : algorithmsOf(blob)) {
        const auto signature = opened->sign("what is to be signed", algorithm);
        ASSERT_TRUE(signature) << algorithm;
        EXPECT_TRUE(isSignature(*signature, "what is to be signed", algorithm, blob)) << algorithm;
        EXPECT_FALSE(isSignature(*signature, "what is to be signes", algorithm, blob)) << algorithm;
    }
    EXPECT_FALSE(opened->sign("data", "ssh-dss"));
    EXPECT_FALSE(opened->sign("data", ""));
}

TEST_P(KeyReaders, TellALockedKeyAndItsPublicHalfWithoutThePassphrase)
{
    const auto look = inspectKeyText(text);
    ASSERT_TRUE(look) << sentence(look.error());
    EXPECT_EQ(look->kind, GetParam().isLocked ? KeyFileKind::Encrypted : KeyFileKind::Plain);
    const bool hidesIt = text.find("-----BEGIN") == 0 && text.find("OPENSSH") == std::string::npos;
    EXPECT_EQ(look->blob, hidesIt ? "" : blob);
}

TEST_P(KeyReaders, SayThatThePassphraseIsWrong)
{
    for (const char* wrong : {"another", "", "a tesT"}) {
        const auto opened = openKeyText(text, Secret{wrong});
        if (!GetParam().isLocked) {
            EXPECT_TRUE(opened);
            continue;
        }
        ASSERT_FALSE(opened) << wrong;
        EXPECT_EQ(opened.error().code, ErrorCode::PassphraseWrong) << sentence(opened.error());
    }
}

TEST_P(KeyReaders, TakeTheEndsOfLinesOfEverySystem)
{
    std::string ofWindows;
    for (const char c : text)
        ofWindows += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    EXPECT_TRUE(openKeyText(ofWindows, right()));
}

TEST_P(KeyReaders, TakeNothingThatIsCutOff)
{
    const std::string whole = text.substr(0, text.find_last_not_of("\n-") + 1);
    const std::size_t step = std::max<std::size_t>(1, whole.size() / 97); // Each takes a passphrase's time.
    for (std::size_t size = 0; size < whole.size(); size += step)
        expectNoKey(whole.substr(0, size));
}

INSTANTIATE_TEST_SUITE_P(
    Samples, KeyReaders, testing::ValuesIn(keySamples), [](const testing::TestParamInfo<KeySample>& sample) {
        std::string name = sample.param.name;
        std::erase_if(name, [](unsigned char c) { return std::isalnum(c) == 0; });
        return name;
    });

const KeySample& sampleCalled(std::string_view name)
{
    for (const KeySample& sample : keySamples) {
        if (name == sample.name)
            return sample;
    }
    throw std::out_of_range(std::string{name});
}

TEST(OpenSshKeys, OpenWithEveryCipherThatSshKeygenHas)
{
    for (const KeyFileText& key : keyFileTexts) {
        const std::string text = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + std::string{key.base64}
            + "\n-----END OPENSSH PRIVATE KEY-----\n";
        const auto opened = openKeyText(text, Secret{keyFilePassphrase});
        EXPECT_TRUE(opened) << key.cipher << ": " << sentence(opened ? Error{} : opened.error());
        const auto wrong = openKeyText(text, Secret{"another"});
        ASSERT_FALSE(wrong) << key.cipher;
        EXPECT_EQ(wrong.error().code, ErrorCode::PassphraseWrong) << key.cipher;
    }
}

TEST(PuttyKeys, BelieveNothingThatTheirMacDoesNotCover)
{
    const std::string plain = sampleCalled("putty v3-ed25519-plain").text;
    for (const auto& [what, with] : {std::pair{"with a comment", "With a comment"},
             std::pair{"Private-MAC: ", "Private-MAC: 00"}, std::pair{"none", "None"}}) {
        const auto opened = openKeyText(replaced(plain, what, with), {});
        ASSERT_FALSE(opened) << with;
        EXPECT_EQ(opened.error().code, ErrorCode::KeyFileUnusable) << sentence(opened.error());
    }
    const std::string locked = sampleCalled("putty v2-ecdsa256").text;
    const auto opened = openKeyText(replaced(locked, "Comment: putty", "Comment: pottY"), right());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::PassphraseWrong) << "Nobody can tell.";
}

TEST(PuttyKeys, ThatWouldTakeForEverAreNotOpened)
{
    const std::string text = sampleCalled("putty v3-ed25519-id").text;
    const auto whyNot = [&](const std::string& memory, const std::string& passes, const std::string& lanes) {
        const auto look = inspectKeyText(replaced(
            replaced(replaced(text, "Memory: 1024", "Memory: " + memory), "Passes: 3", "Passes: " + passes),
            "Parallelism: 1", "Parallelism: " + lanes));
        return look ? std::string{} : look.error().detail;
    };
    EXPECT_EQ(whyNot("1048576", "16", "256"), "");
    EXPECT_THAT(whyNot("1048577", "1", "1"), HasSubstr("1 passes of Argon2 over 1024 MB"));
    EXPECT_THAT(whyNot("4294967295", "1", "1"), HasSubstr("not done here"));
    EXPECT_THAT(whyNot("8", "4294967295", "1"), HasSubstr("4294967295 passes"));
    EXPECT_THAT(whyNot("1024", "3", "257"), HasSubstr("not done here"));
    for (const char* nonsense : {"0", "-1", "x", "", "99999999999"}) {
        EXPECT_THAT(whyNot("1024", nonsense, "1"), HasSubstr("damaged")) << nonsense;
        EXPECT_THAT(whyNot("1024", "3", nonsense), HasSubstr("damaged")) << nonsense;
    }
    EXPECT_THAT(inspectKeyText(replaced(text, "Argon2id", "Argon3")).error().detail, HasSubstr("Argon3"));
    expectNoKey(replaced(text, "Memory: 1024", "Memory: 0"));
}

TEST(PuttyKeys, OfKindsAndVersionsThatAreNotUsedAreNamed)
{
    for (const char* text : unusedKeySamples) {
        const auto look = inspectKeyText(text);
        ASSERT_FALSE(look);
        EXPECT_THAT(look.error().detail, HasSubstr("keys of this kind are not used here (ssh-"));
    }
    EXPECT_THAT(
        inspectKeyText("PuTTY-User-Key-File-1: ssh-rsa\n").error().detail, HasSubstr("another version"));
    EXPECT_THAT(
        inspectKeyText("PuTTY-User-Key-File-4: ssh-rsa\n").error().detail, HasSubstr("another version"));
}

TEST(KeyTexts, LeaveNothingBehindWhenTheyGo)
{
    const std::string putty = sampleCalled("putty v3-ed25519-plain").text;
    const auto base64 = putty.find("Private-Lines: 1\n") + 17;
    const std::string seed = decodeBase64(putty.substr(base64, 48)).value().substr(4, 32);
    EXPECT_THAT(wipedBy([&] { EXPECT_TRUE(readPuttyKey(putty)); }), HasSubstr(seed));

    const std::string openSsh = sampleCalled("ossh-ed25519").text;
    const auto key = readOpenSshKey(openSsh);
    ASSERT_TRUE(key);
    const std::string sealed{viewOf(key->sealed)};
    EXPECT_THAT(wipedBy([&] { EXPECT_TRUE(readOpenSshKey(openSsh)); }), HasSubstr(sealed));
}

TEST(PemKeys, ThatWouldTakeForEverAreNotOpened)
{
    for (const char* text : endlessKeySamples) {
        const auto look = inspectKeyText(text);
        ASSERT_FALSE(look);
        EXPECT_THAT(look.error().detail, HasSubstr("more rounds than are done here"));
        expectNoKey(text);
    }
}

} // namespace
} // namespace underpass::test
