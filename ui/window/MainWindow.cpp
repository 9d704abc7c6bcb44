// SPDX-License-Identifier: MIT
#include "ui/window/MainWindow.h"

#include "ui/parts/Fields.h"
#include "ui/parts/Settings.h"
#include "ui/parts/StateIcon.h"
#include "ui/window/NoticeBar.h"
#include "ui/window/StateVoice.h"
#include "ui/window/TunnelActions.h"
#include "ui/window/TunnelCard.h"
#include "ui/window/TunnelList.h"
#include "ui/words/ErrorText.h"
#include "ui/words/TroubleText.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace underpass {

namespace {

constexpr std::size_t fromHereOnSearch = 8; // So many profiles can be looked through by eye no more.

} // namespace

MainWindow::MainWindow(Desk& desk)
    : m_desk(desk)
{
    setObjectName("mainWindow");
    setWindowTitle(tr("Underpass"));
    setWindowIcon(applicationIcon());
    build();
    new StateVoice(desk.model(), *this);
    if (!restoreGeometry(desk.settings().geometry("main")))
        resize(QSize{fontMetrics().averageCharWidth() * 160, fontMetrics().height() * 34}.boundedTo(
            screen()->availableSize() * 9 / 10));
}

MainWindow::~MainWindow()
{
    if (isVisible())
        rememberPlace();
}

void MainWindow::build()
{
    m_list = new TunnelList(m_desk);
    m_card = new TunnelCard(m_desk);
    m_actions = new TunnelActions(m_desk, *m_list);
    m_notice = new NoticeBar;
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildEmptyPage());
    m_pages->addWidget(buildTunnelPage());
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    buildMenus();
    m_splitter->restoreState(m_desk.settings().geometry("main.splitter"));
    connect(m_list, &TunnelList::chosenChanged, this, &MainWindow::refresh);
    connect(m_actions, &TunnelActions::editWanted, this, [this] { emit editWanted(chosen()); });
    connect(m_actions, &TunnelActions::checkWanted, this, [this] { emit checkWanted(chosen()); });
    connect(m_actions, &TunnelActions::removeWanted, this, &MainWindow::askToRemove);
    connect(m_actions, &TunnelActions::failed, this, [this](const QString& why) { tell(why); });
    connect(m_card, &TunnelCard::failed, this, [this](const QString& why) { tell(why); });
    connect(m_card, &TunnelCard::told, this, [this](const QString& what) { tell(what); });
    connect(m_card, &TunnelCard::editWanted, this, [this](const QString& field) {
        field.isEmpty() ? emit editWanted(chosen()) : emit fieldWanted(chosen(), field);
    });
    connect(m_card, &TunnelCard::answerWanted, this, &MainWindow::answerWanted);
    connect(m_card, &TunnelCard::hostKeyReplaceWanted, this, &MainWindow::hostKeyReplaceWanted);
    refresh();
}

// In another language. The window itself stays: it is the parent of open dialogs.
void MainWindow::rebuild()
{
    const FocusKept focus{*this};
    const ProfileId id = m_list->chosen();
    const int page = m_card->page();
    const bool tells = !m_notice->isHidden();
    const QString notice = m_notice->text();
    const QString file = m_notice->file();
    m_desk.settings().setGeometry("main.splitter", m_splitter->saveState());
    menuBar()->clear();
    delete takeCentralWidget();
    build();
    choose(id);
    m_card->setPage(page);
    if (tells)
        m_tellsOfTray ? tellOfTray() : notify(notice, file);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
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
    addAction(file, "import", tr("&Import connections..."), [this] { emit importWanted(); });
    addAction(file, "guide", tr("Set up with the &guide..."), [this] { emit guideWanted(); });
    file.addSeparator();
    addAction(file, "settings", tr("&Settings..."), [this] {
        emit settingsWanted();
    })->setShortcut(QKeySequence::Preferences);
    addAction(file, "quit", tr("&Quit"), [this] {
        emit m_desk.quitWanted();
    })->setShortcut(QKeySequence::Quit);

    QMenu& tunnel = *menuBar()->addMenu(tr("&Tunnel"));
    m_actions->fill(tunnel);
    m_card->setMenu(m_actions->ofProfile());
    QMenu& help = *menuBar()->addMenu(tr("&Help"));
    addAction(help, "about", tr("&About Underpass"), [this] { emit aboutWanted(); });
}

QWidget* MainWindow::buildEmptyPage()
{
    auto* picture = new QLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize{64, 64}, devicePixelRatioF()));
    QLabel* title = headline(tr("Keep mail, screens and databases inside SSH"));
    QLabel* text = plainLabel("welcome",
        tr("No tunnel yet. A tunnel carries what a program sends, for example your mail "
           "program's password, inside SSH, where nobody between this PC and your server can read it."));
    auto* begin = new QPushButton(tr("&Set up your first tunnel"));
    begin->setObjectName("begin");
    begin->setMinimumSize(fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 3);
    begin->setDefault(true);
    connect(begin, &QPushButton::clicked, this, &MainWindow::guideWanted);
    // As wide as it is easy to read. A part that is aligned in its layout would be as high as it likes to be,
    // and not as its width needs.
    auto* column = new QWidget;
    column->setFixedWidth(fontMetrics().averageCharWidth() * 70);
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(16);
    layout->addStretch();
    for (QLabel* each : {picture, title, text}) {
        each->setAlignment(Qt::AlignCenter);
        layout->addWidget(each);
    }
    layout->addWidget(begin);
    layout->addStretch();
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->addStretch();
    row->addWidget(column);
    row->addStretch();
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
    m_search = lineEdit("search", tr("Search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, m_list, &TunnelList::filter);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    m_splitter = new QSplitter;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(side);
    m_splitter->addWidget(m_card);
    m_splitter->setStretchFactor(1, 1);
    side->lower(); // Screen readers go by the order of the parts, and the last one that was added came first.
    return m_splitter;
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
    notify(sentence, {});
}

void MainWindow::tell(const Error& trouble)
{
    const QString subject = QString::fromStdString(trouble.subject);
    const bool isFile = stationOf(trouble.code) == Station::Files && QFileInfo{subject}.isAbsolute();
    const QString detail = detailText(trouble);
    notify(userSentence(trouble) + (detail.isEmpty() ? detail : '\n' + detail), isFile ? subject : QString{});
}

void MainWindow::notify(const QString& text, const QString& file)
{
    m_tellsOfTray = false;
    m_notice->tell(text, file);
}

void MainWindow::tellOfTray()
{
    tell(tr("This desktop has no tray, so Underpass lives in this window."));
    m_tellsOfTray = true;
}

void MainWindow::setHasTray(bool has)
{
    if (m_hasTray == has)
        return; // Also when it was dismissed.
    m_hasTray = has;
    if (!has)
        tellOfTray();
    else if (m_tellsOfTray)
        m_notice->hide();
}

void MainWindow::refresh()
{
    const ProfileId id = m_list->chosen();
    const std::size_t count = m_desk.model().all().size();
    m_pages->setCurrentIndex(count == 0 ? 0 : 1);
    m_search->setVisible(count >= fromHereOnSearch || !m_search->text().isEmpty());
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
        tr("Remove \"%1\"?").arg(QString::fromStdString(row->profile.name)), QMessageBox::Cancel, this);
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
            tell(removed.error());
    });
    box->open();
}

// A window manager gives one that comes back a new place, unless it is told where it was.
void MainWindow::setVisible(bool visible)
{
    if (visible && !isVisible())
        restoreGeometry(m_desk.settings().geometry("main"));
    QMainWindow::setVisible(visible);
}

void MainWindow::rememberPlace()
{
    m_desk.settings().setGeometry("main", saveGeometry());
    m_desk.settings().setGeometry("main.splitter", m_splitter->saveState());
}

// The end of the session is never held up: then the program is told to quit by the system.
void MainWindow::closeEvent(QCloseEvent* event)
{
    rememberPlace();
    if (qGuiApp->isSavingSession())
        return event->accept();
    if (m_hasTray) {
        event->accept();
        if (!m_desk.settings().knowsOfTray()) {
            m_desk.settings().setKnowsOfTray(true);
            emit hidden();
        }
        return;
    }
    event->ignore();
    emit m_desk.quitWanted();
}

} // namespace underpass
