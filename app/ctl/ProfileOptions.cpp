// SPDX-License-Identifier: MIT
#include "app/ctl/ProfileOptions.h"

#include "app/ctl/ForwardSpec.h"
#include "core/base/CleanText.h"
#include "core/base/Error.h"
#include "core/profile/FieldTexts.h"
#include <algorithm>
#include <array>

namespace underpass {

namespace {

constexpr std::uint16_t sshPort = 22;

Result<void> set(Profile& profile, std::string_view key, std::string_view text)
{
    auto changed = setField(profile, key, text);
    if (!changed)
        return fail(changed);
    profile = std::move(*changed);
    return {};
}

Result<std::vector<Forward>> parseForwards(const ProfileOptions& options)
{
    std::vector<Forward> forwards;
    Result<void> outcome;
    const auto keep = [&](Result<Forward> forward) {
        if (forward)
            forwards.push_back(std::move(*forward));
        else if (outcome)
            outcome = fail(forward);
    };
    for (const std::string& text : options.forwards)
        keep(parseForward(text));
    for (const std::string& text : options.local)
        keep(parseSshForward(ForwardKind::Local, text));
    for (const std::string& text : options.remote)
        keep(parseSshForward(ForwardKind::Remote, text));
    for (const std::string& text : options.dynamic)
        keep(parseSshForward(ForwardKind::Dynamic, text));
    if (!outcome)
        return fail(outcome);
    return forwards;
}

Result<std::vector<Hop>> parseHops(const ProfileOptions& options, const Profile& profile)
{
    std::vector<Hop> hops;
    for (const std::string& text : options.via) {
        const std::size_t at = text.rfind('@');
        const std::string_view whole = text;
        auto server = Endpoint::parse(at == std::string::npos ? whole : whole.substr(at + 1), sshPort);
        if (!server)
            return fail(server);
        Hop hop{std::move(*server), profile.account, profile.credentials};
        if (at != std::string::npos)
            hop.account = text.substr(0, at);
        hops.push_back(std::move(hop));
    }
    return hops;
}

Result<void> applyServer(const ProfileOptions& options, Profile& profile)
{
    if (options.name)
        profile.name = *options.name;
    if (options.account)
        profile.account = *options.account;
    if (!options.server)
        return {};
    auto server = Endpoint::parse(*options.server, sshPort);
    if (!server)
        return fail(server);
    profile.server = std::move(*server);
    return {};
}

Result<void> applyLogIn(const ProfileOptions& options, Profile& profile)
{
    if (!options.keyFiles.empty())
        profile.credentials.keyFiles = options.keyFiles;
    if (options.agent)
        profile.credentials.agent = *options.agent;
    if (options.remember)
        profile.credentials.remember = *options.remember;
    std::string methods;
    for (const std::string& method : options.login)
        methods += (methods.empty() ? "" : ",") + method;
    return methods.empty() ? Result<void>{} : set(profile, "credentials.methods", methods);
}

Result<void> applyForwards(const ProfileOptions& options, Profile& profile)
{
    auto forwards = parseForwards(options);
    if (!forwards)
        return fail(forwards);
    if (!forwards->empty())
        profile.forwards = std::move(*forwards);
    for (std::size_t i = 0; options.who && i < profile.forwards.size(); ++i) {
        if (const auto done = set(profile, "forwards[" + std::to_string(i) + "].who", *options.who); !done)
            return done;
    }
    return {};
}

Result<void> applyWay(const ProfileOptions& options, Profile& profile)
{
    auto hops = parseHops(options, profile);
    if (!hops)
        return fail(hops);
    if (!hops->empty())
        profile.via = std::move(*hops);
    return {};
}

Result<void> applyFields(const ProfileOptions& options, Profile& profile)
{
    for (const std::string& text : options.set) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) // What was written may be a secret.
            return fail(
                ErrorCode::InvalidInput, "a --set without \"=\"", "write KEY=VALUE, as in keepalive=10");
        const std::string_view whole = text;
        if (const auto done = set(profile, whole.substr(0, equals), whole.substr(equals + 1)); !done)
            return done;
    }
    return {};
}

} // namespace

Result<Profile> apply(const ProfileOptions& options, Profile profile)
{
    profile.retry.enabled = options.retry.value_or(profile.retry.enabled);
    profile.autostart = options.autostart.value_or(profile.autostart);
    for (const auto step : {applyServer, applyLogIn, applyForwards, applyWay, applyFields}) {
        if (const auto done = step(options, profile); !done)
            return fail(done);
    }
    return profile;
}

} // namespace underpass
