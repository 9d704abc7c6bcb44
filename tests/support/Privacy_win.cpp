// SPDX-License-Identifier: MIT
#include "tests/support/Privacy.h"

#include "core/system/Account.h"
#include "tests/support/Wine_win.h"

#include <aclapi.h>

namespace underpass::test {

// Every rule that lets somebody in is about the owner. Wine keeps Unix permissions instead of rules, and
// passes none on to what is made in a folder, so there only the owner is compared;
// installer/windows/README.md has the rest.
bool isForItsOwnerOnly(const std::filesystem::path& path)
{
    if (runsUnderWine())
        return ownerOfFile(path.native()) == ownSid();
    PSID owner = nullptr;
    PACL rules = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (::GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT,
            OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr, &rules, nullptr,
            &descriptor)
        != ERROR_SUCCESS)
        return false;
    bool isOwnersOnly = rules != nullptr && ownerOfFile(path.native()) == ownSid();
    for (DWORD index = 0; isOwnersOnly && index < rules->AceCount; ++index) {
        void* rule = nullptr;
        isOwnersOnly = ::GetAce(rules, index, &rule) != 0;
        const auto* allowed = static_cast<const ACCESS_ALLOWED_ACE*>(rule);
        if (isOwnersOnly && allowed->Header.AceType == ACCESS_ALLOWED_ACE_TYPE)
            isOwnersOnly = ::EqualSid(const_cast<DWORD*>(&allowed->SidStart), owner) != 0;
    }
    ::LocalFree(descriptor);
    return isOwnersOnly;
}

} // namespace underpass::test
