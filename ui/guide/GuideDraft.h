// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/PortInPlace.h"
#include "core/profile/import/SshOptions.h"
#include "ui/guide/Purpose.h"

#include <QString>

#include <string>
#include <vector>

namespace underpass {

// What somebody typed as the server: a host, "anna@host:port", "ssh://...", or a whole command line of ssh,
// plink or autossh, which may bring an account, forwards, jump hosts and keys. Pure. Nothing typed is a draft
// without a server.
[[nodiscard]] Result<SshDraft> readServer(const QString& typed);

// The answers to the guide's questions.
struct GuideDraft
{
    Purpose purpose = Purpose::Mail;
    SshDraft server; // readServer()
    std::string account;
    std::string machine; // Where the service runs; empty: at the SSH server itself.
    std::vector<std::uint16_t> ports; // Of the services, there.
};

// The profile that they make, with an id and a name unlike all others, and ports of this machine that are
// free now: those that `before`, the same guide's earlier profile, has are its own. A command line's own
// forwards stand in place of the services. May take milliseconds.
[[nodiscard]] Profile profileOf(const GuideDraft& draft, const std::vector<Profile>& others,
    const WhyNotListen& whyNot, const Profile& before = {});

} // namespace underpass
