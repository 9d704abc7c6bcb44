// SPDX-License-Identifier: MIT
#include "core/system/SecretStore.h"

#include "core/base/CleanText.h"

#include <cstdlib>
#include <filesystem>

#include <libsecret/secret.h>

namespace underpass {
namespace {

// The names under which the desktop's key ring shows and finds our entries.
const SecretSchema& schema()
{
    static const SecretSchema ours = [] {
        SecretSchema made{};
        made.name = "org.underpass.Secret";
        made.flags = SECRET_SCHEMA_NONE;
        made.attributes[0] = {"profile", SECRET_SCHEMA_ATTRIBUTE_STRING};
        made.attributes[1] = {"account", SECRET_SCHEMA_ATTRIBUTE_STRING};
        made.attributes[2] = {"purpose", SECRET_SCHEMA_ATTRIBUTE_STRING};
        return made;
    }();
    return ours;
}

std::unexpected<Error> unavailable(GError* error)
{
    std::string why = error ? cleanText(error->message) : "it did not say why";
    g_clear_error(&error);
    return fail(ErrorCode::SecretStoreUnavailable, "Secret Service", std::move(why));
}

class SecretServiceStore : public SecretStore
{
public:
    Result<std::optional<Secret>> find(const SecretKey& key) override
    {
        if (!hasBus())
            return noBus();
        GError* error = nullptr;
        gchar* found = secret_password_lookup_nonpageable_sync(&schema(), nullptr, &error, "profile",
            key.profileId.c_str(), "account", key.account.c_str(), "purpose", key.purpose.c_str(), nullptr);
        if (error)
            return unavailable(error);
        if (!found)
            return std::optional<Secret>{};
        std::optional<Secret> secret{std::in_place, std::string_view{found}};
        secret_password_free(found);
        return secret;
    }

    Result<void> keep(const SecretKey& key, const Secret& secret) override
    {
        if (!hasBus())
            return noBus();
        GError* error = nullptr;
        const std::string label = "Underpass: " + key.account;
        secret_password_store_sync(&schema(), SECRET_COLLECTION_DEFAULT, label.c_str(), secret.cString(),
            nullptr, &error, "profile", key.profileId.c_str(), "account", key.account.c_str(), "purpose",
            key.purpose.c_str(), nullptr);
        return error ? Result<void>{unavailable(error)} : Result<void>{};
    }

    Result<void> forget(const SecretKey& key) override
    {
        if (!hasBus())
            return noBus();
        GError* error = nullptr;
        secret_password_clear_sync(&schema(), nullptr, &error, "profile", key.profileId.c_str(), "account",
            key.account.c_str(), "purpose", key.purpose.c_str(), nullptr);
        return error ? Result<void>{unavailable(error)} : Result<void>{};
    }

    Result<void> forgetProfile(const std::string& profileId) override
    {
        if (!hasBus())
            return noBus();
        GError* error = nullptr;
        secret_password_clear_sync(&schema(), nullptr, &error, "profile", profileId.c_str(), nullptr);
        return error ? Result<void>{unavailable(error)} : Result<void>{};
    }

private:
    // Where GLib would look; finding nothing it would start a bus of its own, which outlives us and has no
    // key ring on it.
    static bool hasBus()
    {
        if (std::getenv("DBUS_SESSION_BUS_ADDRESS"))
            return true;
        const char* folder = std::getenv("XDG_RUNTIME_DIR");
        std::error_code ignored;
        return folder && std::filesystem::is_socket(std::filesystem::path{folder} / "bus", ignored);
    }
    static std::unexpected<Error> noBus()
    {
        return fail(ErrorCode::SecretStoreUnavailable, "Secret Service", "this session has no desktop bus");
    }
};

} // namespace

std::unique_ptr<SecretStore> openSecretStore()
{
    return std::make_unique<SecretServiceStore>();
}

} // namespace underpass
