// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace underpass {

// How long one server may keep one connection from getting on. A byte from the server extends none of these;
// how long it may be silent is another matter (Silence.h, Transport).
struct Patience
{
    // From the greeting to the end of the log-in, at each server of the way, while nobody is at work.
    std::chrono::milliseconds logIn = std::chrono::minutes{2};
    // The same where a question or words of the server are shown to a person, in all.
    std::chrono::milliseconds person = std::chrono::minutes{10};
    // Without a word, until a person is told what the log-in waits for.
    std::chrono::milliseconds word = std::chrono::seconds{3};
    // A key exchange after the log-in, while nothing new of ours is acknowledged: what was sent before it may
    // take far longer on a thin line.
    std::chrono::milliseconds exchange = std::chrono::minutes{1};
};

} // namespace underpass
