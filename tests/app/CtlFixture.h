// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/TemporaryFolder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include <sys/wait.h>

namespace underpass {

struct Ran
{
    int code = -1;
    std::string output; // Standard output and standard error.
};

// Runs the built program with folders of its own.
class Ctl : public testing::Test
{
protected:
    [[nodiscard]] Ran run(const std::string& arguments) const
    {
        const std::string home = m_folder.path().string();
        const std::string command = "env -i HOME='" + home + "' XDG_RUNTIME_DIR='" + home + "/runtime' '"
            + std::string{UNDERPASSCTL} + "' " + arguments + " 2>&1 </dev/null";
        Ran ran;
        std::FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 512> bytes{};
        while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe))
            ran.output.append(bytes.data(), got);
        const int status = ::pclose(pipe);
        ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        return ran;
    }

    [[nodiscard]] Ran add(const std::string& more = "") const
    {
        return run("add 'Mail at work' --server mail.example.org:2222 --account anna "
                   "--forward L:1110=localhost:110 -L 1143:localhost:143 "
            + more);
    }

    [[nodiscard]] nlohmann::json list() const { return nlohmann::json::parse(run("list --json").output); }

    [[nodiscard]] std::filesystem::path config() const { return m_folder.path() / ".config" / "underpass"; }

    TemporaryFolder m_folder;
};

} // namespace underpass
