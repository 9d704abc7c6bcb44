// SPDX-License-Identifier: MIT
#include "tests/core/check/VisitFixture.h"
#include "tests/support/TemporaryFolder.h"

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace underpass {

using namespace visiting;

namespace {

using testing::HasSubstr;
using testing::Not;

// Programs of this computer trust who stands there, and nobody else.
class OnlyAuthorities
{
public:
    explicit OnlyAuthorities(const std::filesystem::path& file)
    {
        ::setenv("SSL_CERT_FILE", file.c_str(), 1);
        ::setenv("SSL_CERT_DIR", "/nowhere", 1);
    }
    ~OnlyAuthorities()
    {
        ::unsetenv("SSL_CERT_FILE");
        ::unsetenv("SSL_CERT_DIR");
    }
    OnlyAuthorities(const OnlyAuthorities&) = delete;
    OnlyAuthorities& operator=(const OnlyAuthorities&) = delete;
};

} // namespace

TEST(Visit, SaysOfAnAuthorityWhatThisComputerKnows)
{
    const TemporaryFolder folder;
    const Certificate ours{"DNS:ours.example.org"};
    const Certificate strange{"DNS:strange.example.org"};
    const auto saidOf = [](const SharedCertificate& certificate) {
        return findingOf(serviceOn(995), saysInTls(certificate, "+OK ready\r\n"));
    };
    const auto file = folder.path() / "authorities.pem";
    const OnlyAuthorities only{file};
    EXPECT_THAT(saidOf(certificateFor("DNS:pop.example.org", {}, &strange)), Not(HasSubstr("vouches")))
        << "No list, no claim.";
    ours.writeTo(file);
    EXPECT_THAT(saidOf(certificateFor("DNS:pop.example.org", {}, &ours)), Not(HasSubstr("vouches")));
    EXPECT_THAT(saidOf(certificateFor("DNS:pop.example.org", {}, &strange)),
        HasSubstr("No authority that this computer knows vouches for the certificate"));
    const auto trusted = certificateFor("DNS:pop.example.org");
    EXPECT_THAT(saidOf(trusted), HasSubstr("self-signed"));
    trusted->writeTo(file);
    EXPECT_THAT(saidOf(trusted), Not(HasSubstr("vouches")));
}

} // namespace underpass
