// SPDX-License-Identifier: MIT
#include "core/profile/import/SshAddress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {
namespace {

TEST(SshAddress, IsReadAsPeopleWriteIt)
{
    const auto read = [](const std::string& text) {
        const auto address = readSshAddress(text);
        return address ? address->account + "|" + toString(address->server) : sentence(address.error());
    };
    EXPECT_EQ(read("host.example"), "|host.example:22");
    EXPECT_EQ(read("host.example:2222"), "|host.example:2222");
    EXPECT_EQ(read("root@host.example"), "root|host.example:22");
    EXPECT_EQ(read("root@host.example:2222"), "root|host.example:2222");
    EXPECT_EQ(read("anna@corp.example@host.example"), "anna@corp.example|host.example:22");
    EXPECT_EQ(read("CORP\\anna@host"), "CORP\\anna|host:22");
    EXPECT_EQ(read("2001:db8::1"), "|[2001:db8::1]:22");
    EXPECT_EQ(read("anna@[2001:db8::1]:2222"), "anna|[2001:db8::1]:2222");
    EXPECT_EQ(read("ssh://root@host.example:2222"), "root|host.example:2222");
    EXPECT_EQ(read("SSH://host.example/"), "|host.example:22");
    EXPECT_EQ(read("ssh://anna@[2001:db8::1]:2222/"), "anna|[2001:db8::1]:2222");
    EXPECT_EQ(read("ssh://anna%40corp@host"), "anna@corp|host:22");
    EXPECT_EQ(read("ssh://anna;fingerprint=ssh-ed25519-AAAA@host"), "anna|host:22");
}

TEST(SshAddress, IsRefusedWhereItMakesNoSense)
{
    for (const char* text :
        {"", "@host", "anna@", "ssh://", "ssh://@host", "ssh://host/path", "ssh://a%zz@host",
            "ssh://a%4@host", "anna@host:0x16", "anna@host:70000", "anna@-oProxyCommand=x", "a b@c d"})
        EXPECT_FALSE(readSshAddress(text)) << text;
}

TEST(SshAddress, WithAPasswordIsRefusedAndThePasswordNotRepeated)
{
    for (const char* text : {"anna:hunter2@host", "ssh://anna:hunter2@host:22", "ssh://:hunter2@host"}) {
        const auto address = readSshAddress(text);
        ASSERT_FALSE(address) << text;
        EXPECT_THAT(sentence(address.error()), testing::HasSubstr("passwords do not belong here"));
        EXPECT_THAT(sentence(address.error()), testing::Not(testing::HasSubstr("hunter2")));
    }
}

TEST(SshAddress, MayBeOneOfSeveralWithCommasBetween)
{
    const auto way = readSshAddresses("u@a.example,b.example:2222,ssh://c@[::1]");
    ASSERT_TRUE(way);
    EXPECT_EQ(*way,
        (std::vector<SshAddress>{{"u", {"a.example", 22}}, {"", {"b.example", 2222}}, {"c", {"::1", 22}}}));
    EXPECT_TRUE(readSshAddresses("")->empty());
    EXPECT_FALSE(readSshAddresses("a,,b"));
    EXPECT_FALSE(readSshAddresses("a,"));
}

} // namespace
} // namespace underpass
