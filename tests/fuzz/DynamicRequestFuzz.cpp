// SPDX-License-Identifier: MIT
#include "core/listen/DynamicRequest.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace underpass;
using Stage = DynamicRequest::Stage;

struct Outcome
{
    Stage stage = Stage::Reading;
    Endpoint target;
    std::string said;
    std::string ahead;

    bool operator==(const Outcome&) const = default;
};

Outcome hear(std::string_view bytes, std::size_t piece)
{
    DynamicRequest request;
    Outcome outcome;
    while (!bytes.empty() && request.stage() == Stage::Reading) {
        const std::size_t size = std::min(piece, bytes.size());
        request.read(bytes.substr(0, size));
        bytes.remove_prefix(size);
        outcome.said += request.output();
    }
    outcome.stage = request.stage();
    if (outcome.stage != Stage::Complete)
        return outcome;
    outcome.target = request.target();
    outcome.ahead = request.ahead().append(bytes);
    return outcome;
}

} // namespace

// Whatever a caller says, in pieces of whatever size, means the same; a target is one that may be asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const Outcome whole = hear(bytes, std::max<std::size_t>(bytes.size(), 1));
    if (hear(bytes, 1 + data[0] % 16U) != whole)
        std::abort();
    if (whole.stage == Stage::Complete && (!parseHost(whole.target.host) || whole.target.port == 0))
        std::abort();
    return 0;
}
