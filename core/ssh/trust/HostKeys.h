// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/ssh/trust/HostKey.h"
#include "core/ssh/trust/KnownHosts.h"
#include "core/ssh/trust/ServerName.h"
#include "core/system/Paths.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace underpass {

struct HostKeyVerdict
{
    enum class Kind { Trusted, Unknown, Changed, Revoked };
    Kind kind = Kind::Unknown;
    std::string known; // Changed: the fingerprint and type we expected, "ssh-ed25519 SHA256:..."
    std::string where; // Changed, Revoked: "path:line" of the entry.
    std::vector<Error> notes; // What a person should know besides: files that were left out, and why a
                              // certificate that ought to vouch does not (its errors without a subject).
    bool mayTeach = false; // Trusted: by the person's own files and no certificate, see HostKeyUpdate.

    bool operator==(const HostKeyVerdict&) const = default;
};

// OpenSSH's known_hosts files (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): hashed names, patterns, negation,
// [host]:port, @revoked, CRLF, missing last newline. @cert-authority lines do not vouch for plain keys, but
// for certificates. The first file is ours to add to; the others are only read. Files are read anew at every
// call: they are small and other programs change them. Reads and writes files, so call it off the network
// path; not thread-safe.
class HostKeys
{
public:
    // `ofTheHouse`: which of them are no person's own.
    explicit HostKeys(std::vector<std::filesystem::path> files,
        std::vector<std::filesystem::path> ofTheHouse = knownHostsOfTheHouse());

    // A file that does not exist knows nobody; one that cannot be read is left out, with a note. A key that
    // one of them revokes is revoked, whatever the others say. As for ssh(1), who is known without a port is
    // known at each of them. A certificate whose authority is known for the server vouches where it holds;
    // else its key counts like any other. Revoking its authority or its key revokes it.
    [[nodiscard]] HostKeyVerdict check(const ServerName& server, const HostKey& shown,
        std::chrono::system_clock::time_point now = std::chrono::system_clock::now()) const;

    // Key types on record for this server, in file order, to be asked for first so that a second key is no
    // surprise; before them, where an authority is known for it, the algorithms of certificates.
    [[nodiscard]] std::vector<std::string> knownTypes(const ServerName& server) const;

    // Appends one plain line to the first file; never rewrites what is there. FileUnwritable says why not.
    [[nodiscard]] Result<void> add(const ServerName& server, const HostKey& key);

    // Deliberate replacement after a changed key: takes this server out of the first file, whatever the type
    // of key, and adds the new one. Other names on the same line keep theirs. The file as it was stays beside
    // it as ".old".
    [[nodiscard]] Result<void> replace(const ServerName& server, const HostKey& key);

    // Removes this server's entries from the first file, keeping a ".old" copy; how many there were. @revoked
    // lines stay.
    [[nodiscard]] Result<int> forget(const ServerName& server);

    // Every entry of the person's own files; false where one of these cannot be read.
    [[nodiscard]] bool forEachOfThePerson(const std::function<void(const KnownHostLine&)>& visit) const;

    // Adds keys of this server to the first file and takes others of its out of it, keeping a ".old" copy.
    [[nodiscard]] Result<void> update(
        const ServerName& server, const std::vector<HostKey>& added, const std::vector<HostKey>& removed);

private:
    using Wanted = std::function<bool(const KnownHostLine&)>;
    [[nodiscard]] Result<int> rewriteWithout(
        const ServerName& server, const Wanted& isMeant, const std::string& added);

    std::vector<std::filesystem::path> m_files;
    std::vector<std::filesystem::path> m_ofTheHouse;
};

} // namespace underpass
