// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/trust/KnownHosts.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace underpass {

// Where a line stands.
struct KnownHostPlace
{
    const std::filesystem::path& file;
    int number; // From 1.

    [[nodiscard]] std::string text() const { return file.string() + ":" + std::to_string(number); }
};

// Visits every line with its number from 1; the last one need not end.
void forEachLine(std::string_view text, const std::function<void(int, std::string_view)>& visit);

// The text of a known_hosts file: empty where there is none. FileUnreadable where it is a folder, a pipe, a
// link that leads nowhere, larger than 32 MB, or not ours to read.
[[nodiscard]] Result<std::string> readKnownHosts(const std::filesystem::path& file);

// Every entry of these files, in their order, read anew at each call. What cannot be read is left out, as
// ssh(1) leaves it out, and comes back, as KnownHostsSkipped with the path: a file, or a line of more than
// 64 KB, which nobody wrote on purpose. What is no entry is passed over in silence, as in KnownHosts.h. Reads
// files; any thread.
using KnownHostVisitor = std::function<void(const KnownHostLine&, const KnownHostPlace&)>;
[[nodiscard]] std::vector<Error> forEachKnownHost(
    const std::vector<std::filesystem::path>& files, const KnownHostVisitor& visit);

} // namespace underpass
