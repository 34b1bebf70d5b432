// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers that prove themselves by a check digit. Digits are given as text without anything between them.
//
//   is_iin("…")   // twelve digits: a day of birth, a century, a number, a check digit
#pragma once
#include <string_view>

namespace adep::drafts {

bool is_iin(std::string_view digits);  // of a person
bool is_bin(std::string_view digits);  // of an organisation: month, kind 4 to 6, form 0 to 3
bool luhn(std::string_view digits);
bool is_iban_kz(std::string_view letters_and_digits);  // KZ and 18 more, capital; ISO 13616, mod 97

}  // namespace adep::drafts
