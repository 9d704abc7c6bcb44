// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/Profile.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

class QFormLayout;
class QLabel;

namespace underpass {

// One thing wrong with a profile that is being edited, in the person's language.
struct FieldProblem
{
    std::string field; // As in core's Problem.
    QString text;
};

[[nodiscard]] FieldProblem translated(const Problem& problem);

// Those of `problems` whose field begins with `prefix`, which is cut off.
[[nodiscard]] std::vector<FieldProblem> problemsOf(
    const std::vector<FieldProblem>& problems, const std::string& prefix);

// The lines under the fields of a form that say what is wrong with them; a line without a problem is hidden.
class ProblemLines
{
public:
    // A line for all fields that begin with `field`; a more particular line goes before. Its objectName is
    // `name` + "Problem".
    void add(QFormLayout& form, const std::string& field, const QString& name);
    void add(QFormLayout& form, const std::string& field) { add(form, field, QString::fromStdString(field)); }

    // Shows the first problem of each line. Returns the problems that have no line here.
    std::vector<FieldProblem> show(const std::vector<FieldProblem>& problems);

private:
    std::map<std::string, QLabel*> m_lines; // By field; the layout owns the labels.
};

} // namespace underpass
