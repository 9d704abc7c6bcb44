// SPDX-License-Identifier: MIT
#include "ui/guide/Guide.h"

#include "core/tunnel/TakenOver.h"
#include "ui/guide/OutcomePage.h"
#include "ui/guide/SshHosts.h"
#include "ui/guide/WherePage.h"
#include "ui/parts/Fields.h"
#include "ui/parts/PageArea.h"
#include "ui/parts/Settings.h"
#include "ui/parts/Tile.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

constexpr int margin = 24;

QVBoxLayout* pageLayout(QWidget* page)
{
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, margin, 12);
    layout->setSpacing(8);
    return layout;
}

QString lastAccount(const TunnelModel& model)
{
    const auto profiles = model.profiles();
    return profiles.empty() ? QString{} : QString::fromStdString(profiles.back().account);
}

} // namespace

Guide::Guide(Desk& desk, AutostartControl autostart, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_pages(new QStackedWidget)
    , m_place(new WherePage)
    , m_outcome(new OutcomePage(desk, std::move(autostart)))
{
    setObjectName("guide");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Set up a tunnel - Underpass"));
    auto* where = new QWidget;
    QVBoxLayout* whereLayout = pageLayout(where);
    whereLayout->addWidget(headline(tr("Through which SSH server?")));
    whereLayout->addWidget(m_place);
    whereLayout->addStretch();
    auto* outcome = new QWidget;
    pageLayout(outcome)->addWidget(m_outcome);
    m_purposes = new PageArea(buildPurposes());
    m_where = new PageArea(where);
    for (PageArea* page : {m_purposes, m_where, new PageArea(outcome)})
        m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages, 1);
    layout->addWidget(buildButtons());
    resize(fontMetrics().averageCharWidth() * 110,
        std::min(fontMetrics().height() * 42, screen()->availableSize().height() * 9 / 10));
    connect(m_outcome, &OutcomePage::answerWanted, this, &Guide::answerWanted);
    connect(m_place, &WherePage::readingChanged, this, &Guide::showButtons);
    connect(m_outcome, &OutcomePage::changed, this, &Guide::showButtons);
    m_place->propose(lastAccount(desk.model()));
    goTo(m_purposes);
}

void Guide::offerHosts(const std::filesystem::path& config, const ConfigOwner& owner)
{
    m_place->offer(*new SshHosts(config, owner, this));
}

// Where one types, or chooses, first.
void Guide::begin()
{
    if (m_pages->currentWidget() == m_where)
        m_place->begin();
    else
        m_purposes->widget()->setFocus();
}

QWidget* Guide::buildPurposes()
{
    auto* page = new QWidget;
    QVBoxLayout* layout = pageLayout(page);
    layout->addWidget(headline(tr("What do you want to reach?")));
    layout->addWidget(plainLabel("guideIntroduction",
        tr("Underpass carries it inside SSH, so that nobody between this PC and your server can read it.")));
    Tile* first = nullptr;
    for (const Purpose purpose : purposes()) {
        auto* tile = new Tile(picture(purpose), title(purpose), explanation(purpose));
        tile->setObjectName("purpose" + QString::number(static_cast<int>(purpose)));
        layout->addWidget(tile);
        connect(tile, &Tile::clicked, this, [this, purpose] { choose(purpose); });
        first = first ? first : tile;
    }
    page->setFocusProxy(first);
    layout->addStretch();
    return page;
}

QWidget* Guide::buildButtons()
{
    m_cancel = button("guideCancel", tr("Cancel"));
    m_back = button("guideBack", tr("&Back"));
    m_next = button("guideNext", {});
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(margin, 12, margin, margin);
    layout->addWidget(m_cancel);
    layout->addStretch();
    layout->addWidget(m_back);
    layout->addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, &Guide::reject);
    connect(m_back, &QPushButton::clicked, this, &Guide::back);
    connect(m_next, &QPushButton::clicked, this, &Guide::next);
    return row;
}

void Guide::choose(Purpose purpose)
{
    m_place->setPurpose(purpose);
    goTo(m_where);
}

void Guide::goTo(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    showButtons();
    begin();
}

void Guide::showButtons()
{
    const bool isFirst = m_pages->currentWidget() == m_purposes;
    const bool isLast = m_pages->currentIndex() == m_pages->count() - 1;
    m_back->setVisible(!isFirst);
    m_next->setVisible(isLast ? m_outcome->hasWorked() : !isFirst);
    m_next->setText(isLast ? tr("&Finish") : tr("&Connect"));
    m_next->setEnabled(isLast || !m_place->isReading()); // What it says is not known yet.
    m_next->setDefault(!m_next->isHidden());
    m_cancel->setVisible(!isLast || !m_outcome->hasWorked());
}

void Guide::back()
{
    if (m_pages->currentWidget() == m_where)
        return goTo(m_purposes);
    if (!m_outcome->hasWorked())
        m_desk.disconnectTunnel(m_profile.id); // It would go on asking, and trying, while one edits.
    goTo(m_where);
}

void Guide::next()
{
    if (m_pages->currentWidget() == m_where)
        connectIt();
    else
        finish();
}

void Guide::connectIt()
{
    const auto draft = m_place->draft();
    if (!draft)
        return m_place->show(draft.error());
    const TunnelRow* row = m_desk.model().find(m_profile.id); // With what was changed of it since.
    const Profile profile = profileOf(
        *draft, m_desk.model().profiles(), m_desk.portCheck(), row != nullptr ? row->profile : m_profile);
    if (!m_place->accept(profile))
        return;
    const bool isAnother = row != nullptr && !effectOf(row->profile, profile).anew.empty();
    if (const auto saved = m_desk.save(profile); !saved)
        return m_place->show(saved.error());
    m_profile = profile;
    m_desk.connectTunnel(profile.id);
    m_outcome->show(
        profile.id, isAnother ? OutcomePage::Awaits::AnotherConnection : OutcomePage::Awaits::Connection);
    m_pages->setCurrentIndex(m_pages->count() - 1);
    showButtons();
}

void Guide::finish()
{
    if (const auto kept = m_outcome->keep(); !kept)
        return m_outcome->tell(kept.error());
    close(true);
}

// What is saved is not kept, nor removed, without a word: only "Finish" needs none.
void Guide::reject()
{
    if (m_profile.id.empty() || m_desk.model().find(m_profile.id) == nullptr)
        return close(false);
    askToKeep();
}

void Guide::askToKeep()
{
    const bool hasWorked = m_outcome->hasWorked();
    auto* box = new QMessageBox(QMessageBox::Question, windowTitle(),
        hasWorked ? tr("Keep this tunnel?") : tr("This tunnel has not worked yet."), QMessageBox::NoButton,
        this);
    box->setObjectName("keepBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(hasWorked
            ? tr("It has worked. What is ticked at the end of the guide is done only by \"Finish\".")
            : tr("Keep it anyway? It can be changed and connected later."));
    QPushButton* keep = box->addButton(tr("&Keep it"), QMessageBox::AcceptRole);
    QPushButton* drop = box->addButton(tr("&Remove it"), QMessageBox::DestructiveRole);
    QPushButton* stay = box->addButton(tr("&Go on here"), QMessageBox::RejectRole);
    keep->setObjectName("keepTunnel");
    drop->setObjectName("dropTunnel");
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(keep, &QPushButton::clicked, this, [this] { close(true); });
    connect(drop, &QPushButton::clicked, this, [this] {
        if (const auto removed = m_desk.remove(m_profile.id); !removed)
            return m_outcome->tell(removed.error());
        close(false);
    });
    box->open();
}

void Guide::close(bool isKept)
{
    if (isKept)
        emit made(QString::fromStdString(m_profile.id));
    done(isKept ? Accepted : Rejected);
}

} // namespace underpass
