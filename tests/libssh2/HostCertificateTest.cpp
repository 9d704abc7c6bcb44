// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/ExchangingPeer.h"
#include "tests/libssh2/SigningServer.h"

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

struct Kind
{
    const char* algorithm;
    const char* type; // That the certificate has.
    std::string key; // The fields of the key in it.
};

std::string point(const std::string& curve)
{
    std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })> key{
        EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", ("P-" + curve).c_str())};
    unsigned char* bytes = nullptr;
    const std::size_t size = EVP_PKEY_get1_encoded_public_key(key.get(), &bytes);
    std::string point{reinterpret_cast<const char*>(bytes), size};
    OPENSSL_free(bytes);
    return sshString("nistp" + curve) + sshString(point);
}

std::string rsa(std::size_t bytes)
{
    return mpint(std::string("\x01\x00\x01", 3)) + mpint(std::string(bytes, '\xff'));
}

std::vector<Kind> allKinds()
{
    std::vector<Kind> kinds{{"ssh-ed25519-cert-v01@openssh.com", "ssh-ed25519-cert-v01@openssh.com",
        sshString(std::string(32, 'k'))}};
    for (const char* type : {"ecdsa-sha2-nistp256-cert-v01@openssh.com",
             "ecdsa-sha2-nistp384-cert-v01@openssh.com", "ecdsa-sha2-nistp521-cert-v01@openssh.com"})
        kinds.push_back({type, type, point(std::string{type}.substr(16, 3))});
    for (const char* algorithm : {"rsa-sha2-256-cert-v01@openssh.com", "rsa-sha2-512-cert-v01@openssh.com"})
        kinds.push_back({algorithm, "ssh-rsa-cert-v01@openssh.com", rsa(256)});
    return kinds;
}

std::string certificate(const std::string& type, const std::string& key)
{
    return sshString(type) + sshString("nonce") + key + "what is said of it";
}

bool isTaken(const char* algorithm, const std::string& key)
{
    ScriptedPeer peer;
    const auto* blob = reinterpret_cast<const unsigned char*>(key.data());
    return hostKeyIsTaken(peer.session(), algorithm, blob, key.size()) == 0;
}

} // namespace

TEST(HostCertificate, GivesTheKeyThatIsInIt)
{
    for (const Kind& kind : allKinds())
        EXPECT_TRUE(isTaken(kind.algorithm, certificate(kind.type, kind.key))) << kind.algorithm;
}

TEST(HostCertificate, IsRefusedWhereItIsOfAnotherKindThanWasAgreedOn)
{
    for (const Kind& agreed : allKinds()) {
        for (const Kind& shown : allKinds()) {
            if (std::string{agreed.type} != shown.type) {
                EXPECT_FALSE(isTaken(agreed.algorithm, certificate(shown.type, shown.key))) << agreed.type;
            }
        }
        const std::string type{agreed.type};
        const std::string plain = type.substr(0, type.size() - std::string{"-cert-v01@openssh.com"}.size());
        EXPECT_FALSE(isTaken(agreed.algorithm, sshString(plain) + agreed.key)) << plain;
    }
    EXPECT_FALSE(isTaken("ecdsa-sha2-nistp384-cert-v01@openssh.com",
        certificate("ecdsa-sha2-nistp384-cert-v01@openssh.com", point("256"))));
    EXPECT_FALSE(isTaken(
        "rsa-sha2-256-cert-v01@openssh.com", certificate("ssh-rsa-cert-v01@openssh.com", rsa(1024 / 8 - 1))));
}

TEST(HostCertificate, IsRefusedWhereItIsCutOff)
{
    for (const Kind& kind : allKinds()) {
        const std::string whole = certificate(kind.type, kind.key);
        const std::size_t said = std::string{"what is said of it"}.size();
        for (std::size_t size = 0; size <= whole.size() - said; ++size)
            ASSERT_FALSE(isTaken(kind.algorithm, whole.substr(0, size))) << kind.algorithm << " " << size;
    }
}

// No method may be agreed on that lacks a function (patch 0025).
TEST(HostCertificate, LeavesNoMethodWithoutItsFunctions)
{
    EXPECT_EQ(hostKeyMethodsWithoutFunctions(), 0);
}

class ProvenByCertificate : public testing::TestWithParam<ExchangingPeer::Proof>
{
protected:
    ProvenByCertificate()
    {
        const char* wanted = "ssh-ed25519-cert-v01@openssh.com,ssh-ed25519";
        libssh2_session_method_pref(peer.session(), LIBSSH2_METHOD_HOSTKEY, wanted);
        peer.greet(offer);
        peer.answerInit(offer);
    }

    ExchangingPeer peer;
    const ExchangingPeer::Offer offer{.proof = GetParam()};
};

TEST_P(ProvenByCertificate, IsTheKeyThatIsInItAndNoOther)
{
    const bool isRight = GetParam() != ExchangingPeer::Proof::CertificateOfAnotherKey;
    EXPECT_EQ(peer.drive() == LIBSSH2_ERROR_EAGAIN, isRight);
    if (isRight) {
        std::size_t size = 0;
        const char* shown = libssh2_session_hostkey(peer.session(), &size, nullptr);
        ASSERT_TRUE(shown);
        const bool isWhole = std::string(shown, size).ends_with("what is said of it");
        EXPECT_EQ(isWhole, GetParam() == ExchangingPeer::Proof::Certificate)
            << "The program judges the rest.";
    }
}

INSTANTIATE_TEST_SUITE_P(Proofs, ProvenByCertificate,
    testing::Values(ExchangingPeer::Proof::Key, ExchangingPeer::Proof::Certificate,
        ExchangingPeer::Proof::CertificateOfAnotherKey));

} // namespace underpass::test
