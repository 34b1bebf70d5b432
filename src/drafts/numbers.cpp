// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/numbers.h"

#include <algorithm>

#include "base/date.h"

namespace adep::drafts {
namespace {

bool digits_alone(std::string_view s) {
  return std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}
int digit(std::string_view s, std::size_t i) { return s[i] - '0'; }
int pair(std::string_view s, std::size_t i) { return digit(s, i) * 10 + digit(s, i + 1); }

// Of the first eleven digits; twice, since ten is no digit: the second time the weights begin with three.
bool checked(std::string_view s) {
  for (const int first : {0, 2}) {
    int sum = 0;
    for (int i = 0; i < 11; ++i) sum += digit(s, static_cast<std::size_t>(i)) * ((i + first) % 11 + 1);
    if (sum % 11 < 10) return sum % 11 == digit(s, 11);
  }
  return false;
}

}  // namespace

bool is_iin(std::string_view s) {
  if (s.size() != 12 || !digits_alone(s) || !checked(s)) return false;
  // 1, 2: the 19th century, men and women; 3, 4: the 20th; 5, 6: the 21st; 0: a foreigner, whose century is not told.
  const int century = digit(s, 6);
  if (century > 6) return false;
  const int month = pair(s, 2), day = pair(s, 4);
  if (century != 0 && (century + 1) / 2 != 1)
    return Date::from((century <= 4 ? 1900 : 2000) + pair(s, 0), month, day).has_value();
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= (month == 2 ? 29 : days_in_month(1999, static_cast<unsigned>(month)));
}

bool is_bin(std::string_view s) {
  if (s.size() != 12 || !digits_alone(s) || !checked(s)) return false;
  const int month = pair(s, 2), kind = digit(s, 4), form = digit(s, 5);
  return month >= 1 && month <= 12 && kind >= 4 && kind <= 6 && form <= 3;
}

bool luhn(std::string_view s) {
  if (s.empty() || !digits_alone(s)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    int d = digit(s, s.size() - 1 - i) * (i % 2 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return sum % 10 == 0;
}

bool is_iban_kz(std::string_view s) {
  if (s.size() != 20 || !s.starts_with("KZ") || !digits_alone(s.substr(2, 5))) return false;
  int rest = 0;
  const auto add = [&](char c) {
    if (c >= '0' && c <= '9')
      rest = (rest * 10 + (c - '0')) % 97;
    else if (c >= 'A' && c <= 'Z')
      rest = (rest * 100 + (c - 'A' + 10)) % 97;
    else
      return false;
    return true;
  };
  for (const char c : s.substr(4))
    if (!add(c)) return false;
  for (const char c : s.substr(0, 4))
    if (!add(c)) return false;
  return rest == 1;
}

}  // namespace adep::drafts
