// SPDX-License-Identifier: AGPL-3.0-or-later
// What a user can cause is a value, never an exception: Result<T> holds a T or an Error.
// An Error names a text of locales/*/ by its key and carries the words to fill in, so that the
// same fault reads well in Kazakh, Russian and English. Broken infrastructure throws instead.
//
//   Result<Date> d = Date::parse("2026-11-31");
//   if (!d) page.show(messages.say(lang, d.error()));   // "November has 30 days."
#pragma once
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace adep {

using Words = std::map<std::string, std::string, std::less<>>;

struct Error {
  std::string key;  // a message key such as "date.no_such_day"
  Words words;      // values for the {names} in that message
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string key, Words words = {}) {
  return tl::make_unexpected(Error{std::move(key), std::move(words)});
}

}  // namespace adep
