// SPDX-License-Identifier: MIT
#include "core/base/Wire.h"
#include "core/ssh/login/KeyText.h"
#include "core/ssh/login/PuttyKey.h"

#include <cstdint>
#include <cstdlib>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace underpass {
namespace {

// As if whoever made it had known what to write: else nothing behind the MAC would ever be reached.
void vouchFor(PuttyKey& key)
{
    WireWriter all;
    for (const std::string_view part : {std::string_view{key.type}, std::string_view{key.encryption},
             std::string_view{key.comment}, std::string_view{key.blob}, viewOf(key.sealed)})
        all.string(part);
    const std::string text = all.take();
    std::string mac(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    HMAC(EVP_sha256(), "", 0, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
        reinterpret_cast<unsigned char*>(mac.data()), &size);
    mac.resize(size);
    key.mac = mac;
}

// A key that opens signs with its own algorithm.
void use(const Result<PrivateKey>& key)
{
    if (!key)
        return;
    const std::string_view type = WireReader{key->blob()}.string().value_or("");
    (void)key->sign("data", type == "ssh-rsa" ? "rsa-sha2-256" : type);
}

} // namespace
} // namespace underpass

// What is locked is looked at and not opened: that takes time, and leads to where what is not locked leads.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto look = inspectKeyText(text);
    if (look && look->kind == KeyFileKind::Plain)
        use(openKeyText(text, {}));
    if (!looksLikePuttyKey(text))
        return 0;
    auto key = readPuttyKey(text);
    if (key && key->version == 3 && !key->isLocked()) {
        vouchFor(*key);
        use(openPuttyKey(*key, {}));
    }
    return 0;
}
