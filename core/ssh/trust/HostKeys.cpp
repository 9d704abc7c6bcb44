// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeys.h"

#include "core/ssh/trust/KnownHosts.h"
#include "core/system/AtomicFile.h"

#include <algorithm>
#include <array>
#include <functional>

#include <openssl/sha.h>

namespace underpass {
namespace {

constexpr std::size_t largestFile = std::size_t{32} * 1024 * 1024;

std::string describe(const KnownHostLine& line)
{
    return line.type + " " + fingerprint({line.type, line.blob});
}

// Visits every line with its number from 1; the last one need not end.
void forEachLine(std::string_view text, const std::function<void(int, std::string_view)>& visit)
{
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        visit(number, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

Result<std::string> readIfThere(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored) && !ignored)
        return std::string{};
    return readWhole(file, largestFile);
}

std::string plainLine(const Endpoint& server, const HostKey& key)
{
    return knownHostName(server) + " " + key.type + " " + encodeBase64(key.blob);
}

bool isEntryOf(std::string_view line, const std::string& name)
{
    const auto parsed = parseKnownHostLine(line);
    return parsed && parsed->marker == KnownHostLine::Marker::None && matchesHost(parsed->hosts, name);
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
    Judge(std::string name, const HostKey& key)
        : m_name(std::move(name))
        , m_key(key)
    { }

    void hear(const KnownHostLine& line, const std::string& where)
    {
        if (line.marker == KnownHostLine::Marker::CertAuthority || !matchesHost(line.hosts, m_name))
            return;
        const bool same = line.blob == m_key.blob;
        if (line.marker == KnownHostLine::Marker::Revoked) {
            if (same)
                m_verdict = {HostKeyVerdict::Kind::Revoked, describe(line), where};
            return;
        }
        if (m_verdict.kind == HostKeyVerdict::Kind::Revoked
            || m_verdict.kind == HostKeyVerdict::Kind::Trusted)
            return;
        if (same)
            m_verdict = {HostKeyVerdict::Kind::Trusted, "", ""};
        else if (m_verdict.kind == HostKeyVerdict::Kind::Unknown || line.type == m_key.type)
            m_verdict = {HostKeyVerdict::Kind::Changed, describe(line), where};
    }

    [[nodiscard]] HostKeyVerdict verdict() const { return m_verdict; }

private:
    std::string m_name;
    const HostKey& m_key;
    HostKeyVerdict m_verdict;
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

HostKeys::HostKeys(std::vector<std::filesystem::path> files)
    : m_files(std::move(files))
{ }

Result<HostKeyVerdict> HostKeys::check(const Endpoint& server, const HostKey& key) const
{
    Judge judge{knownHostName(server), key};
    for (const auto& file : m_files) {
        const auto text = readIfThere(file);
        if (!text)
            return fail(text);
        forEachLine(*text, [&](int number, std::string_view line) {
            if (const auto parsed = parseKnownHostLine(line))
                judge.hear(*parsed, file.string() + ":" + std::to_string(number));
        });
    }
    return judge.verdict();
}

std::vector<std::string> HostKeys::knownTypes(const Endpoint& server) const
{
    std::vector<std::string> types;
    const std::string name = knownHostName(server);
    for (const auto& file : m_files) {
        forEachLine(readIfThere(file).value_or(""), [&](int, std::string_view line) {
            const auto parsed = parseKnownHostLine(line);
            if (parsed && parsed->marker == KnownHostLine::Marker::None && matchesHost(parsed->hosts, name)
                && std::ranges::find(types, parsed->type) == types.end())
                types.push_back(parsed->type);
        });
    }
    return types;
}

Result<void> HostKeys::add(const Endpoint& server, const HostKey& key)
{
    if (m_files.empty())
        return fail(ErrorCode::FileUnwritable, "known_hosts", "no file is set");
    return appendLine(m_files.front(), plainLine(server, key));
}

Result<void> HostKeys::replace(const Endpoint& server, const HostKey& key)
{
    const auto rewritten = rewriteWithout(server, plainLine(server, key) + "\n");
    return rewritten ? Result<void>{} : fail(rewritten);
}

Result<int> HostKeys::forget(const Endpoint& server)
{
    return rewriteWithout(server, "");
}

Result<int> HostKeys::rewriteWithout(const Endpoint& server, const std::string& added)
{
    if (m_files.empty())
        return fail(ErrorCode::FileUnwritable, "known_hosts", "no file is set");
    const auto text = readIfThere(m_files.front());
    if (!text)
        return fail(text);
    const std::string name = knownHostName(server);
    std::string rest;
    int removed = 0;
    forEachLine(*text, [&](int, std::string_view line) {
        if (isEntryOf(line, name)) {
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
