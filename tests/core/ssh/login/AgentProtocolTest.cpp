// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentProtocol.h"

#include "core/base/Wire.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

std::string identities(std::uint32_t count, const std::vector<AgentKey>& keys)
{
    WireWriter reply;
    reply.byte(12);
    reply.number(count);
    for (const auto& key : keys) {
        reply.string(key.blob);
        reply.string(key.comment);
    }
    return reply.take();
}

std::string signature(const std::string& format, const std::string& bytes)
{
    WireWriter inner;
    inner.string(format);
    inner.string(bytes);
    WireWriter reply;
    reply.byte(14);
    reply.string(inner.take());
    return reply.take();
}

TEST(AgentProtocol, AsksForTheListInFiveBytes)
{
    EXPECT_EQ(agentListRequest(), std::string("\0\0\0\1\x0b", 5));
}

TEST(AgentProtocol, ReadsEveryKeyAnAgentHolds)
{
    const std::vector<AgentKey> keys{{"blob one", "anna@laptop"}, {std::string("\0\xff", 2), ""}};
    EXPECT_EQ(readAgentKeys(identities(2, keys)), keys);
    EXPECT_EQ(readAgentKeys(identities(0, {})), std::vector<AgentKey>{});
}

TEST(AgentProtocol, TakesNothingFromAListCutAnywhere)
{
    const std::string whole = identities(2, {{"one", "a"}, {"two", "b"}});
    ASSERT_TRUE(readAgentKeys(whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(readAgentKeys(whole.substr(0, size))) << size;
}

TEST(AgentProtocol, RefusesCountsAndLengthsThatCannotBe)
{
    for (const std::uint32_t count : {3u, 257u, 0x7fffffffu, 0x80000000u, 0xffffffffu})
        EXPECT_FALSE(readAgentKeys(identities(count, {{"one", "a"}, {"two", "b"}}))) << count;
    EXPECT_FALSE(readAgentKeys(std::string("\x0c\0\0\0\1\xff\xff\xff\xff", 9)));
    EXPECT_FALSE(readAgentKeys(std::string("\x05", 1)));
}

TEST(AgentProtocol, MakesAHostileCommentHarmless)
{
    const auto keys = readAgentKeys(identities(1, {{"blob", "evil\x1b[31m\n"}}));
    ASSERT_TRUE(keys);
    EXPECT_EQ(keys->front().comment.find('\x1b'), std::string::npos);
    EXPECT_EQ(keys->front().comment.find('\n'), std::string::npos);
}

TEST(AgentProtocol, AsksForTheHashThatTheAlgorithmNames)
{
    const std::vector<std::pair<std::string, std::uint32_t>> cases{{"ssh-ed25519", 0}, {"ssh-rsa", 0},
        {"rsa-sha2-256", 2}, {"rsa-sha2-512", 4}, {"rsa-sha2-512-cert-v01@openssh.com", 4}};
    for (const auto& [algorithm, flags] : cases) {
        const std::string request = agentSignRequest("blob", "data", algorithm);
        WireReader outer{request};
        WireReader reader{outer.string().value()};
        EXPECT_EQ(reader.byte(), 13);
        EXPECT_EQ(reader.string(), "blob");
        EXPECT_EQ(reader.string(), "data");
        EXPECT_EQ(reader.number(), flags) << algorithm;
        EXPECT_FALSE(reader.byte()) << algorithm;
    }
}

TEST(AgentProtocol, ReadsASignatureOnlyInTheAlgorithmAskedFor)
{
    EXPECT_EQ(readAgentSignature(signature("rsa-sha2-512", "bytes"), "rsa-sha2-512"), "bytes");
    EXPECT_EQ(
        readAgentSignature(signature("ssh-ed25519", "bytes"), "ssh-ed25519-cert-v01@openssh.com"), "bytes");
    EXPECT_FALSE(readAgentSignature(signature("ssh-rsa", "bytes"), "rsa-sha2-512"));
    EXPECT_FALSE(readAgentSignature(signature("ssh-rsa", "bytes"), "rsa-sha2-512-cert-v01@openssh.com"));
    EXPECT_FALSE(readAgentSignature(std::string("\x05", 1), "ssh-ed25519"));
    const std::string whole = signature("ssh-ed25519", "bytes");
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(readAgentSignature(whole.substr(0, size), "ssh-ed25519")) << size;
}

TEST(AgentProtocol, KeepsWhatASecurityKeySignedBesideTheSignature)
{
    WireWriter inner;
    inner.string("sk-ssh-ed25519@openssh.com");
    inner.string("bytes");
    const std::string flagsAndCounter("\1\0\0\0\7", 5);
    WireWriter reply;
    reply.byte(14);
    reply.string(inner.take() + flagsAndCounter);
    const std::string whole = reply.take();
    const std::string signature = std::string("\0\0\0\5bytes", 9) + flagsAndCounter;
    EXPECT_EQ(readAgentSignature(whole, "sk-ssh-ed25519@openssh.com"), signature);
    EXPECT_EQ(readAgentSignature(whole, "sk-ssh-ed25519-cert-v01@openssh.com"), signature);
    EXPECT_FALSE(readAgentSignature(whole, "ssh-ed25519"));
    EXPECT_FALSE(readAgentSignature(
        ::underpass::signature("sk-ssh-ed25519@openssh.com", "bytes"), "sk-ssh-ed25519@openssh.com"));
}

TEST(AgentProtocol, TellsASecurityKeyFromOthers)
{
    const auto keyOfType = [](const std::string& type) {
        WireWriter blob;
        blob.string(type);
        return AgentKey{blob.take(), "comment"};
    };
    for (const char* type : {"sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
             "sk-ssh-ed25519-cert-v01@openssh.com"})
        EXPECT_TRUE(isOnSecurityKey(keyOfType(type))) << type;
    EXPECT_FALSE(isOnSecurityKey(keyOfType("ssh-ed25519")));
    EXPECT_FALSE(isOnSecurityKey(AgentKey{}));
}

TEST(AgentProtocol, FindsTheAlgorithmInWhatIsToBeSigned)
{
    WireWriter writer;
    writer.string("session id");
    writer.byte(50);
    for (const char* text : {"anna", "ssh-connection", "publickey"})
        writer.string(text);
    writer.byte(1);
    writer.string("rsa-sha2-256");
    const std::string whole = writer.take();
    EXPECT_EQ(signatureAlgorithm(whole + "more"), "rsa-sha2-256");
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(signatureAlgorithm(whole.substr(0, size))) << size;
}

} // namespace
} // namespace underpass
