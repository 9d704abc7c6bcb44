// SPDX-License-Identifier: MIT
#include "app/ctl/PortFix.h"

#include "core/listen/PortCheck.h"
#include "core/profile/PortInPlace.h"
#include "core/profile/ProfileStore.h"
#include "core/profile/Profiles.h"
#include "core/profile/import/ForwardSpec.h"

#include <algorithm>
#include <iostream>
#include <optional>

namespace underpass {
namespace {

struct Moved
{
    std::string before; // specOf()
    Endpoint now;
};

Result<std::vector<Moved>> moveForwards(
    std::vector<Profile>& profiles, const ProfileId& id, const std::vector<Endpoint>& taken)
{
    Profile* profile = find(profiles, id);
    if (profile == nullptr)
        return fail(ErrorCode::FileUnreadable, "the profile \"" + id + "\"", "no such profile");
    std::vector<Moved> moved;
    for (const Endpoint& place : taken) {
        const std::uint16_t port = portInPlaceOf(place, profiles, whyNotListen);
        const Forward* forward = port == 0 ? nullptr : moveListen(*profile, place, port);
        if (forward == nullptr)
            return fail(
                ErrorCode::PortInUse, "Port " + std::to_string(place.port), "no free port is near it");
        Forward before = *forward;
        before.listen = place;
        moved.push_back({specOf(before), forward->listen});
    }
    return moved;
}

std::optional<Endpoint> takenPlace(const ForwardReport& forward)
{
    const auto reason = errorCodeNamed(forward.reason);
    if (!reason || !isAboutThePort(*reason))
        return std::nullopt;
    const auto place = Endpoint::parse(forward.listen, 0);
    return place ? std::optional{*place} : std::nullopt;
}

} // namespace

std::string portHint(const Setting& setting, const ProfileId& id, const ForwardReport& forward)
{
    const auto place = takenPlace(forward);
    if (!place)
        return {};
    const auto loaded = ProfileStore{setting.profiles}.load();
    if (!loaded)
        return {};
    const std::uint16_t port = portInPlaceOf(*place, loaded->profiles.profiles, whyNotListen);
    if (port == 0)
        return {};
    std::string hint{" Port "};
    hint.append(std::to_string(port)).append(" is free: \"underpassctl connect --fix ");
    return hint.append(id).append("\" takes it.");
}

std::vector<Endpoint> takenPlaces(const Profile& profile)
{
    std::vector<Endpoint> taken;
    for (const Forward& forward : profile.forwards) {
        if (!forward.enabled || !listensHere(forward))
            continue;
        const auto trouble = whyNotListen(forward.listen);
        if (trouble && isAboutThePort(trouble->code))
            taken.push_back(forward.listen);
    }
    return taken;
}

std::vector<Endpoint> takenPlaces(const TunnelReport& tunnel)
{
    std::vector<Endpoint> taken;
    for (const ForwardReport& forward : tunnel.forwards) {
        if (const auto place = takenPlace(forward))
            taken.push_back(*place);
    }
    return taken;
}

Result<Profile> takeFreePorts(const Setting& setting, const ProfileId& id, const std::vector<Endpoint>& taken)
{
    if (taken.empty())
        return loadProfile(setting, id);
    Profile changed;
    std::vector<Moved> moved;
    ProfileStore store{setting.profiles};
    const auto saved = store.edit([&](ProfileSet& set) -> Result<void> {
        auto done = moveForwards(set.profiles, id, taken);
        if (!done)
            return fail(done);
        moved = std::move(*done);
        changed = *find(set.profiles, id);
        return {};
    });
    if (!saved)
        return fail(saved);
    for (const Moved& each : moved)
        std::cout << each.before << " listens at " << toString(each.now)
                  << " from now on; set that in the programs that use it.\n";
    return changed;
}

} // namespace underpass
