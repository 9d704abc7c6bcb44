// SPDX-License-Identifier: MIT
#include "app/Startup.h"
#include "app/ctl/CommandLine.h"
#include "app/ctl/WholeLines.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

underpass::ExitCode runCommand(int argc, char** argv)
{
    using underpass::ExitCode;
    underpass::CommandLine line;
    const auto parser = underpass::makeParser(line);
    try {
        parser->parse(argc, argv);
    } catch (const CLI::ParseError& ended) {
        return parser->exit(ended) == 0 ? ExitCode::Ok : ExitCode::Usage;
    }
    const auto setting = underpass::makeSetting(line.global);
    return setting ? line.command(*setting) : underpass::complain(setting.error());
}

} // namespace

int main(int argc, char** argv)
{
    underpass::prepareProcess();
    const underpass::WholeLines lines;
    try {
        return static_cast<int>(runCommand(argc, argv));
    } catch (const std::exception& unforeseen) {
        std::cerr << "underpassctl: " << unforeseen.what() << '\n';
        return static_cast<int>(underpass::ExitCode::Internal);
    }
}
