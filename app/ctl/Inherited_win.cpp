// SPDX-License-Identifier: MIT
#include "app/ctl/Inherited.h"

namespace underpass {

struct Inherited::Found
{ };

// A child is asked not to take over the error mode (CREATE_DEFAULT_ERROR_MODE); all else is this process's
// own.
Inherited::Inherited() = default;

Inherited::~Inherited() = default;

void Inherited::restore() const { }

// A console program is always given three streams here, and a pipe that nobody reads ends no one.
void keepStreamsHarmless() { }

} // namespace underpass
