// SPDX-License-Identifier: MIT
#pragma once

#include "ui/profile/ProblemLines.h"

#include <QWidget>

namespace underpass {

// One tab of the profile dialog: shows its part of a profile and gives it back as it stands.
class ProfilePage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void putInto(Profile& profile) const = 0; // What the page does not show stays.
    // Shows those that are about its fields and returns the others.
    virtual std::vector<FieldProblem> showProblems(const std::vector<FieldProblem>& problems) = 0;

signals:
    void edited();
};

} // namespace underpass
