// SPDX-License-Identifier: MIT
#include "ui/MainWindow.h"

#include "ui/Settings.h"
#include "ui/StateIcon.h"
#include "ui/TunnelCard.h"
#include "ui/TunnelList.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace underpass {

MainWindow::MainWindow(Desk& desk)
    : m_desk(desk)
    , m_pages(new QStackedWidget)
    , m_list(new TunnelList(desk))
    , m_card(new TunnelCard(desk))
    , m_notice(new QWidget)
    , m_noticeText(new QLabel)
{
    setObjectName("mainWindow");
    setWindowTitle(tr("Underpass"));
    setWindowIcon(applicationIcon());
    m_noticeText->setObjectName("notice");
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setWordWrap(true);
    auto* dismiss = new QPushButton(tr("&OK"));
    dismiss->setObjectName("dismiss");
    auto* noticeRow = new QHBoxLayout(m_notice);
    noticeRow->addWidget(m_noticeText, 1);
    noticeRow->addWidget(dismiss);
    m_notice->hide();
    connect(dismiss, &QPushButton::clicked, m_notice, &QWidget::hide);

    m_pages->addWidget(buildEmptyPage());
    m_pages->addWidget(buildTunnelPage());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    buildMenus();
    connect(m_list, &TunnelList::chosenChanged, this, &MainWindow::refresh);
    connect(m_card, &TunnelCard::hostKeyReplaceWanted, this, &MainWindow::hostKeyReplaceWanted);
    if (!restoreGeometry(desk.settings().geometry("main")))
        resize(fontMetrics().averageCharWidth() * 160, fontMetrics().height() * 34);
    refresh();
}

QAction* MainWindow::addAction(
    QMenu& menu, const QString& name, const QString& text, std::function<void()> act)
{
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void MainWindow::buildMenus()
{
    QMenu& file = *menuBar()->addMenu(tr("&File"));
    addAction(file, "add", tr("&New profile..."), [this] {
        emit addWanted();
    })->setShortcut(QKeySequence::New);
    addAction(file, "guide", tr("Set up with the &guide..."), [this] { emit guideWanted(); });
    file.addSeparator();
    addAction(file, "settings", tr("&Settings..."), [this] {
        emit settingsWanted();
    })->setShortcut(QKeySequence::Preferences);
    addAction(file, "quit", tr("&Quit"), [this] {
        emit m_desk.quitWanted();
    })->setShortcut(QKeySequence::Quit);

    QMenu& tunnel = *menuBar()->addMenu(tr("&Tunnel"));
    m_needChosen = {
        addAction(tunnel, "toggle", tr("&Connect or disconnect"), [this] { m_list->toggleChosen(); }),
        addAction(tunnel, "reconnectChosen", tr("&Reconnect"),
            [this] { m_desk.reconnectTunnel(chosen().toStdString()); }),
        addAction(tunnel, "check", tr("&Test..."), [this] { emit checkWanted(chosen()); }),
        addAction(tunnel, "edit", tr("&Edit..."), [this] { emit editWanted(chosen()); }),
        addAction(tunnel, "remove", tr("Re&move..."), [this] { askToRemove(); }),
    };
    QMenu& help = *menuBar()->addMenu(tr("&Help"));
    addAction(help, "about", tr("&About Underpass"), [this] { emit aboutWanted(); });
}

QWidget* MainWindow::buildEmptyPage()
{
    auto* text = new QLabel(tr("No tunnel yet. A tunnel carries what a program sends, for example your mail "
                               "program's password, inside SSH, where nobody on the way can read it."));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setMaximumWidth(fontMetrics().averageCharWidth() * 70);
    auto* begin = new QPushButton(tr("&Set up your first tunnel"));
    begin->setObjectName("begin");
    begin->setMinimumSize(fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 3);
    connect(begin, &QPushButton::clicked, this, &MainWindow::guideWanted);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(text, 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addWidget(begin, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QWidget* MainWindow::buildTunnelPage()
{
    auto* add = new QPushButton(tr("Ne&w..."));
    auto* edit = new QPushButton(tr("&Edit..."));
    auto* remove = new QPushButton(tr("Re&move..."));
    add->setObjectName("addButton");
    edit->setObjectName("editButton");
    remove->setObjectName("removeButton");
    connect(add, &QPushButton::clicked, this, &MainWindow::addWanted);
    connect(edit, &QPushButton::clicked, this, [this] { emit editWanted(chosen()); });
    connect(remove, &QPushButton::clicked, this, &MainWindow::askToRemove);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {add, edit, remove})
        buttons->addWidget(button);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(side);
    splitter->addWidget(m_card);
    splitter->setStretchFactor(1, 1);
    return splitter;
}

QString MainWindow::chosen() const
{
    return QString::fromStdString(m_list->chosen());
}

void MainWindow::choose(const ProfileId& id)
{
    m_list->choose(id);
}

void MainWindow::tell(const QString& sentence)
{
    m_noticeText->setText(sentence);
    m_notice->show();
}

void MainWindow::refresh()
{
    const ProfileId id = m_list->chosen();
    m_pages->setCurrentIndex(m_desk.model().all().empty() ? 0 : 1);
    for (QAction* action : std::as_const(m_needChosen))
        action->setEnabled(!id.empty());
    if (!id.empty())
        m_card->show(id);
}

void MainWindow::askToRemove()
{
    const QString id = chosen();
    const TunnelRow* row = m_desk.model().find(id.toStdString());
    if (row == nullptr)
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove a profile"),
        tr("Remove %1?").arg(QString::fromStdString(row->profile.name)), QMessageBox::Cancel, this);
    box->setObjectName("removeBox");
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Its tunnel ends, and its forwards and remembered passwords are forgotten. The "
           "server's host key stays known."));
    QPushButton* yes = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName("confirmRemove");
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id] {
        if (const auto removed = m_desk.remove(id.toStdString()); !removed)
            tell(userSentence(removed.error()));
    });
    box->open();
}

// The end of the session is never held up: then the program is told to quit by the system.
void MainWindow::closeEvent(QCloseEvent* event)
{
    m_desk.settings().setGeometry("main", saveGeometry());
    if (m_hidesOnClose || qGuiApp->isSavingSession())
        return event->accept();
    event->ignore();
    emit m_desk.quitWanted();
}

} // namespace underpass
