// SPDX-License-Identifier: MIT
#include "core/base/Secret.h"

#include <algorithm>
#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace {
thread_local std::string g_wiped; // Every byte that was wiped on this thread, one after the other.
}

// The linker puts this in OpenSSL's place: what is freed afterwards may not be looked at any more.
extern "C" void __real_OPENSSL_cleanse(void* memory, std::size_t size);
extern "C" void __wrap_OPENSSL_cleanse(void* memory, std::size_t size);
extern "C" void __wrap_OPENSSL_cleanse(void* memory, std::size_t size)
{
    const char* bytes = static_cast<const char*>(memory);
    g_wiped.append(bytes, size);
    __real_OPENSSL_cleanse(memory, size);
    EXPECT_TRUE(std::all_of(bytes, bytes + size, [](char byte) { return byte == 0; }));
}

namespace underpass {
namespace {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<std::string, Secret> && !std::is_convertible_v<Secret, std::string>);

std::string wipedBy(const std::function<void()>& action)
{
    g_wiped.clear();
    action();
    return g_wiped;
}

const std::string text = "correct horse";
const std::string buffer = text + '\0';

TEST(Secret, IsEmptyUntilItIsGivenSomething)
{
    EXPECT_TRUE(Secret{}.empty());
    EXPECT_TRUE(Secret{""}.empty());
    EXPECT_STREQ(Secret{}.cString(), "");
    EXPECT_EQ(Secret{text}.reveal(), text);
    EXPECT_STREQ(Secret{text}.cString(), text.c_str());
}

TEST(Secret, IsWipedWhenItDies)
{
    EXPECT_EQ(wipedBy([] { const Secret secret{text}; }), buffer);
}

TEST(Secret, IsWipedWhenItIsAssignedOver)
{
    Secret secret{text};
    EXPECT_EQ(wipedBy([&] { secret = Secret{"other"}; }), buffer);
    EXPECT_EQ(secret.reveal(), "other");
}

TEST(Secret, LeavesNothingBehindWhenItIsMoved)
{
    Secret from{text};
    const void* where = from.cString();
    EXPECT_EQ(wipedBy([&] {
        const Secret to{std::move(from)};
        EXPECT_EQ(to.reveal(), text);
        EXPECT_EQ(to.cString(), where) << "Moved, not copied.";
        EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move): that is the question.
    }),
        buffer);
}

TEST(Secret, SurvivesBeingAssignedToItself)
{
    Secret secret{text};
    Secret& same = secret;
    secret = std::move(same);
    EXPECT_EQ(secret.reveal(), text);
}

TEST(Secret, HasClonesThatLiveOnTheirOwn)
{
    Secret clone;
    {
        const Secret secret{text};
        clone = secret.clone();
        EXPECT_NE(clone.cString(), secret.cString());
    }
    EXPECT_EQ(clone.reveal(), text);
    EXPECT_EQ(wipedBy([&] { clone = Secret{}; }), buffer);
}

} // namespace
} // namespace underpass
