// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostKeyUpdate.h"

#include "core/base/Wire.h"
#include "core/ssh/trust/KeySignature.h"
#include "core/ssh/trust/KnownHosts.h"
#include "core/ssh/trust/PublicKeyBlob.h"

#include <algorithm>

namespace underpass {
namespace {

bool contains(const std::vector<HostKey>& keys, const HostKey& key)
{
    return std::ranges::find(keys, key) != keys.end();
}

// Others are passed over: certificates, keys on tokens, and what is to come.
bool isUsedHere(const HostKey& key)
{
    return (key.type == "ssh-ed25519" || key.type == "ssh-rsa" || key.type.starts_with("ecdsa-sha2-nistp"))
        && isWholePublicKey(key.blob);
}

// A pattern, or more names than ssh ever writes.
bool isMadeByHand(std::string_view hosts)
{
    return hosts.find_first_of("*?!") != std::string_view::npos || std::ranges::count(hosts, ',') > 1;
}

Result<void> doNothing(std::string why)
{
    return fail(ErrorCode::HostKeysNotLearnt, {}, std::move(why));
}

} // namespace

HostKeyUpdate::HostKeyUpdate(HostKeys keys, ServerName server, HostKey shown)
    : m_keys(std::move(keys))
    , m_server(std::move(server))
    , m_shown(std::move(shown))
{ }

Result<void> HostKeyUpdate::read(std::string_view list)
{
    WireReader reader{list};
    while (!reader.isAtEnd()) {
        const auto blob = reader.string();
        if (!blob)
            return doNothing("its list of keys is cut off");
        const HostKey key{keyTypeOf(*blob), std::string{*blob}};
        if (!isUsedHere(key))
            continue;
        if (contains(m_listed, key))
            return doNothing("its list names a key twice");
        if (m_listed.size() == mostKeys)
            return doNothing("its list is longer than a server needs");
        m_listed.push_back(key);
    }
    if (!m_listed.empty() && !contains(m_listed, m_shown))
        return doNothing("its list lacks the key that this connection rests on");
    return {};
}

void HostKeyUpdate::compare(const KnownHostLine& line)
{
    const HostKey key{line.type, line.blob};
    if (!matchesHost(line.hosts, m_server.kept))
        return m_ofOthers.push_back(key);
    if (line.marker != KnownHostLine::Marker::None || isMadeByHand(line.hosts))
        m_isPlain = false;
    else if (!contains(m_listed, key))
        m_old.push_back(key);
    else
        std::erase(m_new, key);
}

Result<HostKeyUpdate::Next> HostKeyUpdate::consider(std::string_view list)
{
    if (const auto whole = read(list); !whole)
        return fail(whole);
    m_new = m_listed;
    const bool areAllRead = m_keys.forEachOfThePerson([this](const KnownHostLine& line) { compare(line); });
    const auto isAnothers = [this](const HostKey& key) { return contains(m_ofOthers, key); };
    if (m_listed.empty() || !areAllRead || !m_isPlain || std::ranges::any_of(m_listed, isAnothers)
        || std::ranges::any_of(m_old, isAnothers))
        return Next::Nothing;
    if (!m_new.empty())
        return Next::AskForProof;
    return m_old.empty() ? Next::Nothing : Next::Forget;
}

std::string HostKeyUpdate::question() const
{
    WireWriter data;
    for (const HostKey& key : m_new)
        data.string(key.blob);
    return data.take();
}

Result<void> HostKeyUpdate::judge(std::string_view sessionId, std::string_view reply) const
{
    WireReader reader{reply};
    for (const HostKey& key : m_new) {
        WireWriter proven;
        proven.string("hostkeys-prove-00@openssh.com");
        proven.string(sessionId);
        proven.string(key.blob);
        const auto signature = reader.string();
        if (sessionId.empty() || !signature || !isSignedBy(key, *signature, proven.take()))
            return doNothing(std::string{"it did not prove that it has the key "}.append(fingerprint(key)));
    }
    return reader.isAtEnd() ? Result<void>{} : doNothing("it proved more than it was asked for");
}

Result<void> HostKeyUpdate::finish()
{
    const auto updated = m_keys.update(m_server, m_new, m_old);
    return updated ? updated : doNothing(sentence(updated.error()));
}

} // namespace underpass
