// SPDX-License-Identifier: MIT
#include "ui/profile/OldAlgorithmsBox.h"

#include "core/base/OldAlgorithms.h"
#include "ui/parts/Fields.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

OldAlgorithmsBox::OldAlgorithmsBox(const QString& prefix, QWidget* parent)
    : QWidget(parent)
    , m_open(button(prefix + "permitOld", tr("Old algorithms, for a server that cannot be updated...")))
    , m_choices(buildChoices(prefix))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_open, 0, Qt::AlignLeading);
    layout->addWidget(m_choices);
    m_choices->hide();
    connect(m_open, &QPushButton::clicked, this, [this] { m_choices->setVisible(m_choices->isHidden()); });
}

QWidget* OldAlgorithmsBox::buildChoices(const QString& prefix)
{
    constexpr int columns = 2;
    auto* choices = new QWidget;
    auto* grid = new QGridLayout(choices);
    grid->setContentsMargins({});
    auto* cost = plainLabel(prefix + "oldCost",
        tr("Choose only what the error message names. Whoever can read along or get in between may be able "
           "to "
           "read or change what goes to this server. What is in use is shown beside the state."));
    grid->addWidget(cost, 0, 0, 1, columns);
    for (const OldAlgorithm& old : oldAlgorithms) {
        auto* box = new QCheckBox(QString{old.name});
        box->setObjectName(prefix + "old." + old.name);
        connect(box, &QCheckBox::toggled, this, &OldAlgorithmsBox::edited);
        const auto place = static_cast<int>(m_boxes.size());
        grid->addWidget(box, 1 + place / columns, place % columns);
        m_boxes.push_back(box);
    }
    return choices;
}

void OldAlgorithmsBox::show(const std::vector<std::string>& permitted)
{
    m_unknown = permitted;
    std::erase_if(m_unknown, [](const std::string& name) { return mayBePermitted(name); });
    for (QCheckBox* box : m_boxes)
        box->setChecked(std::ranges::find(permitted, box->text().toStdString()) != permitted.end());
    m_choices->setVisible(!permitted.empty());
}

std::vector<std::string> OldAlgorithmsBox::permitted() const
{
    std::vector<std::string> names;
    for (const QCheckBox* box : m_boxes) {
        if (box->isChecked())
            names.push_back(box->text().toStdString());
    }
    names.insert(names.end(), m_unknown.begin(), m_unknown.end());
    return names;
}

} // namespace underpass
