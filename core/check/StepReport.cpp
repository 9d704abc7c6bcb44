// SPDX-License-Identifier: MIT
#include "core/check/StepReport.h"

#include "core/check/Check.h"

namespace underpass {

StepReport reportOf(const CheckStep& step)
{
    const auto trouble = troubleOf(step.finding);
    StepReport report{name(step.stage), sentence(step.finding), trouble ? name(*trouble) : ""};
    if (step.took)
        report.milliseconds = step.took->count();
    report.advice = step.advice;
    return report;
}

} // namespace underpass
