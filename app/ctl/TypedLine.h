// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

namespace underpass {

// What a console of Windows reports of one key (KEY_EVENT_RECORD).
struct KeyStroke
{
    bool isDown = true;
    unsigned key = 0; // Its virtual-key code.
    wchar_t unit = 0; // UTF-16; 0 for keys that make no character.
    unsigned times = 1; // Held down, or pasted.
};

// A line that is typed key by key, which may be a secret. Pure, and the same everywhere; overwritten when it
// goes.
class TypedLine
{
public:
    static constexpr std::size_t longest = 4096; // UTF-16 units

    // `show` is told what is to be printed meanwhile; without it nothing is.
    explicit TypedLine(std::function<void(std::wstring_view)> show = {});
    ~TypedLine();
    TypedLine(const TypedLine&) = delete;
    TypedLine& operator=(const TypedLine&) = delete;

    enum class Progress { GoesOn, Complete, GivenUp };
    [[nodiscard]] Progress take(const KeyStroke& stroke);
    [[nodiscard]] std::wstring_view text() const { return {m_units.data(), m_used}; }

private:
    [[nodiscard]] Progress takeUnit(wchar_t unit);
    void append(wchar_t unit);
    void dropCharacter();
    void dropWord();

    std::function<void(std::wstring_view)> m_show;
    std::array<wchar_t, longest> m_units{};
    std::size_t m_used = 0;
};

} // namespace underpass
