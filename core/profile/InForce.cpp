// SPDX-License-Identifier: MIT
#include "core/profile/InForce.h"

#include "core/base/CleanText.h"

#include <utility>

namespace underpass {

ProfilesInForce::ProfilesInForce(std::filesystem::path folder)
    : m_store(std::move(folder))
{ }

ProfilesInForce::News ProfilesInForce::look()
{
    auto loaded = m_store.load();
    std::optional<Error> trouble = loaded ? loaded->trouble : std::optional{loaded.error()};
    if (!trouble && !loaded->isThere && m_hasAny && !m_profiles.empty())
        trouble = Error{ErrorCode::FileUnreadable, m_store.file().string(), "it is missing"};
    if (trouble && m_hasAny)
        trouble->more = {{UNDERPASS_TEXT("ProfileStore", "What is running goes on as it is.")}};
    News news;
    if (trouble != m_trouble) {
        news.trouble = trouble;
        news.isMended = !trouble;
        m_trouble = trouble;
    }
    if (!loaded || (trouble && m_hasAny))
        return news;
    if (loaded->profiles.profiles != m_profiles) {
        m_profiles = std::move(loaded->profiles.profiles);
        news.profiles = m_profiles;
    }
    m_hasAny = true;
    return news;
}

std::optional<Error> whyNotInForce(const Profile& edited)
{
    for (const Problem& problem : validate(edited))
        return Error{ErrorCode::InvalidInput, "the profile \"" + cleanText(edited.name) + "\"",
            problem.field + ": " + say(sentenceOf(problem)), {}, {},
            {{UNDERPASS_TEXT("ProfileStore", "What is running goes on as it is.")}}};
    return std::nullopt;
}

} // namespace underpass
