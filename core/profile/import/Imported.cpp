// SPDX-License-Identifier: MIT
#include "core/profile/import/Imported.h"

#include "core/base/CleanText.h"

namespace underpass {

ImportedSession sessionOf(std::string_view name, const SshOptions& options)
{
    ImportedSession session{cleanText(name, 64), options.draft()};
    if (!session.name.empty())
        session.draft.profile.name = session.name;
    if (const auto& trouble = options.trouble())
        session.leftOut = Sentence{leftOut::notUnderstood,
            {trouble->subject + (trouble->detail.empty() ? "" : ": " + trouble->detail)}};
    else if (session.draft.profile.server.host.empty())
        session.leftOut = Sentence{leftOut::noServer};
    return session;
}

} // namespace underpass
