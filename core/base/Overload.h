// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// One visitor of a variant made of several lambdas.
template <class... Fs> struct Overload : Fs...
{
    using Fs::operator()...;
};

} // namespace underpass
