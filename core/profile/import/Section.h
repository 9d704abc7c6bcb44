// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace underpass {

// What another program keeps under one name: a section of an .ini file, a key of the registry, a session's
// file. A plain value.
struct Section
{
    std::string name;
    std::vector<std::pair<std::string, std::string>> entries = {}; // Key and value, in their order.

    // The first one with this key, whatever the case of its letters; empty where there is none.
    [[nodiscard]] std::string_view value(std::string_view key) const;
    // A whole decimal number, or `otherwise` where there is none.
    [[nodiscard]] std::int64_t number(std::string_view key, std::int64_t otherwise) const;
    [[nodiscard]] bool isOn(std::string_view key) const { return number(key, 0) != 0; }

    bool operator==(const Section&) const = default;
};

// Settings of one session; PuTTY has about 300.
inline constexpr std::size_t mostOfOneSession = 5000;

// Whether both are the same but for the case of their ASCII letters.
[[nodiscard]] bool sameLetters(std::string_view a, std::string_view b);

// An .ini file: "[name]" begins a section, "key=value" is an entry, ";" begins a comment. What stands before
// the first section is in one without a name. At most 20 000 sections and 200 000 entries. Pure.
[[nodiscard]] std::vector<Section> readIni(std::string_view text);

// A registry export (.reg, versions 4 and 5): a section for each key, named by its whole path, with its texts
// and its numbers (in decimal). Keys and values that the file would delete, and other kinds of values, are
// left out. Bounded as readIni(). Pure.
[[nodiscard]] std::vector<Section> readReg(std::string_view text);

} // namespace underpass
