// SPDX-License-Identifier: MIT
#include "core/ssh/login/Proof.h"

namespace underpass {

Result<Proof> proofOf(Transport& transport, int code)
{
    if (code == 0)
        return Proof::Accepted;
    if (transport.ended())
        return std::unexpected(transport.error(code));
    // There is no way to sign that this key and the server have in common, so it was not even offered.
    if (code == LIBSSH2_ERROR_METHOD_NONE)
        return Proof::Refused;
    const Error error = transport.error(code);
    if (error.code == ErrorCode::AuthenticationRefused)
        return libssh2_userauth_partial_success(transport.engine().session()) ? Proof::Partial
                                                                              : Proof::Refused;
    return std::unexpected(error);
}

} // namespace underpass
