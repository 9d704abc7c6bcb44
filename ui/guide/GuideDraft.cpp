// SPDX-License-Identifier: MIT
#include "ui/guide/GuideDraft.h"

#include "core/profile/Profiles.h"
#include "core/profile/Service.h"
#include "core/profile/import/SshAddress.h"
#include "core/profile/import/SshCommand.h"
#include "ui/profile/ForwardPresets.h"

#include <QDir>

#include <algorithm>

namespace underpass {

namespace {

constexpr std::uint16_t portsAbove = 10'000; // Of this machine, where a port itself is out of reach or taken.

std::uint16_t localPortFor(std::uint16_t target)
{
    const Service* service = serviceOn(target);
    if (service != nullptr && service->localPort != 0)
        return service->localPort;
    if (target >= 1024)
        return target;
    return static_cast<std::uint16_t>(target + portsAbove);
}

// The forward that led there before, whose port is this guide's own; null where none did.
const Forward* sameThing(const Profile& before, const Forward& forward)
{
    const auto found = std::ranges::find_if(before.forwards,
        [&](const Forward& own) { return own.kind == forward.kind && own.target == forward.target; });
    return found == before.forwards.end() ? nullptr : &*found;
}

bool listens(const Profile& profile, const Endpoint& place)
{
    return std::ranges::find(profile.forwards, place, &Forward::listen) != profile.forwards.end();
}

// The next port that is free where the likely one is not; that one where none is, so that it is said.
Endpoint freePlace(Endpoint place, const std::vector<Profile>& taken, const WhyNotListen& whyNot)
{
    if (!havePort(taken, place.port) && !whyNot(place))
        return place;
    if (const std::uint16_t port = portInPlaceOf(place, taken, whyNot); port != 0)
        place.port = port;
    return place;
}

Forward forwardTo(const GuideDraft& draft, std::uint16_t port)
{
    Forward forward;
    forward.listen.port = localPortFor(port);
    forward.target = Endpoint{draft.machine.empty() ? "localhost" : draft.machine, port};
    return forward;
}

std::vector<Forward> forwardsOf(const GuideDraft& draft)
{
    std::vector<Forward> forwards = draft.server.profile.forwards;
    if (!forwards.empty())
        return forwards;
    if (draft.purpose == Purpose::AnyPage) {
        Forward proxy;
        proxy.kind = ForwardKind::Dynamic;
        proxy.listen.port = socksPort;
        return {proxy};
    }
    for (const std::uint16_t port : draft.ports)
        forwards.push_back(forwardTo(draft, port));
    return forwards;
}

} // namespace

Result<SshDraft> readServer(const QString& typed)
{
    const std::string text = typed.trimmed().toStdString();
    if (text.empty())
        return SshDraft{};
    if (text.find(' ') != std::string::npos)
        return readSshCommand(text, QDir::homePath().toStdString());
    const auto address = readSshAddress(text);
    if (!address)
        return fail(address);
    SshDraft draft;
    draft.profile.server = address->server;
    draft.profile.account = address->account;
    return draft;
}

Profile profileOf(const GuideDraft& draft, const std::vector<Profile>& others, const WhyNotListen& whyNot,
    const Profile& before)
{
    Profile profile = draft.server.profile;
    profile.account = draft.account;
    std::vector<Profile> taken = others;
    std::erase_if(taken, [&](const Profile& other) { return !before.id.empty() && other.id == before.id; });
    profile.name = unlikeName(tunnelName(draft.purpose).toStdString(), taken);
    profile.id = before.id.empty() ? makeId(profile.name, taken) : before.id;
    profile.forwards.clear();
    taken.push_back(profile); // With its forwards as they are found: two of them take no one port.
    for (Forward& forward : forwardsOf(draft)) {
        const bool isOfCommand = !draft.server.profile.forwards.empty(); // It says which port is wanted.
        const Forward* own = isOfCommand ? nullptr : sameThing(before, forward);
        if (own != nullptr)
            forward.listen = own->listen;
        else if (listensHere(forward) && !(isOfCommand && listens(before, forward.listen)))
            forward.listen = freePlace(forward.listen, taken, whyNot);
        taken.back().forwards.push_back(forward);
    }
    return taken.back();
}

} // namespace underpass
