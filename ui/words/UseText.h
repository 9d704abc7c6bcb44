// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>
#include <QStringList>

namespace underpass {

// What to enter in a program so that it goes through a forward. All of it is pure and translated; plain text.
// The words of other programs are their own: "SSL/TLS" stays as it is.

// Whose words are used for mail.
enum class MailProgram { Thunderbird, OutlookClassic, Other };
[[nodiscard]] QString mailProgramText(MailProgram program);

// One forward that listens here.
struct UseRow
{
    QString service; // "Incoming mail (POP3)"
    QString server;
    QString port;
    QString security; // Of mail; else empty.
    QString logIn; // Of mail; else empty.
    // All in one, to be copied: "http://localhost:8080", "psql -h localhost -p 15432". Empty of mail.
    QString line;

    bool operator==(const UseRow&) const = default;
};
[[nodiscard]] bool isMail(const Forward& forward);
[[nodiscard]] UseRow useOf(const Forward& forward, MailProgram program);

// What else one has to know, a paragraph each: how far the tunnel protects, which warnings to expect, and
// what cannot work. About the forwards of `profile` that are enabled and listen here.
[[nodiscard]] QStringList useNotes(const Profile& profile, MailProgram program);

// Whether the last leg leaves the server, so that what is sent in the clear can be read there.
[[nodiscard]] bool leadsOn(const Forward& forward, const Profile& profile);

} // namespace underpass
