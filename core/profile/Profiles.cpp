// SPDX-License-Identifier: MIT
#include "core/profile/Profiles.h"

#include "core/base/CleanText.h"

#include <algorithm>
#include <limits>

namespace underpass {
namespace {

constexpr std::size_t longestCopied
    = 190; // Of a name, which has 200 bytes at most: leaves room for a number.
constexpr std::size_t longestStem = 40; // Leaves room for a number within the 64 letters of an id.

ProfileId stemOf(std::string_view name)
{
    ProfileId stem;
    for (const char letter : name) {
        const bool isUpper = letter >= 'A' && letter <= 'Z';
        const bool isPlain
            = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
        if (isUpper)
            stem += static_cast<char>(letter - 'A' + 'a');
        else if (isPlain)
            stem += letter;
        else if (!stem.empty() && !stem.ends_with('-'))
            stem += '-';
    }
    stem.resize(std::min(stem.size(), longestStem));
    while (stem.ends_with('-'))
        stem.pop_back();
    return stem.empty() ? "profile" : stem;
}

template <class Member>
bool anyHas(const std::vector<Profile>& profiles, const std::string& text, Member Profile::* member)
{
    return std::ranges::find(profiles, text, member) != profiles.end();
}

bool isTakenBy(const Forward& forward, const Profile& other)
{
    const auto isInUse = [](const Forward& each) { return each.enabled && listensHere(each); };
    return isInUse(forward) && std::ranges::any_of(other.forwards, [&](const Forward& each) {
        return isInUse(each) && listenAtOnePlace(each, forward);
    });
}

void regroup(std::vector<std::string>& groups, const std::string& from, const std::string& into)
{
    if (from == into)
        return;
    if (!from.empty())
        std::erase(groups, from);
    if (!into.empty() && std::ranges::find(groups, into) == groups.end())
        groups.insert(groups.begin(), into);
}

// Where to look for one in place of this port: below 1024, systems keep them to those with a permission.
std::uint16_t nextPort(std::uint16_t port, const std::vector<Profile>& others)
{
    constexpr std::uint16_t firstForAll = 1024;
    constexpr std::uint16_t outOfTheirWay = 1000;
    const bool isReserved = port < firstForAll && havePort(others, port);
    return isReserved ? std::max<std::uint16_t>(firstForAll, port + outOfTheirWay) : port;
}

} // namespace

Profile* find(std::vector<Profile>& profiles, std::string_view idOrName)
{
    auto found = std::ranges::find(profiles, idOrName, &Profile::id);
    if (found == profiles.end())
        found = std::ranges::find(profiles, idOrName, &Profile::name);
    return found == profiles.end() ? nullptr : &*found;
}

void put(std::vector<Profile>& profiles, Profile profile)
{
    const auto found = std::ranges::find(profiles, profile.id, &Profile::id);
    if (found == profiles.end())
        profiles.push_back(std::move(profile));
    else
        *found = std::move(profile);
}

ProfileId makeId(std::string_view name, const std::vector<Profile>& others)
{
    const ProfileId stem = stemOf(name);
    ProfileId id = stem;
    for (int number = 2; anyHas(others, id, &Profile::id); ++number)
        id = stem + "-" + std::to_string(number);
    return id;
}

std::string unlikeName(const std::string& name, const std::vector<Profile>& others)
{
    std::string unlike = name;
    for (int number = 2; anyHas(others, unlike, &Profile::name); ++number)
        unlike = name + " (" + std::to_string(number) + ")";
    return unlike;
}

bool havePort(const std::vector<Profile>& profiles, std::uint16_t port)
{
    return std::ranges::any_of(profiles, [port](const Profile& profile) {
        return std::ranges::any_of(profile.forwards,
            [port](const Forward& forward) { return listensHere(forward) && forward.listen.port == port; });
    });
}

std::uint16_t freePort(std::uint16_t wanted, const std::function<bool(std::uint16_t)>& isTaken)
{
    for (std::uint32_t port = wanted; port <= std::numeric_limits<std::uint16_t>::max(); ++port) {
        if (!isTaken(static_cast<std::uint16_t>(port)))
            return static_cast<std::uint16_t>(port);
    }
    return 0;
}

void place(std::vector<Profile>& profiles, const Placement& placement)
{
    const auto found = std::ranges::find(profiles, placement.id, &Profile::id);
    if (found == profiles.end())
        return;
    regroup(found->groups, placement.from, placement.into);
    if (placement.before == placement.id)
        return;
    Profile profile = std::move(*found);
    profiles.erase(found);
    profiles.insert(std::ranges::find(profiles, placement.before, &Profile::id), std::move(profile));
}

Profile duplicateOf(const Profile& profile, const std::vector<Profile>& others)
{
    Profile copy = profile;
    copy.name = unlikeName(cleanText(profile.name, longestCopied), others);
    copy.id = makeId(copy.name, others);
    copy.autostart = false;
    for (Forward& forward : copy.forwards) {
        if (listensHere(forward))
            forward.listen.port = 0; // None of its own is in the way of the next one.
    }
    for (std::size_t index = 0; index < copy.forwards.size(); ++index) {
        const std::uint16_t port = profile.forwards[index].listen.port;
        if (listensHere(copy.forwards[index]) && port != 0)
            copy.forwards[index].listen.port = freePort(nextPort(port, others),
                [&](std::uint16_t each) { return havePort(others, each) || havePort({copy}, each); });
    }
    return copy;
}

Forward* moveListen(Profile& profile, const Endpoint& place, std::uint16_t port)
{
    const auto found = std::ranges::find_if(profile.forwards,
        [&](const Forward& forward) { return listensHere(forward) && forward.listen == place; });
    if (found == profile.forwards.end())
        return nullptr;
    found->listen.port = port;
    return &*found;
}

std::vector<Problem> clashes(
    const Profile& profile, const std::vector<Profile>& profiles, const ProfileId& before)
{
    std::vector<Problem> found;
    for (const Profile& other : profiles) {
        if (!before.empty() && other.id == before)
            continue;
        if (other.id == profile.id)
            found.push_back({"id", ProblemCode::IdOfAnother, {other.name}});
        if (other.name == profile.name)
            found.push_back({"name", ProblemCode::NameOfAnother});
        for (std::size_t i = 0; i < profile.forwards.size(); ++i) {
            const Forward& forward = profile.forwards[i];
            if (isTakenBy(forward, other))
                found.push_back({"forwards[" + std::to_string(i) + "].listen", ProblemCode::ListenOfAnother,
                    {other.name, toString(forward.listen)}});
        }
    }
    return found;
}

Result<bool> removeFrom(
    ProfileStore& store, const ProfileId& id, const std::function<void(const ProfileId&)>& forgetSecrets)
{
    bool isThere = true;
    const auto saved = store.edit([&](ProfileSet& set) -> Result<void> {
        isThere = std::erase_if(set.profiles, [&](const Profile& profile) { return profile.id == id; }) != 0;
        return isThere ? Result<void>{} : fail(ErrorCode::Cancelled); // Nothing is saved.
    });
    if (!isThere)
        return false;
    if (!saved)
        return fail(saved);
    forgetSecrets(id);
    return true;
}

} // namespace underpass
