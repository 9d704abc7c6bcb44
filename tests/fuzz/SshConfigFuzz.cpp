// SPDX-License-Identifier: MIT
#include "core/profile/import/ConfigHost.h"
#include "core/profile/import/ConfigHosts.h"
#include "core/profile/import/ConfigLine.h"
#include "tests/fuzz/Drafts.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <string>

#include <unistd.h>

namespace {

// This machine's files are none of the input.
bool includes(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return text.contains("include");
}

} // namespace

// An ssh_config(5), for the host "web".
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace underpass;
    const std::string text{reinterpret_cast<const char*>(data), size};
    (void)configLine(text);
    if (includes(text))
        return 0;
    static const std::filesystem::path file
        = std::filesystem::temp_directory_path() / ("underpass-fuzz-config-" + std::to_string(::getpid()));
    std::ofstream{file, std::ios::binary | std::ios::trunc} << text;
    if (const auto draft = readConfigHost(file, {"/home/anna", "anna"}, "web"))
        checkDraft(*draft);
    (void)readConfigHosts(file, "/home/anna");
    std::filesystem::remove(file);
    return 0;
}
