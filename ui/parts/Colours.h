// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

namespace underpass {

// Arithmetic of colours. Pure.

// WCAG 2.2: 1 (the same) to 21 (black on white).
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

// `colour` over `ground`, at this share from 0 to 1.
[[nodiscard]] QColor mixed(const QColor& ground, const QColor& colour, double share);

// The colour itself, or as much of it, darker or lighter, as can be told from `ground`: this contrast at
// least.
[[nodiscard]] QColor readable(const QColor& colour, const QColor& ground, double least);

} // namespace underpass
