// SPDX-License-Identifier: MIT
#include "ui/profile/BoundControls.h"

#include "ui/parts/Fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace underpass {

QCheckBox* BoundControls::check(const QString& name, const QString& text, Member<bool> member)
{
    auto* box = new QCheckBox(text);
    box->setObjectName(name);
    m_bound.push_back({[box, member](Profile& profile) { box->setChecked(member(profile)); },
        [box, member](Profile& profile) { member(profile) = box->isChecked(); }});
    connect(box, &QCheckBox::toggled, this, &BoundControls::edited);
    return box;
}

QSpinBox* BoundControls::seconds(
    const QString& name, const QString& accessibleName, Seconds limits, Member<std::chrono::seconds> member)
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setRange(static_cast<int>(limits.least), static_cast<int>(limits.most));
    box->setSuffix(tr(" s"));
    if (limits.least == 0)
        box->setSpecialValueText(tr("never"));
    m_bound.push_back(
        {[box, member](Profile& profile) { box->setValue(static_cast<int>(member(profile).count())); },
            [box, member](Profile& profile) { member(profile) = std::chrono::seconds{box->value()}; }});
    connect(box, &QSpinBox::valueChanged, this, &BoundControls::edited);
    return box;
}

QLineEdit* BoundControls::text(const QString& name, const QString& accessibleName, Member<std::string> member)
{
    QLineEdit* line = lineEdit(name, accessibleName);
    m_bound.push_back(
        {[line, member](Profile& profile) { line->setText(QString::fromStdString(member(profile))); },
            [line, member](Profile& profile) { member(profile) = line->text().trimmed().toStdString(); }});
    connect(line, &QLineEdit::textChanged, this, &BoundControls::edited);
    return line;
}

QLineEdit* BoundControls::words(
    const QString& name, const QString& accessibleName, Member<std::vector<std::string>> member)
{
    QLineEdit* line = lineEdit(name, accessibleName);
    m_bound.push_back({[line, member](Profile& profile) {
                           QStringList words;
                           for (const std::string& each : member(profile))
                               words << QString::fromStdString(each);
                           line->setText(words.join(", "));
                       },
        [line, member](Profile& profile) {
            member(profile).clear();
            for (const QString& each : line->text().split(',')) {
                if (const QString word = each.trimmed(); !word.isEmpty())
                    member(profile).push_back(word.toStdString());
            }
        }});
    connect(line, &QLineEdit::textChanged, this, &BoundControls::edited);
    return line;
}

QComboBox* BoundControls::choiceOfIndex(const QString& name, const QString& accessibleName,
    const QStringList& texts, std::function<int(Profile&)> get, std::function<void(Profile&, int)> set)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->addItems(texts);
    m_bound.push_back({[box, get = std::move(get)](Profile& profile) { box->setCurrentIndex(get(profile)); },
        [box, set = std::move(set)](Profile& profile) { set(profile, box->currentIndex()); }});
    connect(box, &QComboBox::currentIndexChanged, this, &BoundControls::edited);
    return box;
}

void BoundControls::show(const Profile& profile)
{
    Profile shown = profile;
    for (const Bound& each : m_bound)
        each.show(shown);
}

void BoundControls::putInto(Profile& profile) const
{
    for (const Bound& each : m_bound)
        each.put(profile);
}

} // namespace underpass
