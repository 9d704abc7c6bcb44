// SPDX-License-Identifier: MIT
#include "core/base/Error.h"
#include "core/profile/import/Import.h"
#include "core/profile/import/TakeIn.h"
#include "tests/fuzz/Drafts.h"

#include <cstdint>
#include <string>

// Files of other programs. The first byte says of which one; what is read from ~/.ssh has a target of its
// own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    if (size == 0)
        return 0;
    const auto format = static_cast<ImportFormat>(data[0] % wordsOf<ImportFormat>.size());
    if (format == ImportFormat::OpenSsh)
        return 0;
    const std::string bytes{reinterpret_cast<const char*>(data + 1), size - 1};
    const auto imported = readImport(format, {{}, bytes, {"/home", "me"}, "/folder"});
    if (!imported)
        return sentence(imported.error()).empty() ? std::abort(), 0 : 0;
    if (format != ImportFormat::Underpass) { // Which says what it wants, and is settled when it is taken in.
        for (const ImportedSession& session : imported->sessions)
            checkDraft(session.draft);
    }
    std::vector<Profile> profiles;
    (void)takeIn(profiles, *imported, "me");
    const std::size_t count = profiles.size();
    for (const TakenSession& again : takeIn(profiles, *imported, "me")) {
        if (again.as == TakenAs::Added)
            std::abort();
    }
    for (const Profile& profile : profiles) {
        for (const Forward& forward : profile.forwards) {
            if (listensHere(forward)
                && (!isLoopback(forward.listen.host) || forward.who == WhoMayConnect::EveryoneOnThisPc))
                std::abort();
        }
        if (!validate(profile).empty())
            std::abort();
    }
    return count == profiles.size() ? 0 : (std::abort(), 0);
}
