// SPDX-License-Identifier: MIT
#include "app/ctl/ProfileOptions.h"

#include "core/base/CleanText.h"
#include "core/base/Error.h"
#include "core/profile/FieldTexts.h"
#include "core/profile/import/ConfigHost.h"
#include "core/profile/import/ForwardSpec.h"
#include "core/profile/import/SshAddress.h"
#include "core/profile/import/SshCommand.h"
#include "core/system/OwnAccount.h"
#include "core/system/Paths.h"

#include <utility>

namespace underpass {

namespace {

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
        const auto addresses = readSshAddresses(text);
        if (!addresses)
            return fail(addresses);
        for (const SshAddress& address : *addresses)
            hops.push_back(hopOf(address, profile));
    }
    return hops;
}

Result<void> applyServer(const ProfileOptions& options, AppliedOptions& applied)
{
    Profile& profile = applied.profile;
    if (options.name)
        profile.name = *options.name;
    if (options.server) {
        const auto address = readSshAddress(*options.server);
        if (!address)
            return fail(address);
        profile.server = address->server;
        if (!address->account.empty())
            profile.account = address->account;
    }
    if (options.account)
        profile.account = *options.account;
    return {};
}

Result<void> applyLogIn(const ProfileOptions& options, AppliedOptions& applied)
{
    Profile& profile = applied.profile;
    if (!options.keyFiles.empty()) {
        profile.credentials.keyFiles = options.keyFiles;
        std::erase(profile.credentials.keyFiles, std::string{});
    }
    if (options.agent)
        profile.credentials.agent = *options.agent;
    if (options.remember)
        profile.credentials.remember = *options.remember;
    std::string methods;
    for (const std::string& method : options.login)
        methods += (methods.empty() ? "" : ",") + method;
    return methods.empty() ? Result<void>{} : set(profile, "credentials.methods", methods);
}

// Before it is known who may connect, a forward may be one for "every address", which no field can be.
Result<void> setWho(Profile& profile, std::size_t index, const std::string& who)
{
    const Endpoint typed = std::exchange(profile.forwards[index].listen, Endpoint{"localhost", 0});
    auto done = set(profile, "forwards[" + std::to_string(index) + "].who", who);
    profile.forwards[index].listen = typed;
    return done;
}

Result<void> applyForwards(const ProfileOptions& options, AppliedOptions& applied)
{
    auto typed = parseForwards(options);
    if (!typed)
        return fail(typed);
    std::vector<Forward>& forwards = applied.profile.forwards;
    if (!typed->empty())
        forwards = std::move(*typed);
    for (std::size_t i = 0; options.who && i < forwards.size(); ++i) {
        if (const auto done = setWho(applied.profile, i, *options.who); !done)
            return done;
    }
    for (Forward& forward : forwards) {
        const std::string what = toString(forward);
        if (auto moved = settleListen(forward))
            applied.remarks.push_back({what, std::move(*moved), true});
    }
    return {};
}

Result<void> applyWay(const ProfileOptions& options, AppliedOptions& applied)
{
    Profile& profile = applied.profile;
    auto hops = parseHops(options, profile);
    if (!hops)
        return fail(hops);
    if (!options.via.empty())
        profile.via = std::move(*hops);
    return {};
}

Result<void> applyFields(const ProfileOptions& options, AppliedOptions& applied)
{
    Profile& profile = applied.profile;
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

Result<SshDraft> readHost(const ProfileOptions& options)
{
    const auto home = homeFolder();
    if (!home)
        return fail(ErrorCode::FileUnreadable, "the home folder", "this system does not say where it is");
    const std::filesystem::path file
        = options.config ? std::filesystem::path{*options.config} : *home / ".ssh" / "config";
    return readConfigHost(file, {*home, ownAccount()}, *options.fromHost);
}

// What was typed for ssh, in the place of the profile's own. Who it is stays.
Result<AppliedOptions> takeCommand(const ProfileOptions& options, Profile profile)
{
    if (options.config && !options.fromHost)
        return fail(ErrorCode::InvalidInput, "--config", "it goes with --from-host");
    if (!options.from && !options.fromHost)
        return AppliedOptions{std::move(profile), {}};
    std::error_code ignored;
    auto draft = options.fromHost ? readHost(options)
                                  : readSshCommand(*options.from, std::filesystem::current_path(ignored));
    if (!draft)
        return fail(draft);
    draft->profile.id = profile.id;
    draft->profile.name = profile.name;
    return AppliedOptions{std::move(draft->profile), std::move(draft->remarks)};
}

} // namespace

Result<AppliedOptions> apply(const ProfileOptions& options, Profile before)
{
    auto applied = takeCommand(options, std::move(before));
    if (!applied)
        return fail(applied);
    Profile& profile = applied->profile;
    profile.retry.enabled = options.retry.value_or(profile.retry.enabled);
    profile.autostart = options.autostart.value_or(profile.autostart);
    for (const auto step : {applyServer, applyLogIn, applyForwards, applyWay, applyFields}) {
        if (const auto done = step(options, *applied); !done)
            return fail(done);
    }
    return applied;
}

} // namespace underpass
