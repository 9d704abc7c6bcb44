// SPDX-License-Identifier: MIT
#include "app/ctl/TypedLine.h"

#include "core/base/Secret.h"

#include <algorithm>
#include <utility>

namespace underpass {

namespace {

constexpr unsigned altKey = 0x12; // VK_MENU
constexpr wchar_t controlZ = 26;
constexpr wchar_t controlBackspace = 0x7f;

bool isFirstHalf(wchar_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool isSecondHalf(wchar_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}
bool isText(wchar_t unit)
{
    return (unit >= L' ' && unit != controlBackspace) || unit == L'\t';
}

} // namespace

TypedLine::TypedLine(std::function<void(std::wstring_view)> show)
    : m_show(std::move(show))
{ }

TypedLine::~TypedLine()
{
    wipe(m_units.data(), sizeof m_units);
}

// A character that was typed by its number, or that the keyboard's layout lacks, comes when Alt is let go;
// all others when their key goes down.
TypedLine::Progress TypedLine::take(const KeyStroke& stroke)
{
    if (stroke.unit == 0)
        return Progress::GoesOn;
    if (!stroke.isDown && (stroke.key != altKey || !isText(stroke.unit)))
        return Progress::GoesOn;
    auto progress = Progress::GoesOn;
    for (unsigned i = 0; i < std::max(stroke.times, 1U) && progress == Progress::GoesOn; ++i)
        progress = takeUnit(stroke.unit);
    return progress;
}

TypedLine::Progress TypedLine::takeUnit(wchar_t unit)
{
    if (unit == L'\r' || unit == L'\n')
        return Progress::Complete;
    if (unit == controlZ) // End of input.
        return Progress::GivenUp;
    if (unit == L'\b')
        dropCharacter();
    else if (unit == controlBackspace)
        dropWord();
    else if (isText(unit) && m_used == m_units.size())
        return Progress::GivenUp;
    else if (isText(unit))
        append(unit);
    return Progress::GoesOn;
}

void TypedLine::append(wchar_t unit)
{
    m_units[m_used++] = unit;
    if (!m_show || isFirstHalf(unit)) // Half a character cannot be shown.
        return;
    const bool isPair = isSecondHalf(unit) && m_used > 1 && isFirstHalf(m_units[m_used - 2]);
    m_show(text().substr(m_used - (isPair ? 2 : 1)));
}

void TypedLine::dropCharacter()
{
    if (m_used == 0)
        return;
    --m_used;
    if (m_used > 0 && isSecondHalf(m_units[m_used]) && isFirstHalf(m_units[m_used - 1]))
        --m_used;
    if (m_show)
        m_show(L"\b \b");
}

void TypedLine::dropWord()
{
    while (m_used > 0 && m_units[m_used - 1] == L' ')
        dropCharacter();
    while (m_used > 0 && m_units[m_used - 1] != L' ')
        dropCharacter();
}

} // namespace underpass
