// SPDX-License-Identifier: MIT
#include "app/ctl/ForgetInStore.h"

#include "tests/support/FakeSecrets.h"

#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

namespace underpass::test {
namespace {

// Answers once it is let go.
class SlowStore : public FakeSecrets
{
public:
    Result<void> forgetProfile(const std::string& profileId) override
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [this] { return m_mayAnswer; });
        return fail(ErrorCode::SecretStoreUnavailable, profileId);
    }
    void letGo()
    {
        const std::lock_guard lock{m_mutex};
        m_mayAnswer = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_mayAnswer = false;
};

constexpr std::chrono::milliseconds soon{1};
constexpr std::chrono::hours never{1};

TEST(ForgetInStore, SaysWhatTheStoreAnswers)
{
    EXPECT_TRUE(forgetInStore(std::make_shared<FakeSecrets>(), "mail"));
    const auto slow = std::make_shared<SlowStore>();
    slow->letGo();
    const auto refused = forgetInStore(slow, "mail", {.word = never, .whole = never});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), (Error{ErrorCode::SecretStoreUnavailable, "mail", {}}));
}

TEST(ForgetInStore, LeavesAStoreThatHangsAndDoesNotSayThatItForgot)
{
    const auto hung = std::make_shared<SlowStore>();
    testing::internal::CaptureStderr();
    const auto forgotten = forgetInStore(hung, "mail", {.word = soon, .whole = soon});
    EXPECT_NE(testing::internal::GetCapturedStderr().find("Waiting for the secret store"), std::string::npos);
    ASSERT_FALSE(forgotten);
    EXPECT_EQ(forgotten.error().code, ErrorCode::SecretsMayRemain);
    hung->letGo();
}

} // namespace
} // namespace underpass::test
