// SPDX-License-Identifier: MIT
#include "app/tray/InstalledViewers.h"

#include "tests/ui/Example.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <unistd.h>

namespace underpass {
namespace {

// PATH has nothing in it but what a test puts there.
class InstalledViewersTest : public testing::Test
{
protected:
    InstalledViewersTest() { qputenv("PATH", QFile::encodeName(folder.path())); }
    ~InstalledViewersTest() override { qputenv("PATH", path); }

    // It writes down what it was told, whether it has this descriptor, and is done.
    void install(const QString& name, int descriptor = 0)
    {
        QFile program{folder.filePath(name)};
        ASSERT_TRUE(program.open(QIODevice::WriteOnly));
        const QString script = QString{"#!/bin/sh\nhas=no\nif (: >&%1) 2>/dev/null; then has=yes; fi\n"
                                       "echo \"$# $1 $has\" > '%2.part'\n/bin/mv '%2.part' '%2'\n"}
                                   .arg(descriptor)
                                   .arg(told(name));
        program.write(script.toUtf8());
        program.close();
        ASSERT_TRUE(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QString told(const QString& name) { return folder.filePath(name + ".told"); }
    QString waitFor(const QString& name)
    {
        QFile file{told(name)};
        EXPECT_TRUE(QTest::qWaitFor([&] { return file.exists(); }));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll()).trimmed();
    }

    QByteArray path = qgetenv("PATH");
    QTemporaryDir folder;
    InstalledViewers viewers;
};

TEST_F(InstalledViewersTest, SayThatThereIsNone)
{
    EXPECT_EQ(viewers.open(localForward(13'389, 3389)), Viewers::Outcome::NoneFound);
}

TEST_F(InstalledViewersTest, TellTheFirstOneThatIsThereWhereToConnect)
{
    install("krdc");
    ASSERT_EQ(viewers.open(localForward(13'389, 3389)), Viewers::Outcome::Started);
    EXPECT_TRUE(waitFor("krdc").startsWith("1 rdp://localhost:13389 "));
    install("remmina");
    ASSERT_EQ(viewers.open(localForward(15'900, 5900)), Viewers::Outcome::Started);
    EXPECT_TRUE(waitFor("remmina").startsWith("1 --connect=vnc://localhost:15900 "));
}

TEST_F(InstalledViewersTest, WriteThePortAsVncViewersTakeIt)
{
    install("vncviewer");
    Forward forward = localForward(15'900, 5900);
    forward.listen.host = "::1";
    ASSERT_EQ(viewers.open(forward), Viewers::Outcome::Started);
    EXPECT_TRUE(waitFor("vncviewer").startsWith("1 [::1]::15900 "));
}

TEST_F(InstalledViewersTest, HandNoneOfOurDescriptorsOn)
{
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0); // Inherited by whoever is started, as Asio's sockets are.
    const int ours = ::dup2(pipe[1], 9); // A shell speaks of one digit alone.
    ASSERT_EQ(ours, 9);
    install("remmina", ours);
    ASSERT_EQ(viewers.open(localForward(13'389, 3389)), Viewers::Outcome::Started);
    EXPECT_TRUE(waitFor("remmina").endsWith(" no"));
    for (const int each : {pipe[0], pipe[1], ours})
        ::close(each);
}

} // namespace
} // namespace underpass
