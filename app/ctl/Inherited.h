// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace underpass {

// What this process was given by whoever started it and changes for its own ends: signals that are ignored
// or blocked, limits, what goes into a crash's report. A program that it starts for a person gets it as it
// was. Made first of all in main(); lives as long as the process. Nothing of the kind is inherited on
// Windows.
class Inherited
{
public:
    Inherited();
    ~Inherited();
    Inherited(const Inherited&) = delete;
    Inherited& operator=(const Inherited&) = delete;

    // In the child, between fork(2) and execve(2): async-signal-safe.
    void restore() const;

private:
    struct Found;
    std::unique_ptr<const Found> m_found; // Null on Windows.
};

// Has a reader that goes away, a terminal that another job has or a stream that was closed from the start
// cost a line of output, and never the process or a file that happens to be given the stream's number. Once,
// in main().
void keepStreamsHarmless();

} // namespace underpass
