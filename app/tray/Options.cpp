// SPDX-License-Identifier: MIT
#include "app/tray/Options.h"

#include <QCommandLineParser>

namespace underpass {

Options readOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("SSH tunnels in the tray. The terminal program is underpassctl.");
    const QCommandLineOption hidden{"hidden", "Start with the tray icon alone."};
    const QCommandLineOption profiles{"profiles", "Folder of the profile file.", "FOLDER"};
    const QCommandLineOption knownHosts{
        "known-hosts", "File of trusted host keys; may be repeated, the first one is added to.", "FILE"};
    parser.addOptions({hidden, profiles, knownHosts});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(arguments);

    Options options;
    options.isHidden = parser.isSet(hidden);
    options.profiles = parser.value(profiles).toStdString();
    for (const QString& file : parser.values(knownHosts))
        options.knownHosts.emplace_back(file.toStdString());
    return options;
}

} // namespace underpass
