// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>

namespace underpass {

// Text for places that cut what is too long, and may take text for markup.

// At most `limit` UTF-16 units (at least 1), an ellipsis in place of what was cut; no surrogate pair is
// split.
[[nodiscard]] QString shortened(const QString& text, qsizetype limit);

// For tooltips and notifications, whose desktops may take '<' for the start of a tag: no tag is left in it.
[[nodiscard]] QString withoutMarkup(QString text);

// A name from a file, a person or a server, cleaned and bounded for use inside a sentence.
[[nodiscard]] QString shownName(const std::string& name, std::size_t limit = 160);

// So that text in the other direction around an address does not move its port to the other side.
[[nodiscard]] QString isolated(const QString& text);

} // namespace underpass
