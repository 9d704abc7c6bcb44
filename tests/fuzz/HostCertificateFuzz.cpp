// SPDX-License-Identifier: MIT
#include "core/ssh/trust/HostCertificate.h"
#include "core/ssh/trust/KeySignature.h"
#include "core/ssh/trust/PublicKeyBlob.h"

#include <cstdint>
#include <cstdlib>

// Whoever made it may have had it signed: what it says is looked at in any case.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string_view blob{reinterpret_cast<const char*>(data), size};
    const HostKey shown{keyTypeOf(blob), std::string{blob}};
    const HostKey plain = plainKeyOf(shown);
    const auto certificate = parseHostCertificate(blob);
    if (!certificate)
        return 0;
    if (certificate->key != plain || !isWholePublicKey(plain.blob))
        std::abort();
    const std::chrono::system_clock::time_point now{std::chrono::seconds{1'800'000'000}};
    (void)doubtAbout(*certificate, "mail.example.org", now);
    const auto doubt = doubtAboutTerms(*certificate, "mail.example.org", now);
    if (!doubt && (certificate->names.empty() || certificate->hasCriticalOptions))
        std::abort();
    return 0;
}
