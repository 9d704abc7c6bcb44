// SPDX-License-Identifier: MIT
#include "app/Startup.h"
#include "app/ctl/CommandLine.h"
#include "app/ctl/WholeLines.h"

#include <exception>
#include <iostream>
#include <system_error>

namespace {

using underpass::ExitCode;

ExitCode runCommand(int argc, char** argv, const underpass::Inherited& inherited)
{
    underpass::CommandLine line;
    line.exec.inherited = &inherited;
    if (const auto ended = underpass::readWords(line, {argv + 1, argv + argc}))
        return *ended;
    return underpass::carryOut(line);
}

// An answer that nobody could read is none.
ExitCode withOutput(ExitCode code, underpass::WholeLines& lines)
{
    const int trouble = lines.finish();
    if (trouble == 0)
        return code;
    std::cerr << "What is to stand on standard output could not be written: "
              << std::generic_category().message(trouble) << ".\n";
    return code == ExitCode::Ok ? ExitCode::Profile : code;
}

} // namespace

int main(int argc, char** argv)
{
    const underpass::Inherited inherited;
    underpass::keepStreamsHarmless();
    underpass::prepareProcess();
    underpass::WholeLines lines;
    try {
        return static_cast<int>(withOutput(runCommand(argc, argv, inherited), lines));
    } catch (const std::exception& unforeseen) {
        std::cerr << "underpassctl: " << unforeseen.what() << '\n';
        return static_cast<int>(underpass::ExitCode::Internal);
    }
}
