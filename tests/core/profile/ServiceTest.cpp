// SPDX-License-Identifier: MIT
#include "core/profile/Service.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace underpass {
namespace {

TEST(Service, IsFoundByItsPort)
{
    ASSERT_NE(serviceOn(110), nullptr);
    EXPECT_STREQ(serviceOn(110)->name, "POP3");
    EXPECT_STREQ(serviceOn(110)->greeting, "+OK");
    EXPECT_STREQ(serviceOn(143)->greeting, "* OK");
    EXPECT_STREQ(serviceOn(25)->greeting, "220");
    EXPECT_STREQ(serviceOn(587)->greeting, "220");
    EXPECT_STREQ(serviceOn(80)->greeting, "");
    EXPECT_EQ(serviceOn(4711), nullptr);
}

TEST(Service, HasOnePortAndProposesOneThatNobodyElseHas)
{
    std::set<std::uint16_t> ports;
    for (const Service& service : services()) {
        EXPECT_TRUE(ports.insert(service.port).second) << service.name;
        EXPECT_TRUE(service.localPort == 0 || ports.insert(service.localPort).second) << service.name;
        EXPECT_TRUE(service.localPort == 0 || service.localPort >= 1024) << "For administrators only.";
    }
}

TEST(Service, SaysNothingReadableFirstWhereTlsBegins)
{
    for (const Service& service : services()) {
        if (service.protection == Protection::Tls) {
            EXPECT_STREQ(service.greeting, "") << service.name;
        }
    }
}

TEST(Service, OfMailGreetsWhereItsPasswordsCanBeRead)
{
    int mail = 0;
    for (const Service& service : services()) {
        if (service.mail == MailService::No)
            continue;
        ++mail;
        EXPECT_EQ(service.protection == Protection::None, std::string{service.greeting} != "")
            << service.name;
    }
    EXPECT_EQ(mail, 7);
}

} // namespace
} // namespace underpass
