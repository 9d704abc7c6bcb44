// SPDX-License-Identifier: MIT
#include "tests/support/Privacy.h"

namespace underpass::test {

bool isForItsOwnerOnly(const std::filesystem::path& path)
{
    using std::filesystem::perms;
    return (status(path).permissions() & (perms::group_all | perms::others_all)) == perms::none;
}

} // namespace underpass::test
