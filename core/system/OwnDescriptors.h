// SPDX-License-Identifier: MIT
#pragma once

namespace underpass {

// From here on no program that this process starts is given what is open here: sockets and ports of its
// tunnels, which such a program would hold long after us. What is opened later is not covered: call it right
// before. Streams 0 to 2 stay as they are. Nothing is handed on like that on Windows. Any thread.
void keepDescriptorsToOurselves();

} // namespace underpass
