// SPDX-License-Identifier: MIT
#include "core/profile/import/TakeIn.h"

#include "core/base/CleanText.h"
#include "core/profile/ProfileJson.h"
#include "core/profile/Profiles.h"
#include "core/profile/import/ForwardSpec.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace underpass {
namespace {

constexpr SourceText ownAccount
    = UNDERPASS_TEXT("Import", "No account is named there. Yours on this PC was taken: %1.");
constexpr SourceText otherPort = UNDERPASS_TEXT("Import", "%1 is a port of the profile \"%2\". Made %3.");
constexpr SourceText onlyOwner = UNDERPASS_TEXT(
    "Import", "It was for others on the PC, too. Made for you only; \"who\" can change that.");
constexpr SourceText notByItself
    = UNDERPASS_TEXT("Import", "It would have connected by itself. Turn that on once you have looked at it.");
constexpr SourceText different = UNDERPASS_TEXT("Import",
    "A profile of this name is there and is another one (%1). It stays as it is; give one of them another "
    "name.");
constexpr SourceText noRoom = UNDERPASS_TEXT("Import", "There are 1000 profiles, and no more can be kept.");

// What an import is about: the rest is what a person makes of it later.
Credentials essence(Credentials credentials)
{
    credentials.remember = true;
    credentials.unknown = {};
    return credentials;
}

std::vector<Forward> essence(const std::vector<Forward>& forwards)
{
    std::vector<Forward> bare;
    for (const Forward& forward : forwards) {
        Forward& each = bare.emplace_back();
        each.kind = forward.kind;
        each.listen = forward.listen;
        each.target = forward.target;
    }
    return bare;
}

std::string whatDiffers(const Profile& a, const Profile& b)
{
    std::string names;
    const auto add = [&](bool isSo, const char* name) {
        if (isSo)
            names += (names.empty() ? "" : ", ") + std::string{name};
    };
    add(a.server != b.server, "server");
    add(a.account != b.account, "account");
    add(essence(a.credentials) != essence(b.credentials), "credentials");
    add(essence(a.forwards) != essence(b.forwards), "forwards");
    add(a.via != b.via, "via");
    add(a.proxy != b.proxy, "proxy");
    add(a.hostKeyAlias != b.hostKeyAlias, "hostKeyAlias");
    add(a.keepalive != b.keepalive, "keepalive");
    return names;
}

// "forwards[2].listen": 2.
std::optional<std::size_t> indexIn(std::string_view field, std::string_view list)
{
    std::size_t index = 0;
    if (!field.starts_with(list) || !field.substr(list.size()).starts_with('['))
        return std::nullopt;
    field.remove_prefix(list.size() + 1);
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), index);
    return error == std::errc{} ? std::optional{index} : std::nullopt;
}

class Taking
{
public:
    Taking(ImportedSession session, const std::vector<Profile>& others)
        : m_session(std::move(session))
        , m_others(others)
    { }

    void settle(const std::string& account, std::span<const Forward> forwards)
    {
        Profile& profile = m_session.draft.profile;
        if (profile.forwards.empty())
            profile.forwards.assign(forwards.begin(), forwards.end());
        if (profile.account.empty() && !account.empty()) {
            profile.account = account;
            change("account", {ownAccount, {account}});
        }
        for (Forward& forward : profile.forwards) {
            const std::string was = toString(forward);
            if (auto moved = keepOnThisMachine(forward))
                change(was, std::move(*moved));
            if (listensHere(forward)
                && std::exchange(forward.who, WhoMayConnect::OnlyMe) != WhoMayConnect::OnlyMe)
                change(toString(forward), {onlyOwner});
        }
        if (std::exchange(profile.autostart, false))
            change("autostart", {notByItself});
        dropWhatCannotBe();
        movePorts();
    }

    // What makes it no profile, if anything.
    [[nodiscard]] std::optional<Sentence> whyNot() const
    {
        if (m_session.leftOut)
            return m_session.leftOut;
        if (m_session.draft.profile.forwards.empty())
            return Sentence{leftOut::noForward};
        const std::vector<Problem> problems = validate(m_session.draft.profile);
        return problems.empty() ? std::nullopt : std::optional{sentenceOf(problems.front())};
    }

    [[nodiscard]] Profile& profile() { return m_session.draft.profile; }
    [[nodiscard]] std::vector<Remark> remarks() const { return m_session.draft.remarks; }

private:
    void change(std::string what, Sentence why)
    {
        m_session.draft.remarks.push_back({cleanText(what), std::move(why), true});
    }

    void dropWhatCannotBe()
    {
        Profile& profile = m_session.draft.profile;
        dropKeys(profile.credentials.keyFiles);
        for (Hop& hop : profile.via)
            dropKeys(hop.credentials.keyFiles);
        std::vector<Problem> problems = validate(profile);
        std::ranges::reverse(problems); // The last one first, so that the numbers hold.
        for (const Problem& problem : problems) {
            const auto i = indexIn(problem.field, "forwards");
            if (problem.code != ProblemCode::ListenTwice || !i || *i >= profile.forwards.size())
                continue;
            m_session.draft.remarks.push_back({toString(profile.forwards[*i]), sentenceOf(problem)});
            profile.forwards.erase(profile.forwards.begin() + static_cast<std::ptrdiff_t>(*i));
        }
    }

    void dropKeys(std::vector<std::string>& keys)
    {
        std::erase_if(keys, [this](const std::string& key) {
            const auto problem = problemOf(key);
            Remark dropped{
                "-i " + cleanText(key, 80), problem ? sentenceOf(*problem) : Sentence{leftOut::noServer}};
            auto& remarks = m_session.draft.remarks;
            if (problem && std::ranges::find(remarks, dropped) == remarks.end()) // A jump host has the same.
                remarks.push_back(std::move(dropped));
            return problem.has_value();
        });
    }

    // Of a key file, which may be one of another system.
    [[nodiscard]] static std::optional<Problem> problemOf(const std::string& key)
    {
        Profile alone;
        alone.credentials.keyFiles = {key};
        for (Problem& each : validate(alone)) {
            if (each.field == "credentials.keyFiles")
                return each;
        }
        return std::nullopt;
    }

    void movePorts()
    {
        Profile& profile = m_session.draft.profile;
        std::set<std::size_t> moved; // Two profiles may have the port.
        for (const Problem& problem : clashes(profile, m_others)) {
            const auto i = indexIn(problem.field, "forwards");
            if (problem.code != ProblemCode::ListenOfAnother || !i || *i >= profile.forwards.size()
                || !moved.insert(*i).second)
                continue;
            if (m_taken.empty())
                findTaken();
            Forward& forward = profile.forwards[*i];
            const std::string was = toString(forward.listen);
            forward.listen.port
                = freePort(forward.listen.port, [this](std::uint16_t port) { return m_taken.at(port); });
            m_taken.at(forward.listen.port) = true;
            change(was, {otherPort, {was, cleanText(problem.parts.at(0)), toString(forward.listen)}});
        }
    }

    // The ports of this machine that a profile has, this one too: a look-up for each candidate.
    void findTaken()
    {
        m_taken.assign(std::size_t{65'536}, false);
        const auto take = [this](const Profile& profile) {
            for (const Forward& forward : profile.forwards) {
                if (listensHere(forward))
                    m_taken.at(forward.listen.port) = true;
            }
        };
        std::ranges::for_each(m_others, take);
        take(m_session.draft.profile);
    }

    std::vector<bool> m_taken;
    ImportedSession m_session;
    const std::vector<Profile>& m_others;
};

// A session that can be a profile, called so. `there` is the one that has this name, if any.
TakenSession place(TakenSession taken, Profile made, const Profile* there, std::vector<Profile>& profiles)
{
    taken.id = there != nullptr ? there->id : made.id;
    if (there == nullptr) {
        taken.as = TakenAs::Added;
        profiles.push_back(std::move(made));
        return taken;
    }
    const std::string differs = whatDiffers(made, *there);
    taken.as = differs.empty() ? TakenAs::AlreadyThere : TakenAs::Different;
    if (!differs.empty())
        taken.why = Sentence{different, {differs}};
    return taken;
}

} // namespace

std::vector<TakenSession> takeIn(std::vector<Profile>& profiles, const Imported& imported,
    const std::string& account, std::span<const Forward> forwards)
{
    std::vector<TakenSession> all;
    std::vector<Profile> named; // Of this import: two sessions of one name are two profiles.
    for (const ImportedSession& session : imported.sessions) {
        if (all.size() >= 2 * mostProfiles) {
            all.push_back({.name = session.name, .why = Sentence{noRoom}});
            continue;
        }
        const std::string name = unlikeName(session.draft.profile.name, named);
        const auto there = std::ranges::find(profiles, name, &Profile::name);
        if (there == profiles.end() && profiles.size() >= mostProfiles) {
            all.push_back({.name = session.name, .why = session.leftOut.value_or(Sentence{noRoom})});
            continue;
        }
        std::vector<Profile> others;
        std::ranges::copy_if(
            profiles, std::back_inserter(others), [&](const Profile& each) { return each.name != name; });
        Taking taking{session, others};
        taking.settle(account, forwards);
        Profile& made = taking.profile();
        made.name = name;
        made.id = makeId(name, profiles);
        TakenSession taken{session.name, TakenAs::LeftOut, {}, taking.remarks(), taking.whyNot()};
        if (!taken.why) {
            named.push_back(made);
            taken = place(std::move(taken), made, there == profiles.end() ? nullptr : &*there, profiles);
        }
        all.push_back(std::move(taken));
    }
    return all;
}

} // namespace underpass
