// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

namespace underpass {

// Tells that a file may have changed, whoever changed it and however: written, replaced, removed, made, its
// permissions, or what a link in its place leads to. Told within a second, once things are quiet for a
// moment, and sometimes for nothing: whoever is told looks. Where the system cannot tell (no folder yet, no
// watches left), it looks each second itself. What another machine does to a file on a network share may go
// unheard.
class FileWatch
{
public:
    // `changed` is called on a thread of the watch, and must return at once.
    FileWatch(std::filesystem::path file, std::function<void()> changed);
    ~FileWatch(); // Calls nothing afterwards; not to be called from `changed`.

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace underpass
