// SPDX-License-Identifier: MIT
// With the reference implementation, where OpenSSL has no Argon2 (before 3.2).
#include "core/ssh/login/Argon2.h"

#include <argon2.h>

namespace underpass {
namespace {

argon2_type typeOf(Argon2::Kind kind)
{
    switch (kind) {
    case Argon2::Kind::D:
        return Argon2_d;
    case Argon2::Kind::I:
        return Argon2_i;
    case Argon2::Kind::Id:
        return Argon2_id;
    }
    return Argon2_id;
}

// It only reads them.
std::uint8_t* writable(std::string_view bytes)
{
    return const_cast<std::uint8_t*>(rawBytes(bytes));
}

} // namespace

std::optional<SecretBytes> deriveArgon2(const Argon2& how, const Secret& passphrase, std::size_t size)
{
    SecretBytes key(size);
    const std::string_view word = passphrase.reveal();
    argon2_context context{};
    context.out = rawBytes(key);
    context.outlen = static_cast<std::uint32_t>(key.size());
    context.pwd = writable(word);
    context.pwdlen = static_cast<std::uint32_t>(word.size());
    context.salt = writable(how.salt);
    context.saltlen = static_cast<std::uint32_t>(how.salt.size());
    context.t_cost = how.passes;
    context.m_cost = how.memory;
    context.lanes = how.lanes;
    context.threads = 1;
    context.version = ARGON2_VERSION_13;
    if (argon2_ctx(&context, typeOf(how.kind)) != ARGON2_OK)
        return std::nullopt;
    return key;
}

} // namespace underpass
