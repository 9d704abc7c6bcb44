// SPDX-License-Identifier: MIT
// The least that a Qt program can show: what the tray program is compared with, in its start and its care.
#include <QApplication>
#include <QLabel>

int main(int argc, char** argv)
{
    const QApplication application{argc, argv};
    QLabel window{"Plain"};
    window.setWindowTitle("Plain");
    window.show();
    return QApplication::exec();
}
