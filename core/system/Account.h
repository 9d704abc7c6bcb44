// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/Handle_win.h"

#include <optional>
#include <string>
#include <string_view>

namespace underpass {

// Windows accounts, as security identifiers in text: "S-1-5-21-...". Nothing where the system does not tell.
using Sid = std::wstring;

inline constexpr const wchar_t* localSystemSid = L"S-1-5-18";
inline constexpr const wchar_t* localServiceSid = L"S-1-5-19";
inline constexpr const wchar_t* networkServiceSid = L"S-1-5-20";
inline constexpr const wchar_t* administratorsSid = L"S-1-5-32-544";

[[nodiscard]] std::optional<Sid> toSid(PSID sid);
[[nodiscard]] std::optional<Sid> ownSid();
[[nodiscard]] std::optional<Sid> sidOfProcess(HANDLE process);
// The owner of a pipe or another kernel object; the handle must allow READ_CONTROL.
[[nodiscard]] std::optional<Sid> ownerOfObject(HANDLE object);
[[nodiscard]] std::optional<Sid> ownerOfFile(const std::wstring& path);

// Processes that Windows keeps from the rest of their own account: programs of the Store and parts of
// browsers run in an AppContainer, what came from elsewhere below medium integrity.
enum class Confinement { None, AppContainer, LowIntegrity };
// Nothing where the token cannot be read.
[[nodiscard]] std::optional<Confinement> confinementOfProcess(HANDLE process);

// LocalSystem, LocalService or NetworkService.
[[nodiscard]] bool isSystemService(const Sid& sid);
// "LocalSystem" and so on, without asking; "" for all others.
[[nodiscard]] std::string serviceAccountName(const Sid& sid);

// An account as far as it is known without asking for the other half; either may be "".
struct AccountHint
{
    Sid sid;
    std::string name;
    bool operator==(const AccountHint&) const = default;
};
// From the name that a service is configured to log on with: "LocalSystem", "NT AUTHORITY\LocalService",
// ".\anna".
[[nodiscard]] AccountHint accountOfService(std::wstring_view startName);

// "CONTOSO\anna", from this log-on alone.
[[nodiscard]] std::string ownAccountName();
// "CONTOSO\ben", or the SID where it has no name. May ask a domain controller: for helper threads.
[[nodiscard]] std::string accountName(const Sid& sid);

// Security attributes that make an object belong to this account and let nobody else in. Windows lets nobody
// name a foreign owner, which is what the other side of a pipe checks.
class OwnerOnly
{
public:
    enum class Inheritance { None, ToChildren };
    explicit OwnerOnly(Inheritance inheritance = Inheritance::None);
    ~OwnerOnly();
    OwnerOnly(const OwnerOnly&) = delete;
    OwnerOnly& operator=(const OwnerOnly&) = delete;

    explicit operator bool() const { return m_attributes.lpSecurityDescriptor != nullptr; }
    [[nodiscard]] SECURITY_ATTRIBUTES* get() { return &m_attributes; }

private:
    SECURITY_ATTRIBUTES m_attributes{};
};

} // namespace underpass
