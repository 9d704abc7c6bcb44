// SPDX-License-Identifier: MIT
#include "core/base/AsciiName.h"

#include <memory>

#include <idn2.h>

namespace underpass {
namespace {

struct FreeName
{
    void operator()(char* name) const { idn2_free(name); }
};

} // namespace

std::optional<std::string> aLabelsBySystem(const std::string& host)
{
    char* name = nullptr;
    const int code = idn2_to_ascii_8z(host.c_str(), &name, IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, FreeName> owned{name};
    return code == IDN2_OK ? std::optional<std::string>{owned.get()} : std::nullopt;
}

} // namespace underpass
