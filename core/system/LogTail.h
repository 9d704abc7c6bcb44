// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace underpass {

// Reads what a Log writes, the older files beside it included, and then what is added: across rotation, where
// the file is emptied or removed, and whoever writes it. Holds no file open, which on Windows would keep it
// from being rotated. Blocks on the disk; one thread at a time.
class LogTail
{
public:
    explicit LogTail(std::filesystem::path file);

    // Whole lines that are new since the last call, in the order of the files; of the first call all there
    // are. A last line without its end comes when it has one.
    [[nodiscard]] std::vector<std::string> more();

private:
    [[nodiscard]] bool isReadUntil(const std::filesystem::path& file) const;
    void readCurrent(std::uint64_t from, std::vector<std::string>& lines);
    [[nodiscard]] std::filesystem::path older(int age) const; // 0 is the file itself, 1 the one before it.

    std::filesystem::path m_file;
    std::string m_head; // How the file began that was read last: its first line tells it from others.
    std::uint64_t m_until = 0; // Read of it so far: whole lines.
    bool m_hasBegun = false;
};

} // namespace underpass
