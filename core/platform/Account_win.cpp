// SPDX-License-Identifier: MIT
#include "core/platform/Account.h"

#include "core/CleanText.h"
#include "core/platform/WinText.h"

#include <array>
#include <vector>

#include <aclapi.h>
#include <sddl.h>

namespace underpass {
namespace {

std::optional<Sid> toText(PSID sid)
{
    wchar_t* text = nullptr;
    if (!sid || !::ConvertSidToStringSidW(sid, &text))
        return std::nullopt;
    Sid copy{text};
    ::LocalFree(text);
    return copy;
}

std::optional<Sid> takeOwner(DWORD failed, PSID owner, PSECURITY_DESCRIPTOR descriptor)
{
    auto sid = failed == ERROR_SUCCESS ? toText(owner) : std::nullopt;
    ::LocalFree(descriptor);
    return sid;
}

} // namespace

std::optional<Sid> ownSid()
{
    return sidOfProcess(::GetCurrentProcess());
}

std::optional<Sid> sidOfProcess(HANDLE process)
{
    HANDLE opened = nullptr;
    if (!::OpenProcessToken(process, TOKEN_QUERY, &opened))
        return std::nullopt;
    const Handle token{opened};
    alignas(TOKEN_USER) std::array<char, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> user{};
    DWORD size = 0;
    if (!::GetTokenInformation(token.get(), TokenUser, user.data(), static_cast<DWORD>(user.size()), &size))
        return std::nullopt;
    return toText(reinterpret_cast<const TOKEN_USER*>(user.data())->User.Sid);
}

std::optional<Sid> ownerOfObject(HANDLE object)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const DWORD failed = ::GetSecurityInfo(
        object, SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr, &descriptor);
    return takeOwner(failed, owner, descriptor);
}

std::optional<Sid> ownerOfFile(const std::wstring& path)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const DWORD failed = ::GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION,
        &owner, nullptr, nullptr, nullptr, &descriptor);
    return takeOwner(failed, owner, descriptor);
}

bool isSystemService(const Sid& sid)
{
    return sid == localSystemSid || sid == L"S-1-5-19" || sid == L"S-1-5-20";
}

std::string accountName(const Sid& text)
{
    PSID sid = nullptr;
    if (!::ConvertStringSidToSidW(text.c_str(), &sid))
        return toUtf8(text);
    std::array<wchar_t, 256> account{};
    std::array<wchar_t, 256> domain{};
    DWORD accountSize = account.size();
    DWORD domainSize = domain.size();
    SID_NAME_USE use{};
    const bool found
        = ::LookupAccountSidW(nullptr, sid, account.data(), &accountSize, domain.data(), &domainSize, &use);
    ::LocalFree(sid);
    if (!found)
        return toUtf8(text);
    return cleanText(toUtf8(domain.data()) + "\\" + toUtf8(account.data()));
}

OwnerOnly::OwnerOnly(Inheritance inheritance)
{
    const auto sid = ownSid();
    if (!sid)
        return;
    const std::wstring flags = inheritance == Inheritance::ToChildren ? L"OICI" : L"";
    const std::wstring rules = L"O:" + *sid + L"D:P(A;" + flags + L";GA;;;" + *sid + L")";
    m_attributes.nLength = sizeof m_attributes;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(
            rules.c_str(), SDDL_REVISION_1, &m_attributes.lpSecurityDescriptor, nullptr))
        m_attributes.lpSecurityDescriptor = nullptr;
}

OwnerOnly::~OwnerOnly()
{
    ::LocalFree(m_attributes.lpSecurityDescriptor);
}

} // namespace underpass
