// SPDX-License-Identifier: MIT
#include "core/base/SecretArena.h"

#include "core/base/Secret.h"
#include "core/ssh/engine/Memory.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace underpass {
namespace {

// Every block that an arena has left of this size.
std::vector<void*> takeAll(SecretArena& arena, std::size_t bytes)
{
    std::vector<void*> blocks;
    while (void* const block = arena.take(bytes))
        blocks.push_back(block);
    return blocks;
}

TEST(SecretArena, GivesAllOfItsRoomAndTakesItBack)
{
    SecretArena arena;
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{33}, SecretArena::largestBlock}) {
        const auto blocks = takeAll(arena, bytes);
        EXPECT_GE(blocks.size(), SecretArena::size / (bytes + 32)) << bytes;
        for (std::size_t number = 0; number < blocks.size(); ++number) {
            EXPECT_TRUE(arena.owns(blocks[number]));
            std::memset(blocks[number], static_cast<int>(number % 251), bytes);
        }
        for (std::size_t number = 0; number < blocks.size(); ++number) {
            const std::string expected(bytes, static_cast<char>(number % 251));
            EXPECT_EQ(std::memcmp(blocks[number], expected.data(), bytes), 0) << "Overlapped: " << number;
            arena.give(blocks[number], bytes);
        }
    }
}

TEST(SecretArena, HasNoRoomForWhatIsNoSecret)
{
    SecretArena arena;
    EXPECT_EQ(arena.take(SecretArena::largestBlock + 1), nullptr);
    EXPECT_EQ(arena.take(0), nullptr);
    const int onTheStack = 0;
    EXPECT_FALSE(arena.owns(&onTheStack));
    EXPECT_FALSE(arena.owns(nullptr));
}

TEST(SecretArena, HoldsWhatIsInASecret)
{
    const Secret secret{"correct horse"};
    EXPECT_TRUE(secretArena().owns(secret.cString()));
    EXPECT_TRUE(secretArena().owns(secret.clone().cString()));
}

TEST(SecretArena, ASecretWorksOnWhereThereIsNoRoom)
{
    const auto blocks = takeAll(secretArena(), 1);
    {
        const Secret secret{"correct horse"};
        EXPECT_FALSE(secretArena().owns(secret.cString()));
        EXPECT_EQ(secret.clone().reveal(), "correct horse");
    }
    for (void* const block : blocks)
        secretArena().give(block, 1);
    const std::string large(SecretArena::largestBlock, 'x');
    EXPECT_EQ(Secret{large}.reveal(), large);
}

TEST(SecretArena, ServesManyThreadsAtOnce)
{
    std::vector<std::thread> threads;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([number] {
            const std::string text(
                static_cast<std::size_t>(number) * 40 + 1, static_cast<char>('a' + number));
            for (int round = 0; round < 2000; ++round) {
                Secret secret{text};
                const Secret clone = secret.clone();
                secret = Secret{"another"};
                ASSERT_EQ(clone.reveal(), text);
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
}

TEST(SecretArena, HoldsTheAnswersThatLibssh2TakesAlong)
{
    const std::unique_ptr<LIBSSH2_SESSION, int (*)(LIBSSH2_SESSION*)> session{
        newWipingSession(nullptr), libssh2_session_free};
    ASSERT_TRUE(session);
    EXPECT_FALSE(secretArena().owns(session.get()));
    char* const answer = newSessionText("123456");
    EXPECT_TRUE(secretArena().owns(answer));
    EXPECT_STREQ(answer, "123456");
    libssh2_free(session.get(), answer);
}

} // namespace
} // namespace underpass
