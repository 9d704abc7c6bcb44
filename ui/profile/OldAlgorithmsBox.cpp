// SPDX-License-Identifier: MIT
#include "ui/profile/OldAlgorithmsBox.h"

#include "core/base/OldAlgorithms.h"
#include "ui/parts/Fields.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace underpass {

OldAlgorithmsBox::OldAlgorithmsBox(const QString& prefix, QWidget* parent)
    : QWidget(parent)
    , m_open(button(prefix + "permitOld", tr("Permit old algorithms...")))
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
    auto* choices = new QWidget;
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins({});
    auto* cost = plainLabel(prefix + "oldCost",
        tr("For a server that cannot be updated. Choose only what the error message names: whoever can read "
           "along or get in between may be able to read or change what goes to this server. What is in use "
           "is "
           "shown beside the state."));
    column->addWidget(cost);
    for (const OldAlgorithm& old : oldAlgorithms) {
        auto* box = new QCheckBox(QString{old.name});
        box->setObjectName(prefix + "old." + old.name);
        connect(box, &QCheckBox::toggled, this, &OldAlgorithmsBox::edited);
        column->addWidget(box);
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
