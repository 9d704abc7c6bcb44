// SPDX-License-Identifier: MIT
#include "core/system/SecretStore.h"

#include "core/base/Error.h"
#include "core/system/WinText.h"

#include <span>

#include <windows.h>

#include <wincred.h>

namespace underpass {
namespace {

// CRED_MAX_CREDENTIAL_BLOB_SIZE since Windows 7; some headers still have the older 512.
constexpr std::size_t longestSecret = 2560;

std::unexpected<Error> unavailable(DWORD why)
{
    return fail(ErrorCode::SecretStoreUnavailable, "Credential Manager", systemMessage(why));
}

// The names under which the control panel shows our entries. Profile ids hold no ':' and no '*'.
std::wstring prefixOf(const std::string& profileId)
{
    return L"Underpass:" + toWide(profileId) + L":";
}

std::wstring targetOf(const SecretKey& key)
{
    return prefixOf(key.profileId) + toWide(key.purpose) + L":" + toWide(key.account);
}

Result<void> remove(const std::wstring& target)
{
    if (::CredDeleteW(target.c_str(), CRED_TYPE_GENERIC, 0))
        return {};
    const DWORD why = ::GetLastError();
    return why == ERROR_NOT_FOUND ? Result<void>{} : unavailable(why);
}

class CredentialManager : public SecretStore
{
public:
    Result<std::optional<Secret>> find(const SecretKey& key) override
    {
        CREDENTIALW* found = nullptr;
        if (!::CredReadW(targetOf(key).c_str(), CRED_TYPE_GENERIC, 0, &found)) {
            const DWORD why = ::GetLastError();
            return why == ERROR_NOT_FOUND ? Result<std::optional<Secret>>{std::optional<Secret>{}}
                                          : Result<std::optional<Secret>>{unavailable(why)};
        }
        std::optional<Secret> secret{std::in_place,
            std::string_view{
                reinterpret_cast<const char*>(found->CredentialBlob), found->CredentialBlobSize}};
        wipe(found->CredentialBlob, found->CredentialBlobSize);
        ::CredFree(found);
        return secret;
    }

    Result<void> keep(const SecretKey& key, const Secret& secret) override
    {
        std::string_view text = secret.reveal();
        if (text.size() > longestSecret)
            return fail(ErrorCode::SecretStoreUnavailable, "Credential Manager",
                "it keeps at most " + std::to_string(longestSecret) + " bytes, and this is longer");
        std::wstring target = targetOf(key);
        std::wstring account = toWide(key.account);
        CREDENTIALW credential{};
        credential.Type = CRED_TYPE_GENERIC;
        credential.TargetName = target.data();
        credential.UserName = account.data();
        credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
        credential.CredentialBlobSize = static_cast<DWORD>(text.size());
        // CredWrite only reads it.
        credential.CredentialBlob = reinterpret_cast<BYTE*>(const_cast<char*>(text.data()));
        if (!::CredWriteW(&credential, 0))
            return unavailable(::GetLastError());
        return {};
    }

    Result<void> forget(const SecretKey& key) override { return remove(targetOf(key)); }

    Result<void> forgetProfile(const std::string& profileId) override
    {
        const std::wstring prefix = prefixOf(profileId);
        DWORD count = 0;
        CREDENTIALW** found = nullptr;
        if (!::CredEnumerateW((prefix + L"*").c_str(), 0, &count, &found)) {
            const DWORD why = ::GetLastError();
            return why == ERROR_NOT_FOUND ? Result<void>{} : unavailable(why);
        }
        Result<void> result;
        for (CREDENTIALW* each : std::span{found, count}) {
            wipe(each->CredentialBlob, each->CredentialBlobSize);
            if (auto removed = remove(each->TargetName); !removed)
                result = removed;
        }
        ::CredFree(found);
        return result;
    }
};

} // namespace

std::unique_ptr<SecretStore> openSecretStore()
{
    return std::make_unique<CredentialManager>();
}

} // namespace underpass
