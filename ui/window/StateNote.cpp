// SPDX-License-Identifier: MIT
#include "ui/window/StateNote.h"

#include "ui/parts/Colours.h"
#include "ui/parts/Fields.h"
#include "ui/parts/StateIcon.h"
#include "ui/parts/TakePortButton.h"
#include "ui/words/TroubleText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

namespace {

constexpr int radius = 6;
constexpr double tint = 0.10;

// What a person should look at.
bool isNoteworthy(Light light)
{
    return light != Light::Off && light != Light::On && light != Light::Connecting;
}

bool isHostKeyChanged(const TunnelState& state)
{
    const auto* failed = std::get_if<Failed>(&state);
    return failed != nullptr && failed->why.code == ErrorCode::HostKeyChanged;
}

} // namespace

StateNote::StateNote(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_sentence(plainLabel("sentence"))
    , m_detail(plainLabel("detail"))
    , m_answer(button("answer", tr("Ans&wer...")))
    , m_reconnect(button("reconnect", tr("&Reconnect")))
    , m_replaceKey(button("replaceKey", tr("Loo&k at the new key...")))
    , m_edit(button("remedy", tr("Edit...")))
    , m_takePort(new TakePortButton(desk))
{
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sentence->setAlignment(Qt::AlignTop);
    m_sentence->setMinimumWidth(
        fontMetrics().averageCharWidth() * 34); // Beside wide buttons it would be a column.
    build();
    connect(m_answer, &QPushButton::clicked, this, &StateNote::answerWanted);
    connect(m_reconnect, &QPushButton::clicked, this, &StateNote::reconnectWanted);
    connect(m_replaceKey, &QPushButton::clicked, this, &StateNote::hostKeyReplaceWanted);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editWanted(m_field); });
    connect(m_takePort, &TakePortButton::failed, this, &StateNote::failed);
}

// As high as a state with much to say needs: what is below stays where it is when one has less.
void StateNote::build()
{
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(m_sentence);
    text->addWidget(m_detail);
    text->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addStrut(std::max(fontMetrics().lineSpacing() * 3 + 2, 2 * m_reconnect->sizeHint().height() + 4));
    layout->addLayout(text, 1);
    auto* remedies = new QVBoxLayout; // One below the other: the sentence needs the width.
    remedies->setSpacing(4);
    for (QPushButton* remedy :
        {static_cast<QPushButton*>(m_takePort), m_edit, m_answer, m_reconnect, m_replaceKey})
        remedies->addWidget(remedy);
    remedies->addStretch();
    layout->addLayout(remedies);
}

void StateNote::show(const TunnelRow& row, TimePoint now)
{
    m_light = lightOf(row.state);
    const bool isAsking = std::holds_alternative<NeedsUser>(row.state);
    const bool isElsewhere = m_desk.runsElsewhere(row.profile.id);
    const auto trouble = troubleShown(row.state);
    m_sentence->setText(sentence(row.state, now));
    if (isAsking && isElsewhere) //: %1 is the id of a profile.
        m_detail->setText(tr("It runs in the background. Answer here, and it runs in this program; or enter "
                             "\"underpassctl connect %1\" in a terminal.")
                .arg(QString::fromStdString(row.profile.id)));
    else
        m_detail->setText(trouble ? detailText(*trouble) : QString{});
    m_detail->setVisible(!m_detail->text().isEmpty());
    showRemedies(row, isElsewhere);
    update();
}

void StateNote::showRemedies(const TunnelRow& row, bool isElsewhere)
{
    const bool isAsking = std::holds_alternative<NeedsUser>(row.state);
    m_answer->setText(isElsewhere ? tr("Ans&wer here...") : tr("Ans&wer..."));
    m_answer->setVisible(isAsking);
    m_answer->setDefault(isAsking);
    m_reconnect->setVisible(!isFinal(row.state) && !isAsking);
    m_reconnect->setText(std::holds_alternative<Waiting>(row.state) ? tr("Tr&y now") : tr("&Reconnect"));
    m_replaceKey->setVisible(isHostKeyChanged(row.state));
    m_takePort->show(row);
    const auto trouble = troubleShown(row.state);
    const Remedy remedy = trouble ? remedyOf(*trouble) : Remedy::None;
    m_field = remedy == Remedy::ChooseKeyFile ? QStringLiteral("keyFile") : QString{};
    m_edit->setText(remedy == Remedy::ChooseKeyFile ? tr("Choose a key file...") : tr("Edit..."));
    m_edit->setVisible(remedy != Remedy::None);
}

void StateNote::paintEvent(QPaintEvent*)
{
    if (!isNoteworthy(m_light))
        return;
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette().color(QPalette::Window), stateColour(m_light, windowGround()), tint));
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace underpass
