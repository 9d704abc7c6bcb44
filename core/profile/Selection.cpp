// SPDX-License-Identifier: MIT
#include "core/profile/Selection.h"

#include "core/base/CleanText.h"
#include "core/profile/Wildcards.h"

#include <algorithm>

namespace underpass {
namespace {

// Marks what it is told of, and says whether there was any.
class Marks
{
public:
    explicit Marks(const std::vector<Profile>& profiles)
        : m_profiles(profiles)
        , m_isMarked(profiles.size(), false)
    { }

    template <class Means> bool markAll(const Means& means)
    {
        bool isAny = false;
        for (std::size_t i = 0; i < m_profiles.size(); ++i) {
            const bool isMeant = means(m_profiles[i]);
            m_isMarked[i] = m_isMarked[i] || isMeant;
            isAny = isAny || isMeant;
        }
        return isAny;
    }
    // An id goes before a name, as everywhere.
    bool markNamed(const std::string& word)
    {
        return markAll([&](const Profile& profile) { return profile.id == word; })
            || markAll([&](const Profile& profile) { return profile.name == word; });
    }
    bool markFitting(const std::string& pattern)
    {
        return markAll([&](const Profile& profile) {
            return fitsWildcards(profile.id, pattern) || fitsWildcards(profile.name, pattern);
        });
    }
    bool markGroup(const std::string& group)
    {
        return markAll([&](const Profile& profile) { return std::ranges::count(profile.groups, group) > 0; });
    }
    [[nodiscard]] std::vector<Profile> marked() const
    {
        std::vector<Profile> all;
        for (std::size_t i = 0; i < m_profiles.size(); ++i) {
            if (m_isMarked[i])
                all.push_back(m_profiles[i]);
        }
        return all;
    }

private:
    const std::vector<Profile>& m_profiles;
    std::vector<bool> m_isMarked;
};

std::string quoted(const char* what, const std::string& word)
{
    return std::string{what}.append(" \"").append(cleanText(word)).append("\"");
}

} // namespace

Result<std::vector<Profile>> selected(const std::vector<Profile>& profiles, const Selection& selection)
{
    Marks marks{profiles};
    for (const std::string& word : selection.wanted) {
        if (marks.markNamed(word))
            continue;
        if (!hasWildcards(word))
            return fail(ErrorCode::FileUnreadable, quoted("the profile", word), "no such profile");
        if (!marks.markFitting(word))
            return fail(ErrorCode::InvalidInput, quoted("the pattern", word),
                "it fits no profile's id or name; \"underpassctl list\" shows them");
    }
    for (const std::string& group : selection.groups) {
        if (!marks.markGroup(group))
            return fail(ErrorCode::InvalidInput, quoted("the group", group),
                "no profile is in it; \"underpassctl edit PROFILE --set groups=NAME\" puts one there");
    }
    if (selection.all && !marks.markAll([](const Profile&) { return true; }))
        return fail(ErrorCode::InvalidInput, "all profiles", "there is none yet");
    return marks.marked();
}

} // namespace underpass
