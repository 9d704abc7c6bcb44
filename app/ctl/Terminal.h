// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Secret.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace underpass {

// The person's terminal, whatever standard input and output are. Used by one thread, except interrupt().
class Terminal
{
public:
    enum class Echo { On, Off };

    explicit Terminal(std::filesystem::path device);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    // Fails with NoCredential where there is no terminal, or where we run in its background. Waits while
    // another process of ours asks there; Cancelled where that was interrupted.
    [[nodiscard]] Result<void> open();
    void close();

    void write(std::string_view text);
    // Shows `prompt` and reads one line, which may be a secret. Nothing: end of input, too long, or
    // interrupted. While this process is in the terminal's background (Ctrl-Z, bg) nothing is read, and it
    // asks anew afterwards.
    [[nodiscard]] std::optional<Secret> readLine(std::string_view prompt, Echo echo);

    void interrupt(); // Ends the present or next readLine(). From any thread.
    void clearInterrupt(); // Takes back an interrupt() that came too late.

private:
    struct State; // The system's handles.

    std::filesystem::path m_path;
    std::unique_ptr<State> m_state;
};

} // namespace underpass
