// SPDX-License-Identifier: MIT
#include "core/system/Account.h"

#include "core/base/CleanText.h"
#include "core/system/WinText.h"

#include <array>
#include <vector>

#include <aclapi.h>
#include <sddl.h>
#define SECURITY_WIN32
#include <security.h>

namespace underpass {
namespace {

std::optional<Sid> takeOwner(DWORD failed, PSID owner, PSECURITY_DESCRIPTOR descriptor)
{
    auto sid = failed == ERROR_SUCCESS ? toSid(owner) : std::nullopt;
    ::LocalFree(descriptor);
    return sid;
}

} // namespace

std::optional<Sid> toSid(PSID sid)
{
    wchar_t* text = nullptr;
    if (!sid || !::ConvertSidToStringSidW(sid, &text))
        return std::nullopt;
    Sid copy{text};
    ::LocalFree(text);
    return copy;
}

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
    return toSid(reinterpret_cast<const TOKEN_USER*>(user.data())->User.Sid);
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

std::optional<Confinement> confinementOfProcess(HANDLE process)
{
    HANDLE opened = nullptr;
    if (!::OpenProcessToken(process, TOKEN_QUERY, &opened))
        return std::nullopt;
    const Handle token{opened};
    DWORD isContained = 0;
    DWORD size = 0;
    if (!::GetTokenInformation(token.get(), TokenIsAppContainer, &isContained, sizeof isContained, &size))
        return std::nullopt;
    alignas(TOKEN_MANDATORY_LABEL) std::array<char, sizeof(TOKEN_MANDATORY_LABEL) + SECURITY_MAX_SID_SIZE>
        label{};
    if (!::GetTokenInformation(
            token.get(), TokenIntegrityLevel, label.data(), static_cast<DWORD>(label.size()), &size))
        return std::nullopt;
    const PSID sid = reinterpret_cast<const TOKEN_MANDATORY_LABEL*>(label.data())->Label.Sid;
    const DWORD level = *::GetSidSubAuthority(sid, *::GetSidSubAuthorityCount(sid) - 1u);
    if (isContained != 0)
        return Confinement::AppContainer;
    return level < SECURITY_MANDATORY_MEDIUM_RID ? Confinement::LowIntegrity : Confinement::None;
}

std::string ownAccountName()
{
    std::array<wchar_t, 512> name{};
    auto size = static_cast<ULONG>(name.size());
    if (::GetUserNameExW(NameSamCompatible, name.data(), &size))
        return cleanText(toUtf8(name.data()));
    const auto sid = ownSid();
    return sid ? toUtf8(*sid) : std::string{};
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
