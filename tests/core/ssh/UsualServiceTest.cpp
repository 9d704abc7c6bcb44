// SPDX-License-Identifier: MIT
#include "core/ssh/UsualService.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {

using testing::HasSubstr;
using testing::Not;

TEST(UsualService, IsNamedWhereAServerHangsUpWithoutAWord)
{
    for (const ErrorCode code : {ErrorCode::ServerFull, ErrorCode::ServerClosed, ErrorCode::ServerSilent})
        EXPECT_THAT(sentence(withUsualService({code, "pc.example.org:3389", {}}, "", 3389)),
            HasSubstr("Port 3389 is usually that of RDP (Remote Desktop), and SSH's is usually 22."));
    EXPECT_THAT(sentence(withUsualService({ErrorCode::ServerFull, "pc.example.org:993", {}}, "", 993)),
        HasSubstr("Port 993 is usually that of IMAPS"));
}

TEST(UsualService, IsNotNamedWhereItWouldMislead)
{
    const auto said = [](ErrorCode code, std::string_view firstBytes, std::uint16_t port) {
        return sentence(withUsualService({code, "pc.example.org", {}}, firstBytes, port));
    };
    EXPECT_THAT(said(ErrorCode::ServerFull, "Exceeded MaxStartups", 443), Not(HasSubstr("usually")));
    EXPECT_THAT(said(ErrorCode::ServerFull, "", 22), Not(HasSubstr("usually")));
    EXPECT_THAT(said(ErrorCode::ServerFull, "", 2222), Not(HasSubstr("usually")));
    EXPECT_THAT(said(ErrorCode::Cancelled, "", 3389), Not(HasSubstr("usually")));
    EXPECT_THAT(said(ErrorCode::LinkLost, "", 3389), Not(HasSubstr("usually")));
}

} // namespace underpass
