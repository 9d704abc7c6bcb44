// SPDX-License-Identifier: MIT
#include "core/ssh/login/KeyOffer.h"

#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/AgentProtocol.h"

#include <utility>

namespace underpass {
KeyOffer::KeyOffer(Transport& transport, std::string account, std::string blob, Sign sign)
    : m_transport(transport)
    , m_account(std::move(account))
    , m_blob(std::move(blob))
    , m_sign(std::move(sign))
{ }

asio::awaitable<int> KeyOffer::make()
{
    void* self = this;
    const Transport::Call call = [&] {
        const int code = libssh2_userauth_publickey(m_transport.engine().session(), m_account.c_str(),
            reinterpret_cast<const unsigned char*>(m_blob.data()), m_blob.size(), &KeyOffer::sign, &self);
        if (m_thrown)
            std::rethrow_exception(std::exchange(m_thrown, nullptr));
        return code;
    };
    const Transport::Interlude interlude = [this] { return signIfNeeded(); };
    co_return co_await m_transport.complete(call, interlude);
}

// Called by libssh2 once the server has said that it would take the key.
int KeyOffer::sign(LIBSSH2_SESSION*, unsigned char** signature, std::size_t* size, const unsigned char* data,
    std::size_t dataSize, void** self) noexcept
{
    auto& offer = *static_cast<KeyOffer*>(*self);
    try {
        return offer.answer(signature, size, data, dataSize);
    } catch (...) {
        offer.m_thrown = std::current_exception();
        return LIBSSH2_ERROR_ALLOC;
    }
}

int KeyOffer::answer(
    unsigned char** signature, std::size_t* size, const unsigned char* data, std::size_t dataSize)
{
    if (m_notSigned)
        return LIBSSH2_ERROR_AUTHENTICATION_FAILED;
    if (!m_signature) {
        m_toSign.assign(reinterpret_cast<const char*>(data), dataSize);
        return LIBSSH2_ERROR_EAGAIN;
    }
    *size = m_signature->size();
    *signature = reinterpret_cast<unsigned char*>(newSessionText(*m_signature));
    return *signature ? 0 : LIBSSH2_ERROR_ALLOC;
}

asio::awaitable<bool> KeyOffer::signIfNeeded()
{
    if (m_toSign.empty() || wasWelcome())
        co_return false;
    const std::string algorithm = signatureAlgorithm(m_toSign).value_or("");
    auto signature = co_await m_sign(m_toSign, algorithm);
    if (signature)
        m_signature = std::move(*signature);
    else
        m_notSigned = signature.error();
    co_return true;
}

} // namespace underpass
