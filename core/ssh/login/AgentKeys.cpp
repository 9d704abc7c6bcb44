// SPDX-License-Identifier: MIT
#include "core/ssh/login/AgentKeys.h"

#include "core/ssh/engine/Memory.h"
#include "core/ssh/login/Certificate.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace underpass {
namespace {

constexpr std::size_t mostKeysOffered = 5;
constexpr std::chrono::seconds listPatience{5};
// Long, because some agents ask their user to confirm each signature.
constexpr std::chrono::seconds signPatience{60};
constexpr std::chrono::seconds answerPatience{30};

// As ssh(1) does: a server that knows the authority need not know the key.
std::vector<AgentKey> certificatesFirst(const std::vector<AgentKey>& keys)
{
    std::vector<AgentKey> ordered;
    for (const bool wanted : {true, false}) {
        std::ranges::copy_if(keys, std::back_inserter(ordered),
            [wanted](const AgentKey& key) { return isCertificate(key.blob) == wanted; });
    }
    return ordered;
}

} // namespace

AgentKeys::AgentKeys(Transport& transport, asio::any_io_executor worker)
    : m_transport(transport)
    , m_worker(std::move(worker))
{ }

asio::awaitable<Result<std::vector<AgentKey>>> AgentKeys::list()
{
    auto agent = connectAgent(m_worker);
    if (!agent)
        co_return fail(agent);
    m_agent = std::move(*agent);
    const std::string request = agentListRequest();
    const auto reply = co_await m_agent->request(request, listPatience);
    if (!reply)
        co_return fail(reply);
    auto keys = readAgentKeys(*reply);
    if (!keys)
        co_return fail(ErrorCode::AgentUnavailable, "agent", "its list of keys makes no sense");
    std::vector<AgentKey> offered = certificatesFirst(*keys);
    if (offered.size() > mostKeysOffered)
        offered.resize(mostKeysOffered);
    co_return offered;
}

asio::awaitable<int> AgentKeys::logIn(std::string account, AgentKey key)
{
    m_key = std::move(key);
    m_toSign.clear();
    m_signature.reset();
    void* self = this;
    const Transport::Call call = [&] {
        const int code = libssh2_userauth_publickey(m_transport.engine().session(), account.c_str(),
            reinterpret_cast<const unsigned char*>(m_key.blob.data()), m_key.blob.size(), &AgentKeys::sign,
            &self);
        if (m_thrown)
            std::rethrow_exception(std::exchange(m_thrown, nullptr));
        return code;
    };
    const Transport::Interlude interlude = [this] { return signIfNeeded(); };
    co_return co_await m_transport.complete(call, interlude, answerPatience);
}

// Called by libssh2 once the server has said that it would take the key.
int AgentKeys::sign(LIBSSH2_SESSION*, unsigned char** signature, std::size_t* size, const unsigned char* data,
    std::size_t dataSize, void** self) noexcept
{
    auto& keys = *static_cast<AgentKeys*>(*self);
    try {
        return keys.answer(signature, size, data, dataSize);
    } catch (...) {
        keys.m_thrown = std::current_exception();
        return LIBSSH2_ERROR_ALLOC;
    }
}

int AgentKeys::answer(
    unsigned char** signature, std::size_t* size, const unsigned char* data, std::size_t dataSize)
{
    if (!m_signature) {
        m_toSign.assign(reinterpret_cast<const char*>(data), dataSize);
        return LIBSSH2_ERROR_EAGAIN;
    }
    if (m_signature->empty())
        return LIBSSH2_ERROR_AUTHENTICATION_FAILED;
    *size = m_signature->size();
    *signature = reinterpret_cast<unsigned char*>(newSessionText(*m_signature));
    return *signature ? 0 : LIBSSH2_ERROR_ALLOC;
}

asio::awaitable<bool> AgentKeys::signIfNeeded()
{
    if (m_toSign.empty() || m_signature)
        co_return false;
    m_signature.emplace();
    const auto algorithm = signatureAlgorithm(m_toSign);
    if (!algorithm)
        co_return true;
    const std::string request = agentSignRequest(m_key.blob, m_toSign, *algorithm);
    const auto reply = co_await m_agent->request(request, signPatience);
    if (reply)
        m_signature = readAgentSignature(*reply, *algorithm).value_or("");
    co_return true;
}

} // namespace underpass
