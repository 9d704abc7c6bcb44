// SPDX-License-Identifier: MIT
#include "app/tray/InstalledViewers.h"

#include "app/tray/ViewerPrograms.h"
#include "core/system/OwnDescriptors.h"
#include "ui/words/UseText.h"

#include <QDesktopServices>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

namespace underpass {

namespace {

QString argumentOf(const ViewerProgram& program, const Forward& inUse)
{
    const UseRow use = useOf(inUse, {});
    const QString host = use.server.contains(':') ? '[' + use.server + ']' : use.server;
    QString argument = program.argument;
    argument.replace("{address}", host + ':' + use.port);
    return argument.replace("{display}", host + "::" + use.port);
}

} // namespace

Viewers::Outcome InstalledViewers::open(const Forward& inUse)
{
    keepDescriptorsToOurselves();
    const Opens what = whatOpens(inUse);
    if (what == Opens::Page)
        return QDesktopServices::openUrl(QUrl{useOf(inUse, {}).line}) ? Outcome::Started : Outcome::NoneFound;
    Outcome outcome = Outcome::NoneFound;
    for (const ViewerProgram& program : viewerPrograms(what)) {
        const QString file
            = program.file.isEmpty() ? QString{} : QStandardPaths::findExecutable(program.file);
        if (file.isEmpty())
            continue;
        if (QProcess::startDetached(file, {argumentOf(program, inUse)}))
            return Outcome::Started;
        outcome = Outcome::NotStarted;
    }
    return outcome;
}

QStringList InstalledViewers::names(Opens what) const
{
    QStringList names;
    for (const ViewerProgram& program : viewerPrograms(what))
        names += program.name;
    names.removeDuplicates();
    return names;
}

} // namespace underpass
