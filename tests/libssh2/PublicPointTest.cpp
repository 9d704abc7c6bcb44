// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/ScriptedPeer.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

namespace underpass::test {
namespace {

Bytes fromHex(const std::string& hex)
{
    Bytes bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2)
        bytes.push_back(static_cast<unsigned char>(std::stoi(hex.substr(at, 2), nullptr, 16)));
    return bytes;
}

} // namespace

// RFC 8731 section 3: a secret of nothing but zeros ends the exchange. These are all values that lead to it
// (RFC 7748 section 7).
class ValueOfSmallOrder : public testing::TestWithParam<const char*>
{ };

TEST_P(ValueOfSmallOrder, GivesNoX25519Secret)
{
    ScriptedPeer peer;
    const Bytes value = fromHex(GetParam());
    ASSERT_EQ(value.size(), 32U);
    EXPECT_NE(x25519ValueGivesSecret(peer.session(), value.data()), 0);
}

INSTANTIATE_TEST_SUITE_P(X25519, ValueOfSmallOrder,
    testing::Values("0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"));

TEST(PublicPoint, OfX25519GivesASecret)
{
    ScriptedPeer peer;
    Bytes base(32, 0);
    base.front() = 9;
    EXPECT_EQ(x25519ValueGivesSecret(peer.session(), base.data()), 0);
}

class PointOfCurve : public testing::TestWithParam<int>
{
protected:
    std::size_t width() const { return (static_cast<std::size_t>(GetParam()) + 7) / 8; }
    bool givesSecret(const Bytes& point)
    {
        return pointGivesSecret(peer.session(), GetParam(), point.data(), point.size()) == 0;
    }

    ScriptedPeer peer;
};

// RFC 5656 section 4: a public key that is none on this curve, or the point at infinity, ends the exchange.
TEST_P(PointOfCurve, ThatIsNoneOnItGivesNoSecret)
{
    EXPECT_FALSE(givesSecret({}));
    EXPECT_FALSE(givesSecret({0})) << "the point at infinity";
    Bytes point(1 + 2 * width(), 0);
    point.front() = 4;
    EXPECT_FALSE(givesSecret(point)) << "(0, 0)";
    point.back() = 1;
    EXPECT_FALSE(givesSecret(point)) << "(0, 1)";
    std::fill(point.begin() + 1, point.end(), static_cast<unsigned char>(0xff));
    EXPECT_FALSE(givesSecret(point)) << "beyond the field";
    point.resize(width());
    EXPECT_FALSE(givesSecret(point)) << "cut off";
    point.resize(1);
    EXPECT_FALSE(givesSecret(point)) << "its first byte alone";
}

// The address sanitizer is the judge of what each exchange leaves behind.
TEST_P(PointOfCurve, GivesASecret)
{
    EVP_PKEY* key = EVP_EC_gen(("P-" + std::to_string(GetParam())).c_str());
    Bytes point(1 + 2 * width(), 0);
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size);
    EVP_PKEY_free(key);
    ASSERT_EQ(size, point.size());
    EXPECT_TRUE(givesSecret(point));
}

INSTANTIATE_TEST_SUITE_P(Curves, PointOfCurve, testing::Values(256, 384, 521));

} // namespace underpass::test
