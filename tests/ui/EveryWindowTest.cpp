// SPDX-License-Identifier: MIT
#include "tests/ui/AllWindows.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace underpass {
namespace {

QString textOf(const QString& path)
{
    QFile file{path};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

// What the sources of the window have that looks so, by the pattern's groups.
std::multimap<QString, QString> inSources(const QString& files, const QString& pattern)
{
    std::multimap<QString, QString> found;
    const QRegularExpression wanted{pattern};
    for (QDirIterator each{TRANSLATIONS "/../../ui", {files}, QDir::Files, QDirIterator::Subdirectories};
        each.hasNext();)
        for (auto match = wanted.globalMatch(textOf(each.next())); match.hasNext();) {
            const auto groups = match.next();
            found.emplace(groups.captured(1), groups.captured(2));
        }
    return found;
}

// The classes that are a QDialog or a QMainWindow, themselves or through another of ours.
std::set<std::string> windowClasses()
{
    const auto bases = inSources("*.h", R"(class (\w+)(?: final)?\s*:\s*public (\w+))");
    std::set<QString> windows{"QDialog", "QMainWindow", "QWizard", "QMessageBox"};
    for (std::size_t before = 0; before != windows.size();) {
        before = windows.size();
        for (const auto& [name, base] : bases)
            if (windows.contains(base))
                windows.insert(name);
    }
    std::set<std::string> ours;
    for (const QString& each : windows)
        if (!each.startsWith('Q') || bases.contains(each))
            ours.insert(each.toStdString());
    return ours;
}

TEST(EveryWindow, IsAmongThoseThatAreDrawnAndMeasured)
{
    FakeDesk desk;
    showExample(desk);
    std::set<std::string> classes;
    std::set<std::string> names;
    for (const NamedWindow& each : allWindows(desk)) {
        for (const QMetaObject* kind = each.window->metaObject(); kind != nullptr; kind = kind->superClass())
            classes.insert(QString{kind->className()}.remove("underpass::").toStdString());
        names.insert(each.window->objectName().toStdString());
    }
    ASSERT_GT(windowClasses().size(), 8U);
    for (const std::string& each : windowClasses())
        EXPECT_TRUE(classes.contains(each)) << "Add " << each << " to tests/ui/AllWindows.cpp.";
    const auto boxes
        = inSources("*.cpp", R"re(new QMessageBox\((?:[^;]|\n)*;\n\s*box->setObjectName\("(\w+)"\))re");
    ASSERT_EQ(boxes.size(), inSources("*.cpp", "new (QMessageBox)").size()) << "each has a name";
    for (const auto& [name, ignored] : boxes)
        EXPECT_TRUE(names.contains(name.toStdString()))
            << "Add " << name.toStdString() << " to AllWindows.cpp.";
}

} // namespace
} // namespace underpass
