// SPDX-License-Identifier: MIT
#include "app/ctl/ProfileOptions.h"

#include "app/ctl/ForwardSpec.h"
#include "core/base/CleanText.h"

#include <algorithm>
#include <array>

namespace underpass {

namespace {

constexpr std::uint16_t sshPort = 22;

template <class Value, std::size_t count>
Result<Value> named(const std::array<Value, count>& values, std::string_view text, std::string_view what)
{
    const auto found = std::ranges::find_if(values, [text](Value value) { return text == name(value); });
    if (found == values.end())
        return fail(
            ErrorCode::InvalidInput, std::string{what} + " \"" + cleanText(text) + "\"", "no such word");
    return *found;
}

Result<std::vector<LogInWith>> parseMethods(const std::vector<std::string>& texts)
{
    constexpr std::array all{
        LogInWith::Agent, LogInWith::KeyFile, LogInWith::Password, LogInWith::KeyboardInteractive};
    std::vector<LogInWith> methods;
    for (const std::string& text : texts) {
        const auto method = named(all, text, "the log-in method");
        if (!method)
            return fail(method);
        methods.push_back(*method);
    }
    return methods;
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
    if (options.remember)
        profile.credentials.remember = *options.remember;
    if (options.login.empty())
        return {};
    auto methods = parseMethods(options.login);
    if (!methods)
        return fail(methods);
    profile.credentials.methods = std::move(*methods);
    return {};
}

Result<void> applyForwards(const ProfileOptions& options, Profile& profile)
{
    auto forwards = parseForwards(options);
    if (!forwards)
        return fail(forwards);
    if (!forwards->empty())
        profile.forwards = std::move(*forwards);
    if (!options.who)
        return {};
    constexpr std::array all{
        WhoMayConnect::OnlyMe, WhoMayConnect::MeAndServices, WhoMayConnect::EveryoneOnThisPc};
    const auto who = named(all, *options.who, "the rule");
    if (!who)
        return fail(who);
    for (Forward& forward : profile.forwards)
        forward.who = *who;
    return {};
}

} // namespace

Result<Profile> apply(const ProfileOptions& options, Profile profile)
{
    for (const auto step : {applyServer, applyLogIn, applyForwards}) {
        if (const auto done = step(options, profile); !done)
            return fail(done);
    }
    auto hops = parseHops(options, profile);
    if (!hops)
        return fail(hops);
    if (!hops->empty())
        profile.via = std::move(*hops);
    profile.retry.enabled = options.retry.value_or(profile.retry.enabled);
    profile.autostart = options.autostart.value_or(profile.autostart);
    return profile;
}

} // namespace underpass
