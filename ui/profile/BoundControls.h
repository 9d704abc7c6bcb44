// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Fields.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace underpass {

// Controls that show one option of a profile each: one call makes, names and binds one. Whoever lays them out
// owns them; they live as long as this. GUI thread.
class BoundControls : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Where in a profile the option is: [](Profile& profile) -> bool& { return profile.autostart; }
    template <class Value> using Member = Value& (*)(Profile&);

    [[nodiscard]] QCheckBox* check(const QString& name, const QString& text, Member<bool> member);
    [[nodiscard]] QSpinBox* seconds(const QString& name, const QString& accessibleName, Seconds limits,
        Member<std::chrono::seconds> member);
    [[nodiscard]] QLineEdit* text(
        const QString& name, const QString& accessibleName, Member<std::string> member);
    // Several words, with commas between them.
    [[nodiscard]] QLineEdit* words(
        const QString& name, const QString& accessibleName, Member<std::vector<std::string>> member);
    // One text for each value, in the order of wordsOf<Value>.
    template <Choice Value>
    [[nodiscard]] QComboBox* choice(
        const QString& name, const QString& accessibleName, const QStringList& texts, Member<Value> member)
    {
        return choiceOfIndex(
            name, accessibleName, texts,
            [member](Profile& profile) { return static_cast<int>(member(profile)); },
            [member](Profile& profile, int index) { member(profile) = static_cast<Value>(index); });
    }

    void show(const Profile& profile);
    void putInto(Profile& profile) const;

signals:
    void edited();

private:
    struct Bound
    {
        std::function<void(Profile&)> show;
        std::function<void(Profile&)> put;
    };
    [[nodiscard]] QComboBox* choiceOfIndex(const QString& name, const QString& accessibleName,
        const QStringList& texts, std::function<int(Profile&)> get, std::function<void(Profile&, int)> set);

    std::vector<Bound> m_bound;
};

} // namespace underpass
