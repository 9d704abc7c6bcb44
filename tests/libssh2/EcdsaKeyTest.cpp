// SPDX-License-Identifier: MIT
#include "tests/libssh2/ScriptedPeer.h"

#include <cstdlib>
#include <cstring>
#include <set>

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace underpass::test {

namespace {

constexpr unsigned char kSuccess = 52;
constexpr unsigned char kKeyAccepted = 60;
constexpr std::size_t kHeader = 16;

// Its blocks begin behind a header, so that nobody else's free() can take them.
std::set<void*> s_blocks;
int s_strangers = 0;

void* allocate(std::size_t size, void**)
{
    auto* whole = static_cast<char*>(std::malloc(size + kHeader));
    std::memcpy(whole, &size, sizeof size);
    s_blocks.insert(whole + kHeader);
    return whole + kHeader;
}

void release(void* block, void**)
{
    if (!block) {
        return;
    }
    if (s_blocks.erase(block) == 0) {
        s_strangers++;
        return;
    }
    std::free(static_cast<char*>(block) - kHeader);
}

void* resize(void* block, std::size_t size, void** abstract)
{
    void* moved = allocate(size, abstract);
    if (block) {
        std::size_t before = 0;
        std::memcpy(&before, static_cast<char*>(block) - kHeader, sizeof before);
        std::memcpy(moved, block, std::min(before, size));
        release(block, abstract);
    }
    return moved;
}

std::string newKey(const char* curve)
{
    EVP_PKEY* key = EVP_EC_gen(curve);
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(memory, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto length = static_cast<std::size_t>(BIO_get_mem_data(memory, &text));
    std::string pem(text, length);
    BIO_free(memory);
    EVP_PKEY_free(key);
    return pem;
}

class EcdsaKey : public testing::TestWithParam<const char*>
{ };

} // namespace

TEST_P(EcdsaKey, LogsInAndGivesBackExactlyWhatItTook)
{
    s_blocks.clear();
    s_strangers = 0;
    {
        ScriptedPeer peer({&allocate, &release, &resize}, LoggingIn);
        const std::string pem = newKey(GetParam());
        const auto logIn = [&] {
            return libssh2_userauth_publickey_frommemory(
                peer.session(), "anna", 4, nullptr, 0, pem.data(), pem.size(), nullptr);
        };
        ASSERT_EQ(logIn(), LIBSSH2_ERROR_EAGAIN);
        ASSERT_EQ(peer.takeSentPayloads().size(), 1U);
        peer.deliver(Message(kKeyAccepted).string("algorithm").string("key"));
        ASSERT_EQ(logIn(), LIBSSH2_ERROR_EAGAIN);
        ASSERT_EQ(peer.takeSentPayloads().size(), 1U) << "the signature";
        peer.deliver(Message(kSuccess));
        EXPECT_EQ(logIn(), 0);
    }
    EXPECT_EQ(s_strangers, 0);
    EXPECT_TRUE(s_blocks.empty()) << s_blocks.size() << " blocks leaked";
}

INSTANTIATE_TEST_SUITE_P(Curves, EcdsaKey, testing::Values("P-256", "P-384", "P-521"),
    [](const auto& curve) { return std::string("P") + (curve.param + 2); });

} // namespace underpass::test
