// SPDX-License-Identifier: MIT
#include "core/ssh/carry/GlobalRequest.h"

#include <algorithm>

namespace underpass {

GlobalRequest::GlobalRequest(
    Engine& engine, std::string_view name, std::string_view data, std::size_t mostReply)
    : m_engine(engine)
    , m_request(libssh2_global_request_begin(engine.session(), name.data(),
          static_cast<unsigned>(name.size()), data.data(), static_cast<unsigned>(data.size())))
    , m_mostReply(mostReply)
{ }

GlobalRequest::~GlobalRequest()
{
    if (m_request)
        (void)libssh2_global_request_free(m_request);
}

GlobalRequest::Answer GlobalRequest::poll()
{
    const unsigned char* reply = nullptr;
    std::size_t size = 0;
    const int code = libssh2_global_request_poll(m_request, &reply, &size);
    if (code == LIBSSH2_ERROR_EAGAIN)
        return Answer::Pending;
    if (code != 0)
        return Answer::Refused;
    m_engine.tookRoundTrip(Clock::now() - m_asked);
    m_reply.assign(reply, reply + std::min(size, m_mostReply));
    return Answer::Granted;
}

} // namespace underpass
