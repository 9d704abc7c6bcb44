// SPDX-License-Identifier: MIT
#pragma once

namespace underpass::fuzz {

// OpenSSL's random numbers, the same in every run: the input alone decides what happens.
void startFixedRandom();

// While it lives, numbers come from the server's own series, so that what the server needs of them changes
// nothing in what the client says.
class ServersRandom
{
public:
    ServersRandom();
    ~ServersRandom();
    ServersRandom(const ServersRandom&) = delete;
    ServersRandom& operator=(const ServersRandom&) = delete;
};

} // namespace underpass::fuzz
