// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/FakeDesk.h"

namespace underpass {

inline Forward localForward(std::uint16_t listen, std::uint16_t target)
{
    Forward forward;
    forward.listen = {"localhost", listen};
    forward.target = Endpoint{"localhost", target};
    return forward;
}

// A local forward for certain programs, a remote and a dynamic one.
inline Profile everyKindOfForward()
{
    Profile profile;
    profile.id = "every";
    profile.name = "Every kind";
    profile.server = {"web.example.org", 22};
    profile.account = "anna";
    profile.forwards = {localForward(2110, 110), localForward(8080, 80), localForward(1080, 0)};
    profile.forwards[0].programs = {"/usr/lib/thunderbird/thunderbird", "evolution"};
    profile.forwards[1].kind = ForwardKind::Remote;
    profile.forwards[1].required = false;
    profile.forwards[2].kind = ForwardKind::Dynamic;
    profile.forwards[2].target.reset();
    return profile;
}

// Through a proxy and two jump hosts.
inline Profile longWay()
{
    Profile profile = everyKindOfForward();
    profile.proxy = {ProxyKind::Socks5, {"proxy.example.org", 1080}, "anna"};
    Hop gate;
    gate.server = {"gate.example.org", 22};
    Hop inner;
    inner.server = {"inner.example.net", 2222};
    inner.account = "bert";
    inner.credentials = {{LogInWith::KeyFile}, {"/home/bert/.ssh/id_gate"}, false};
    profile.via = {gate, inner};
    return profile;
}

// One connection through each forward of everyKindOfForward().
inline std::vector<RelayInfo> everyKindOfConnection()
{
    Caller caller;
    caller.relation = Caller::Relation::Me;
    caller.user = "anna";
    caller.program = "/usr/lib/thunderbird/thunderbird";
    const TimePoint now = Clock::now();
    return {{1, 0, caller, {"localhost", 110}, 2'400, 1'830'000, now - std::chrono::minutes{3}},
        {2, 1, {}, {"localhost", 80}, 91'000, 700, now - std::chrono::seconds{20}},
        {3, 2, caller, {"www.example.org", 443}, 4'000, 12'400'000, now - std::chrono::hours{2}}};
}

// A morning of "Mail at home", in whatever order of length.
inline std::vector<LogLine> exampleLog()
{
    const auto at = [](int second) {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + std::chrono::hours{8}
        + std::chrono::seconds{second};
    };
    return {{at(0), "info", "connecting: Connecting.", "mail"}, {at(1), "info", "online: Connected.", "mail"},
        {at(1), "warning",
            "1587:localhost:587: Port 1587 is in use by another program. Close that program or choose "
            "another port. It is held by postfix (pid 812, root).",
            "mail"},
        {at(3000), "info", "The machine woke up, or its network changed.", "mail"},
        {at(3001), "info", "waiting: The connection to mail.example.org:22 was lost. Connecting again now.",
            "mail"},
        {at(3002), "info",
            "failed: The server did not accept the log-in of anna. Check the account and its "
            "password or key. (tried: agent (no agent is running); the server offers: publickey)",
            "mail"}};
}

// When it was up.
inline Result<std::vector<Spell>> exampleHistory()
{
    const auto at = [](int minute) {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 26} + std::chrono::minutes{minute};
    };
    Spell first{true, "online", at(480), at(1389)};
    first.turnedAway = 3;
    Spell lost{false, "waiting", at(1389), at(1390), "link-lost", "The connection was lost."};
    lost.subject = "mail.example.org:22";
    return std::vector<Spell>{first, lost, {true, "online", at(1390)}};
}

// Tunnels as people have them: mail that works, a database that is being waited for, a desktop whose server
// shows another key than before, and one with every kind of forward.
inline void showExample(FakeDesk& desk)
{
    Profile mail;
    mail.id = "mail";
    mail.name = "Mail at home";
    mail.server = {"mail.example.org", 22};
    mail.account = "anna";
    mail.forwards = {localForward(1110, 110), localForward(1143, 143), localForward(1587, 587)};
    Profile database = mail;
    database.id = "database";
    database.name = "Shop database";
    database.server = {"shop.example.com", 2222};
    database.forwards = {localForward(15432, 5432)};
    Profile desktop = database;
    desktop.id = "desktop";
    desktop.name = "Office desktop";
    desktop.server = {"2001:db8::17", 22};
    desktop.forwards = {localForward(13389, 3389)};
    desk.model().setProfiles({mail, database, desktop, everyKindOfForward()});

    Online online;
    online.since = Clock::now();
    for (const Forward& forward : mail.forwards)
        online.forwards.push_back({forward, forward.listen, true, {}});
    online.forwards.back().listening = false;
    online.forwards.back().trouble = Error{ErrorCode::PortInUse, "localhost:1587", "postfix (pid 812, root)"};
    desk.model().setState("mail", online);
    desk.model().setState("database",
        Waiting{3, Clock::now() + std::chrono::seconds{17},
            {ErrorCode::ConnectTimedOut, "shop.example.com:2222", {}}});
    desk.model().setState("desktop",
        Failed{{ErrorCode::HostKeyChanged, "[2001:db8::17]:22",
            "expected ssh-ed25519 SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU (known_hosts:3), got "
            "ssh-ed25519 SHA256:uNiVztksCsDhcc0u9e8BgrJXVGOFgg3bxzNBfOFHv7s"}});
    online.forwards.clear();
    for (const Forward& forward : everyKindOfForward().forwards)
        online.forwards.push_back({forward, forward.listen, true, {}});
    online.forwards[1].listening = false;
    online.forwards[1].trouble = Error{ErrorCode::ForwardRefused, "localhost:8080", ""};
    online.forwards[0].turnedAway = {
        {{Caller::Relation::Other, "uwe", 0, "/usr/bin/nc"}, CallerRule::Account, 3, WallTime::clock::now()}};
    desk.model().setState("every", online);
    desk.relaysOf["every"] = everyKindOfConnection();
    desk.logOf["mail"] = exampleLog;
    desk.historyOf["mail"] = exampleHistory;
    Caller caller;
    caller.relation = Caller::Relation::Me;
    caller.user = "anna";
    caller.program = "/usr/lib/thunderbird/thunderbird";
    desk.relayInfos
        = {{1, 0, caller, {"localhost", 110}, 2'400, 1'830'000, Clock::now() - std::chrono::minutes{3}},
            {2, 1, caller, {"localhost", 143}, 91'000, 12'400'000, Clock::now() - std::chrono::hours{2}}};
}

inline Question exampleQuestion(decltype(Question::what) what)
{
    Question question;
    question.profileId = "mail";
    question.profileName = "Mail at home";
    question.server = {"mail.example.org", 22};
    question.account = "anna";
    question.what = std::move(what);
    question.mayRemember = !std::holds_alternative<HostKeyQuestion>(question.what)
        && !std::holds_alternative<CodeQuestion>(question.what);
    return question;
}

inline const std::string exampleFingerprint = "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGOFgg3bxzNBfOFHv7s";

} // namespace underpass
