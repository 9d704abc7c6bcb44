// SPDX-License-Identifier: MIT
#include "app/ctl/ExitCode.h"

namespace underpass {

const char* const exitCodeTable = "Exit codes:\n"
                                  "  0  done\n"
                                  "  1  an error inside Underpass\n"
                                  "  2  wrong usage or bad input\n"
                                  "  3  trouble with a profile or a file\n"
                                  "  4  network or server not reachable\n"
                                  "  5  the server's host key is not accepted\n"
                                  "  6  log-in failed\n"
                                  "  7  a forward does not work\n"
                                  "  8  not running\n";

ExitCode exitCodeFor(ErrorCode code)
{
    switch (stationOf(code)) {
    case Station::Input:
        return ExitCode::Usage;
    case Station::Files:
        return ExitCode::Profile;
    case Station::LookUp:
    case Station::Connection:
        return ExitCode::Network;
    case Station::HostKey:
        return ExitCode::HostKey;
    case Station::ProxyLogIn:
    case Station::LogIn:
        return ExitCode::LogIn;
    case Station::Forward:
        return ExitCode::Forward;
    case Station::Wish:
        return ExitCode::Ok;
    case Station::Ourselves:
        return ExitCode::Internal;
    }
    return ExitCode::Internal;
}

} // namespace underpass
