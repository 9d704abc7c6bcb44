// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// Something that goes on beside what a connection is for, once the log-in is over. Lives as long as its
// transport, on its thread.
class Errand
{
public:
    virtual ~Errand() = default;
    // Something has arrived. What it sends goes out with the rest.
    virtual void look() = 0;
};

} // namespace underpass
