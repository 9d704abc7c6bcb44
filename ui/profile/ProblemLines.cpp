// SPDX-License-Identifier: MIT
#include "ui/profile/ProblemLines.h"

#include "ui/parts/Announce.h"
#include "ui/parts/Fields.h"
#include "ui/words/SentenceText.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace underpass {

FieldProblem translated(const Problem& problem)
{
    return {problem.field, sentenceText(sentenceOf(problem), 256)};
}

std::vector<FieldProblem> problemsOf(const std::vector<FieldProblem>& problems, const std::string& prefix)
{
    std::vector<FieldProblem> found;
    for (const FieldProblem& problem : problems) {
        if (problem.field.starts_with(prefix))
            found.push_back({problem.field.substr(prefix.size()), problem.text});
    }
    return found;
}

void ProblemLines::add(QFormLayout& form, const std::string& field, const QString& name)
{
    QLabel* label = plainLabel(name + "Problem");
    label->hide();
    form.addRow(QString{}, label);
    m_lines[field] = label;
}

std::vector<FieldProblem> ProblemLines::show(const std::vector<FieldProblem>& problems)
{
    std::map<std::string, QString> texts;
    std::vector<FieldProblem> others;
    for (const FieldProblem& problem : problems) {
        const auto fits = [&](const auto& line) { return problem.field.starts_with(line.first); };
        const auto line = std::find_if(m_lines.rbegin(), m_lines.rend(), fits);
        if (line == m_lines.rend())
            others.push_back(problem);
        else
            texts.try_emplace(line->first, problem.text);
    }
    for (const auto& [field, label] : m_lines) {
        const auto text = texts.find(field);
        const QString line = text == texts.end() ? QString{} : QString{"✗ "} + text->second;
        const bool isNew = label->text() != line;
        label->setText(line);
        label->setVisible(text != texts.end());
        if (isNew)
            announce(*label, line);
    }
    return others;
}

} // namespace underpass
