// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeys.h"

#include "core/ssh/trust/HostCertificate.h"
#include "core/ssh/trust/HostKeyAlgorithms.h"
#include "core/ssh/trust/KnownHostFiles.h"
#include "core/system/AtomicFile.h"

#include <algorithm>
#include <array>

#include <openssl/sha.h>

namespace underpass {
namespace {

std::string describe(const HostKey& key)
{
    return key.type + " " + fingerprint(key);
}

std::string plainLine(const ServerName& server, const HostKey& key)
{
    return server.kept + " " + key.type + " " + encodeBase64(key.blob);
}

std::optional<KnownHostLine> entryOf(std::string_view line, const std::string& name)
{
    auto parsed = parseKnownHostLine(line);
    const bool isOne
        = parsed && parsed->marker == KnownHostLine::Marker::None && matchesHost(parsed->hosts, name);
    return isOne ? std::move(parsed) : std::nullopt;
}

bool any(const KnownHostLine&)
{
    return true;
}

// What stays of an entry when `name` leaves it: nothing where it is about that server alone. An entry shared
// with other names keeps its key for them and excludes ours by a negation, which works for patterns as well.
std::string entryForOthers(std::string_view line, const std::string& name)
{
    const std::string hosts = parseKnownHostLine(line)->hosts;
    if (hosts.find_first_of(",*?") == std::string::npos)
        return {};
    std::string kept = std::string{line} + "\n";
    return kept.insert(kept.find(hosts) + hosts.size(), ",!" + name);
}

// Collects what all lines together say about one server and one key; the strictest wins.
class Judge
{
public:
    // `authority`: whose word there is for the key.
    Judge(const ServerName& name, const HostKey& key, const HostKey& authority)
        : m_name(name)
        , m_key(key)
        , m_authority(authority)
    { }

    enum class Whose { ThePersons, TheHouses };
    void hear(const KnownHostLine& line, const KnownHostPlace& place, Whose whose)
    {
        const bool isNamed = matchesHost(line.hosts, m_name.kept);
        const bool isNamedWithoutPort = !isNamed && matchesHost(line.hosts, m_name.host);
        if (!isNamed && !isNamedWithoutPort)
            return;
        if (line.marker != KnownHostLine::Marker::None)
            return hearMarked(line, place);
        const bool isSame = line.blob == m_key.blob;
        if (isSame)
            (isNamed ? m_trusts : m_trustsWithoutPort) = true;
        if (isSame && isNamed && whose == Whose::ThePersons)
            m_mayTeach = true;
        if (!isSame && isNamed && (m_other.where.empty() || line.type == m_key.type))
            m_other
                = {HostKeyVerdict::Kind::Changed, describe({line.type, line.blob}), place.text(), {}, false};
    }

    [[nodiscard]] bool knowsAuthority() const { return m_knowsAuthority; }

    [[nodiscard]] HostKeyVerdict verdict() const
    {
        if (m_revoked)
            return *m_revoked;
        if (m_trusts)
            return {HostKeyVerdict::Kind::Trusted, "", "", {}, m_mayTeach};
        if (m_other.kind == HostKeyVerdict::Kind::Unknown && m_trustsWithoutPort)
            return {HostKeyVerdict::Kind::Trusted, "", "", {}, false};
        return m_other;
    }

private:
    // Such a line may hold a certificate; as for ssh, it is about the key in it, however a server shows that.
    void hearMarked(const KnownHostLine& line, const KnownHostPlace& place)
    {
        const HostKey told = plainKeyOf({line.type, line.blob});
        const bool isAuthority = !told.blob.empty() && told.blob == m_authority.blob;
        const bool isSame = !told.blob.empty() && told.blob == m_key.blob;
        if (line.marker == KnownHostLine::Marker::CertAuthority && isAuthority)
            m_knowsAuthority = true;
        if (line.marker == KnownHostLine::Marker::Revoked && (isSame || isAuthority))
            m_revoked = {HostKeyVerdict::Kind::Revoked, describe(told), place.text(), {}, false};
    }

    const ServerName& m_name;
    const HostKey& m_key;
    const HostKey& m_authority;
    std::optional<HostKeyVerdict> m_revoked;
    HostKeyVerdict m_other; // By another key that is known, where there is one.
    bool m_knowsAuthority = false;
    bool m_mayTeach = false;
    bool m_trusts = false;
    bool m_trustsWithoutPort = false;
};

} // namespace

std::string fingerprint(const HostKey& key)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(key.blob.data()), key.blob.size(), digest.data());
    std::string text = encodeBase64({reinterpret_cast<const char*>(digest.data()), digest.size()});
    text.erase(text.find_last_not_of('=') + 1);
    return "SHA256:" + text;
}

HostKeys::HostKeys(std::vector<std::filesystem::path> files, std::vector<std::filesystem::path> ofTheHouse)
    : m_files(std::move(files))
    , m_ofTheHouse(std::move(ofTheHouse))
{ }

HostKeyVerdict HostKeys::check(
    const ServerName& server, const HostKey& shown, std::chrono::system_clock::time_point now) const
{
    const HostKey key = plainKeyOf(shown);
    const auto certificate = parseHostCertificate(shown.blob);
    const HostKey authority = certificate ? certificate->authority : HostKey{};
    Judge judge{server, key, authority};
    std::vector<Error> notes
        = forEachKnownHost(m_files, [&](const KnownHostLine& line, const KnownHostPlace& place) {
              const bool isPersons = std::ranges::find(m_ofTheHouse, place.file) == m_ofTheHouse.end();
              judge.hear(line, place, isPersons ? Judge::Whose::ThePersons : Judge::Whose::TheHouses);
          });
    HostKeyVerdict verdict = judge.verdict();
    if (judge.knowsAuthority() && verdict.kind != HostKeyVerdict::Kind::Revoked) {
        if (auto doubt = doubtAbout(*certificate, server.host, now))
            notes.push_back(std::move(*doubt));
        else
            verdict = {HostKeyVerdict::Kind::Trusted, "", "", {}, false};
    }
    verdict.notes = std::move(notes);
    return verdict;
}

std::vector<std::string> HostKeys::knownTypes(const ServerName& server) const
{
    std::vector<std::string> types;
    bool knowsAuthority = false;
    (void)forEachKnownHost(m_files, [&](const KnownHostLine& line, const KnownHostPlace&) {
        const bool isNamed = matchesHost(line.hosts, server.kept);
        if (line.marker == KnownHostLine::Marker::CertAuthority)
            knowsAuthority = knowsAuthority || isNamed || matchesHost(line.hosts, server.host);
        else if (line.marker == KnownHostLine::Marker::None && isNamed
            && std::ranges::find(types, line.type) == types.end())
            types.push_back(line.type);
    });
    if (knowsAuthority)
        types.insert(types.begin(), certificateAlgorithms.begin(), certificateAlgorithms.end());
    return types;
}

bool HostKeys::forEachOfThePerson(const std::function<void(const KnownHostLine&)>& visit) const
{
    std::vector<std::filesystem::path> files = m_files;
    std::erase_if(files, [this](const std::filesystem::path& file) {
        return std::ranges::find(m_ofTheHouse, file) != m_ofTheHouse.end();
    });
    return forEachKnownHost(files, [&](const KnownHostLine& line, const KnownHostPlace&) {
        visit(line);
    }).empty();
}

Result<void> HostKeys::update(
    const ServerName& server, const std::vector<HostKey>& added, const std::vector<HostKey>& removed)
{
    const Wanted isOld = [&](const KnownHostLine& line) {
        return std::ranges::find(removed, HostKey{line.type, line.blob}) != removed.end();
    };
    if (!removed.empty()) {
        if (const auto rewritten = rewriteWithout(server, isOld, ""); !rewritten)
            return fail(rewritten);
    }
    for (const HostKey& key : added) {
        if (const auto kept = add(server, key); !kept)
            return kept;
    }
    return {};
}

Result<void> HostKeys::add(const ServerName& server, const HostKey& key)
{
    if (m_files.empty())
        return fail(ErrorCode::FileUnwritable, "known_hosts", "no file is set");
    return appendLine(m_files.front(), plainLine(server, key));
}

Result<void> HostKeys::replace(const ServerName& server, const HostKey& key)
{
    const auto rewritten = rewriteWithout(server, any, plainLine(server, key) + "\n");
    return rewritten ? Result<void>{} : fail(rewritten);
}

Result<int> HostKeys::forget(const ServerName& server)
{
    return rewriteWithout(server, any, "");
}

Result<int> HostKeys::rewriteWithout(
    const ServerName& server, const Wanted& isMeant, const std::string& added)
{
    if (m_files.empty())
        return fail(ErrorCode::FileUnwritable, "known_hosts", "no file is set");
    const auto text = readKnownHosts(m_files.front());
    if (!text)
        return fail(text);
    const std::string& name = server.kept;
    std::string rest;
    int removed = 0;
    forEachLine(*text, [&](int, std::string_view line) {
        if (const auto entry = entryOf(line, name); entry && isMeant(*entry)) {
            rest += entryForOthers(line, name);
            ++removed;
        } else {
            rest.append(line).append("\n");
        }
    });
    if (removed == 0 && added.empty())
        return 0;
    if (auto kept = writeAtomically(m_files.front().string() + ".old", *text); !kept)
        return fail(kept);
    if (auto written = writeAtomically(m_files.front(), rest + added); !written)
        return fail(written);
    return removed;
}

} // namespace underpass
