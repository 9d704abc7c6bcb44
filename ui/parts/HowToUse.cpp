// SPDX-License-Identifier: MIT
#include "ui/parts/HowToUse.h"

#include "ui/parts/CopyField.h"
#include "ui/parts/Fields.h"
#include "ui/words/ErrorText.h"
#include "ui/words/FindingText.h"
#include "ui/words/ForwardText.h"

#include <QGridLayout>
#include <QLabel>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace underpass {

namespace {

constexpr std::array programs{MailProgram::Thunderbird, MailProgram::OutlookClassic, MailProgram::Other};
enum Column { ServiceColumn, ServerColumn, PortColumn, SecurityColumn, LogInColumn, ColumnCount };

QLabel* cell(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

// Where the tunnel holds the port it may be entered, also while its target is in trouble.
QString whyNot(const ForwardState& forward)
{
    if (howIs(forward) != ForwardHealth::Refused && forward.listening)
        return {};
    return forward.trouble ? userSentence(*forward.trouble) : HowToUse::tr("It does not listen yet.");
}

// What shows by itself: nothing of one that nobody has used yet.
QString evidenceOf(const ForwardState& forward)
{
    switch (howIs(forward)) {
    case ForwardHealth::Works:
    case ForwardHealth::Trouble:
        break;
    case ForwardHealth::Off:
    case ForwardHealth::NotConnected:
    case ForwardHealth::Refused:
    case ForwardHealth::Ready:
        return {};
    }
    const QString mark = howIs(forward) == ForwardHealth::Works ? QStringLiteral("✓ ") : QStringLiteral("✗ ");
    return mark + forwardWord(forward, WallTime::clock::now());
}

// The part in `window` that says of itself what another one did that is gone.
QWidget* partCalled(const QWidget& window, const QString& accessibleName)
{
    const auto parts = window.findChildren<QWidget*>();
    const auto found = std::ranges::find(parts, accessibleName, &QWidget::accessibleName);
    return accessibleName.isEmpty() || found == parts.end() ? nullptr : *found;
}

} // namespace

HowToUse::HowToUse(QWidget* parent)
    : QWidget(parent)
    , m_programs(new QTabBar)
    , m_notes(plainLabel("useNotes"))
    , m_layout(new QVBoxLayout(this))
{
    m_programs->setObjectName("mailProgram");
    m_programs->setAccessibleName(tr("Mail program"));
    m_programs->setDocumentMode(true);
    m_programs->setExpanding(false);
    m_programs->setDrawBase(false);
    for (const MailProgram program : programs)
        m_programs->addTab(mailProgramText(program));
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_layout->setContentsMargins({});
    m_layout->addWidget(m_programs);
    m_layout->addWidget(m_notes);
    connect(m_programs, &QTabBar::currentChanged, this, &HowToUse::build);
}

MailProgram HowToUse::program() const
{
    return programs.at(static_cast<std::size_t>(std::max(m_programs->currentIndex(), 0)));
}

void HowToUse::choose(MailProgram program)
{
    m_programs->setCurrentIndex(static_cast<int>(std::ranges::find(programs, program) - programs.begin()));
}

void HowToUse::show(const Profile& profile, const TunnelState& state)
{
    const bool isOther = profile.id != m_profile.id;
    const auto* online = std::get_if<Online>(&state);
    m_profile = profile;
    m_forwards = online ? online->forwards : std::vector<ForwardState>{};
    if (isOther || online == nullptr) { // It was true of another connection.
        m_found.clear();
        m_tested.clear();
    }
    refresh();
}

void HowToUse::forgetTest()
{
    m_found.clear();
    m_tested = shown();
    showEvidence();
}

void HowToUse::add(const CheckStep& step)
{
    const std::vector<Forward> tested = m_tested.empty() ? shown() : m_tested;
    if (!step.forward || *step.forward >= tested.size())
        return;
    const Forward& forward = tested[*step.forward];
    const QString said
        = (troubleOf(step.finding) ? QString{"✗ "} : QString{"✓ "}) + findingText(step.finding);
    std::erase_if(m_found, [&](const auto& each) { return each.first == forward; });
    m_found.emplace_back(forward, said);
    showEvidence();
}

std::vector<Forward> HowToUse::shown() const
{
    std::vector<Forward> all;
    for (const ForwardState& state : m_forwards)
        all.push_back(state.forward);
    return all;
}

std::vector<HowToUse::Row> HowToUse::rows(const std::vector<ForwardState>& forwards) const
{
    std::vector<Row> rows;
    for (std::size_t index = 0; index < forwards.size(); ++index) {
        const Forward& forward = forwards[index].forward;
        if (!forward.enabled || !listensHere(forward))
            continue; // Nothing on this PC connects to it.
        Forward inUse = forward;
        inUse.listen = forwards[index].listen;
        rows.push_back({index, useOf(inUse, program()), whyNot(forwards[index])});
    }
    return rows;
}

void HowToUse::refresh()
{
    if (rows(m_forwards) != m_rows || m_table == nullptr)
        build();
    else
        showEvidence();
}

void HowToUse::showEvidence()
{
    for (std::size_t index = 0; index < m_rows.size(); ++index) {
        const Row& row = m_rows[index];
        QStringList lines;
        const auto found = std::ranges::find(
            m_found, m_forwards[row.forward].forward, &std::pair<Forward, QString>::first);
        if (found != m_found.end())
            lines += found->second;
        if (row.why.isEmpty()) // Else it stands there already.
            lines += evidenceOf(m_forwards[row.forward]);
        lines.removeAll(QString{});
        m_evidence[index]->setText(lines.join('\n'));
        m_evidence[index]->setVisible(!lines.isEmpty());
    }
    m_notes->setText(m_rows.empty() ? QString{} : useNotes(m_profile, program()).join("\n\n"));
}

void HowToUse::build()
{
    const QWidget* focus = m_table != nullptr ? m_table->focusWidget() : nullptr;
    const bool hadFocus = focus != nullptr && focus == window()->focusWidget();
    const QString focused = hadFocus ? focus->accessibleName() : QString{};
    delete m_table;
    m_evidence.clear();
    m_rows = rows(m_forwards);
    const bool hasMail = std::ranges::any_of(m_rows, [](const Row& row) { return row.use.line.isEmpty(); });
    m_programs->setVisible(hasMail);
    m_table = new QWidget;
    m_table->setObjectName("useTable");
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(16);
    m_grid->setColumnStretch(LogInColumn, 1); // It wraps where there is little room.
    addHeader(hasMail);
    int line = 1;
    for (const Row& row : m_rows)
        addRow(std::exchange(line, line + 2), row);
    m_layout->insertWidget(1, m_table);
    QWidget* before = m_programs; // Tab goes on from there, as it is read.
    for (QWidget* copy : m_table->findChildren<QWidget*>("copyUse"))
        setTabOrder(std::exchange(before, copy), copy);
    m_table->show();
    showEvidence();
    if (QWidget* same = hadFocus ? partCalled(*m_table, focused) : nullptr)
        same->setFocus();
    else if (hadFocus && hasMail)
        m_programs->setFocus();
}

void HowToUse::addHeader(bool hasMail)
{
    if (!hasMail)
        return;
    const std::array names{QString{}, tr("Server"), tr("Port"), tr("Security"), tr("Log-in")};
    for (int column = 0; column < static_cast<int>(names.size()); ++column) {
        QLabel* label = cell(names.at(static_cast<std::size_t>(column)));
        label->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(label, 0, column);
    }
}

void HowToUse::addRow(int line, const Row& row)
{
    m_grid->addWidget(cell(row.use.service), line, ServiceColumn);
    m_evidence.push_back(plainLabel("useResult"));
    m_grid->addWidget(m_evidence.back(), line + 1, ServiceColumn, 1, ColumnCount);
    const int rest = ColumnCount - ServerColumn;
    if (!row.why.isEmpty()) {
        //: %1 is a sentence that says why.
        QLabel* why = plainLabel("notUsable", tr("✗ Not usable yet: %1").arg(row.why));
        m_grid->addWidget(why, line, ServerColumn, 1, rest);
    } else if (row.use.line.isEmpty()) {
        m_grid->addWidget(new CopyField(tr("Server"), row.use.server), line, ServerColumn);
        m_grid->addWidget(new CopyField(tr("Port"), row.use.port), line, PortColumn);
        m_grid->addWidget(cell(row.use.security), line, SecurityColumn);
        m_grid->addWidget(plainLabel("useLogIn", row.use.logIn), line, LogInColumn);
    } else {
        m_grid->addWidget(new CopyField(row.use.service, row.use.line), line, ServerColumn, 1, rest);
    }
}

} // namespace underpass
