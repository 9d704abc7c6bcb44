// SPDX-License-Identifier: MIT
#include "core/system/Account.h"

#include "core/base/CleanText.h"
#include "core/system/WinText.h"

#include <algorithm>
#include <array>

namespace underpass {
namespace {

struct SystemAccount
{
    const wchar_t* sid;
    const char* name; // As the documents of Windows call it, in every language.
    std::array<std::wstring_view, 2> startNames;
};

constexpr std::array systemAccounts{
    SystemAccount{localSystemSid, "LocalSystem", {L"LocalSystem", L"NT AUTHORITY\\SYSTEM"}},
    SystemAccount{
        localServiceSid, "LocalService", {L"NT AUTHORITY\\LocalService", L"NT AUTHORITY\\LOCAL SERVICE"}},
    SystemAccount{networkServiceSid, "NetworkService",
        {L"NT AUTHORITY\\NetworkService", L"NT AUTHORITY\\NETWORK SERVICE"}},
};

bool isSameText(std::wstring_view one, std::wstring_view other)
{
    return ::CompareStringOrdinal(
               one.data(), static_cast<int>(one.size()), other.data(), static_cast<int>(other.size()), TRUE)
        == CSTR_EQUAL;
}

const SystemAccount* findSystemAccount(const Sid& sid)
{
    const auto* const found = std::ranges::find_if(
        systemAccounts, [&](const SystemAccount& account) { return sid == account.sid; });
    return found == systemAccounts.end() ? nullptr : found;
}

} // namespace

bool isSystemService(const Sid& sid)
{
    return findSystemAccount(sid) != nullptr;
}

std::string serviceAccountName(const Sid& sid)
{
    const auto* const account = findSystemAccount(sid);
    return account ? account->name : std::string{};
}

AccountHint accountOfService(std::wstring_view startName)
{
    for (const auto& account : systemAccounts)
        for (const auto name : account.startNames)
            if (isSameText(startName, name))
                return {account.sid, account.name};
    return {{}, cleanText(toUtf8(startName))};
}

} // namespace underpass
