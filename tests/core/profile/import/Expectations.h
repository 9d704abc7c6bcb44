// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/import/ForwardSpec.h"
#include "core/profile/import/Imported.h"

#include <string>
#include <vector>

namespace underpass::test {

inline std::vector<std::string> specsOf(const ImportedSession& session)
{
    std::vector<std::string> specs;
    for (const Forward& forward : session.draft.profile.forwards)
        specs.push_back(specOf(forward));
    return specs;
}

inline std::vector<std::string> remarksOf(const ImportedSession& session)
{
    std::vector<std::string> all;
    for (const Remark& remark : session.draft.remarks)
        all.push_back((remark.isChange ? "changed " : "not taken ") + remark.what);
    return all;
}

inline std::string whyLeftOut(const ImportedSession& session)
{
    return session.leftOut ? say(*session.leftOut) : std::string{};
}

} // namespace underpass::test
