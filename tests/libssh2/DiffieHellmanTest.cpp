// SPDX-License-Identifier: MIT
#include "tests/libssh2/ExchangeInternals.h"
#include "tests/libssh2/SigningServer.h"

#include <gtest/gtest.h>
#include <openssl/bn.h>

namespace underpass::test {
namespace {

constexpr unsigned char kInit = 30;
constexpr unsigned char kReply = 31;
constexpr unsigned char kGroup = 31;
constexpr unsigned char kGroupInit = 32;
constexpr unsigned char kGroupReply = 33;
constexpr const char* kGroupExchange = "diffie-hellman-group-exchange-sha256";

class Number
{
public:
    explicit Number(BN_ULONG value = 0)
        : m_bn(BN_new())
    {
        BN_set_word(m_bn, value);
    }
    static Number take(BIGNUM* bn)
    {
        Number number;
        std::swap(number.m_bn, bn);
        BN_free(bn);
        return number;
    }
    static Number fromBytes(Bytes::const_iterator begin, Bytes::const_iterator end)
    {
        return take(BN_bin2bn(&*begin, static_cast<int>(end - begin), nullptr));
    }
    Number(const Number& other)
        : m_bn(BN_dup(other.m_bn))
    { }
    Number& operator=(const Number&) = delete;
    ~Number() { BN_free(m_bn); }

    Number plus(BN_ULONG value) const
    {
        Number sum{*this};
        BN_add_word(sum.m_bn, value);
        return sum;
    }
    Number minus(BN_ULONG value) const
    {
        Number rest{*this};
        BN_sub_word(rest.m_bn, value);
        return rest;
    }
    Number power(const Number& exponent, const Number& modulus) const
    {
        Number result;
        BN_CTX* scratch = BN_CTX_new();
        BN_mod_exp(result.m_bn, m_bn, exponent.m_bn, modulus.m_bn, scratch);
        BN_CTX_free(scratch);
        return result;
    }
    std::string bytes() const
    {
        std::string all(static_cast<std::size_t>(BN_num_bytes(m_bn)), '\0');
        BN_bn2bin(m_bn, reinterpret_cast<unsigned char*>(all.data()));
        return all;
    }
    std::string ssh() const { return mpint(bytes()); }

private:
    BIGNUM* m_bn;
};

Number group14()
{
    return Number::take(BN_get_rfc3526_prime_2048(nullptr));
}

// 2^(bits - 1) + 1: odd, and of this size.
Number oddNumber(int bits)
{
    BIGNUM* number = BN_new();
    BN_set_bit(number, bits - 1);
    BN_set_bit(number, 0);
    return Number::take(number);
}

const unsigned char* raw(const std::string& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool isGroup(const Number& p, const Number& g)
{
    const std::string prime = p.bytes();
    const std::string base = g.bytes();
    return groupGivesKeyPair(raw(prime), prime.size(), raw(base), base.size()) == 0;
}

bool isValue(const Number& f)
{
    const std::string prime = group14().bytes();
    const std::string value = f.bytes();
    return valueGivesSecret(raw(value), value.size(), raw(prime), prime.size()) == 0;
}

class GroupExchange : public testing::Test
{
protected:
    // What the client says to this group; nothing where it has ended the exchange.
    Bytes answerTo(const Number& p, const Number& g)
    {
        const Bytes request = server.begin(kexInit(kGroupExchange));
        server.hashes(std::string(request.begin() + 1, request.end()) + p.ssh() + g.ssh());
        const std::string group = p.ssh() + g.ssh();
        Bytes message{kGroup};
        message.insert(message.end(), group.begin(), group.end());
        peer.deliver(message);
        result = server.handshake();
        const auto sent = peer.takeSentPayloads();
        return sent.empty() ? Bytes{} : sent.back();
    }

    ScriptedPeer peer;
    SigningServer server{peer, kGroupExchange};
    int result = 0;
};

} // namespace

// Whoever listens to an exchange over 23 reads along with the whole session.
TEST_F(GroupExchange, RefusesAWholeExchangeOverTheGroupOf23)
{
    const Number p{23};
    const Number g{5};
    const Number y{6};
    const Bytes init = answerTo(p, g);
    if (!init.empty()) { // Then the rest of the attack follows.
        const Number e = Number::fromBytes(init.begin() + 5, init.end());
        server.hashes(std::string(init.begin() + 1, init.end()));
        server.reply(kGroupReply, g.power(y, p).ssh(), e.power(y, p).ssh(), EVP_sha256());
        EXPECT_FALSE(server.isBelieved());
    }
    EXPECT_EQ(result, LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
}

TEST_F(GroupExchange, TakesAGroupOfTheSmallestSizeAskedFor)
{
    const Number p = group14();
    const Number g{2};
    const Number y = group14().minus(123456789);
    const Bytes init = answerTo(p, g);
    ASSERT_FALSE(init.empty());
    EXPECT_EQ(init.front(), kGroupInit);
    const Number e = Number::fromBytes(init.begin() + 5, init.end());
    server.hashes(std::string(init.begin() + 1, init.end()));
    server.reply(kGroupReply, g.power(y, p).ssh(), e.power(y, p).ssh(), EVP_sha256());
    EXPECT_TRUE(server.isBelieved());
}

class GroupExchangeSize : public GroupExchange, public testing::WithParamInterface<int>
{ };

TEST_P(GroupExchangeSize, OutsideOfWhatWasAskedForIsRefused)
{
    EXPECT_EQ(answerTo(oddNumber(GetParam()), Number{2}), Bytes{});
    EXPECT_EQ(result, LIBSSH2_ERROR_KEY_EXCHANGE_FAILURE);
}

INSTANTIATE_TEST_SUITE_P(Bits, GroupExchangeSize, testing::Values(256, 1024, 2047, 8193));

TEST(DiffieHellmanGroup, HasAnOddModulusAndAGeneratorInsideOfIt)
{
    const Number p = group14();
    EXPECT_TRUE(isGroup(p, Number{2}));
    EXPECT_TRUE(isGroup(p, Number{5}));
    EXPECT_TRUE(isGroup(p, p.minus(2)));
    EXPECT_FALSE(isGroup(p, Number{0}));
    EXPECT_FALSE(isGroup(p, Number{1}));
    EXPECT_FALSE(isGroup(p, p.minus(1)));
    EXPECT_FALSE(isGroup(p, p));
    EXPECT_FALSE(isGroup(p, p.plus(2)));
    EXPECT_FALSE(isGroup(p.plus(1), Number{2})) << "an even one";
    EXPECT_FALSE(isGroup(Number{0}, Number{2}));
}

TEST(DiffieHellmanValue, IsInsideOfTheGroupAndNoPowerThatCanBeGuessed)
{
    const Number p = group14();
    EXPECT_TRUE(isValue(Number{2}.power(p.minus(123456789), p)));
    EXPECT_TRUE(isValue(p.minus(2)));
    EXPECT_FALSE(isValue(Number{0}));
    EXPECT_FALSE(isValue(Number{1}));
    EXPECT_FALSE(isValue(Number{2}));
    EXPECT_FALSE(isValue(Number{7})) << "three bits";
    EXPECT_TRUE(isValue(Number{15})) << "four bits";
    EXPECT_FALSE(isValue(p.minus(1)));
    EXPECT_FALSE(isValue(p));
    EXPECT_FALSE(isValue(p.plus(1)));
}

// One has the power one whatever our exponent: the secret is known to everybody.
class FixedGroup : public testing::TestWithParam<const char*>
{ };

TEST_P(FixedGroup, RefusesASignedValueOfOne)
{
    ScriptedPeer peer;
    const std::string name = GetParam();
    SigningServer server{peer, name};
    const Bytes init = server.begin(kexInit(name));
    ASSERT_FALSE(init.empty());
    EXPECT_EQ(init.front(), kInit);
    server.hashes(std::string(init.begin() + 1, init.end()));
    const bool isLong = name.ends_with("sha512");
    server.reply(kReply, Number{1}.ssh(), Number{1}.ssh(), isLong ? EVP_sha512() : EVP_sha256());
    EXPECT_FALSE(server.isBelieved());
}

INSTANTIATE_TEST_SUITE_P(Groups, FixedGroup,
    testing::Values(
        "diffie-hellman-group14-sha256", "diffie-hellman-group16-sha512", "diffie-hellman-group18-sha512"));

} // namespace underpass::test
