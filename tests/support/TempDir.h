// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>

namespace underpass::test {

// A private folder that goes with the test.
class TempDir
{
public:
    TempDir()
    {
        std::random_device random;
        const std::string name
            = "underpass-test-" + std::to_string(random()) + "-" + std::to_string(random());
        m_path = std::filesystem::temp_directory_path() / name;
        if (!std::filesystem::create_directory(m_path))
            throw std::runtime_error("Cannot make a temporary folder.");
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all);
    }
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    ~TempDir()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace underpass::test
