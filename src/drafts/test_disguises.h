// SPDX-License-Identifier: AGPL-3.0-or-later
// Disguises for the tests: a word as somebody types it who wants it read and not found.
//
//   disguised(U"дурак", Disguise::star, choice)   // д*рак; choice(n) is any number below n
#pragma once
#include <algorithm>
#include <functional>
#include <string>

#include "language/letters.h"
#include "language/utf8.h"

namespace adep::drafts {

enum class Disguise { look_alike, apart, stretched, star, sign, capitals, unseen, parted };
constexpr Disguise all_disguises[] = {Disguise::look_alike, Disguise::apart,    Disguise::stretched, Disguise::star,
                                      Disguise::sign,       Disguise::capitals, Disguise::unseen,    Disguise::parted};

inline const char* name_of(Disguise d) {
  constexpr const char* names[] = {"letters that look so",    "letters apart",       "one letter stretched",
                                   "a star for a letter",     "a sign for a letter", "capitals by turns",
                                   "marks that are not seen", "a sign between"};
  return names[static_cast<int>(d)];
}

using Choice = std::function<std::size_t(std::size_t)>;

inline std::string utf8(std::u32string_view points) {
  std::string out;
  for (const char32_t c : points) language::append(out, c);
  return out;
}

// What stands for a letter, beside the letter itself.
inline std::u32string_view alike(char32_t c) {
  switch (c) {
    case U'а':
      return U"a@4";
    case U'о':
      return U"o0";
    case U'е':
      return U"e3";
    case U'с':
      return U"c$";
    case U'р':
      return U"p";
    case U'у':
      return U"y";
    case U'к':
      return U"k";
    case U'ч':
      return U"4";
    case U'б':
      return U"6";
    case U'в':
      return U"8";
    case U'т':
      return U"t";
    case U'д':
      return U"d";
    case U'л':
      return U"l";
    case U'м':
      return U"m";
    default:
      return U"";
  }
}

inline std::u32string disguised(const std::u32string& word, Disguise how, const Choice& choice) {
  std::u32string out;
  const auto any_of = [&](std::u32string_view of) { return of[choice(of.size())]; };
  switch (how) {
    case Disguise::look_alike:
      for (const char32_t c : word) {
        const std::u32string_view others = alike(c);
        out += !others.empty() && choice(2) ? any_of(others) : c;
      }
      return out;
    case Disguise::apart: {
      constexpr std::u32string_view gaps[] = {U" ", U".", U"-", U"_", U" . "};
      const std::u32string_view gap = gaps[choice(std::size(gaps))];
      for (const char32_t c : word) (out += out.empty() ? U"" : gap) += c;
      return out;
    }
    case Disguise::stretched: {
      const std::size_t at = choice(word.size());
      return word.substr(0, at) + std::u32string(3 + choice(6), word[at]) + word.substr(at + 1);
    }
    case Disguise::star:  // one letter, not at an end
      out = word;
      out[1 + choice(std::min<std::size_t>(word.size() - 2, 4))] = U'*';
      return out;
    case Disguise::sign: {  // the first letter for which a sign stands, not at the beginning; else a star
      out = word;
      for (std::size_t i = 1; i < out.size(); ++i)
        if (constexpr std::u32string_view letters = U"аос"; letters.find(out[i]) != letters.npos) {
          out[i] = out[i] == U'а' ? U'@' : out[i] == U'о' ? U'0' : U'$';
          return out;
        }
      out[1] = U'*';
      return out;
    }
    case Disguise::capitals:
      for (std::size_t i = 0; i < word.size(); ++i) {
        const language::Letter l = language::letter(word[i]);
        out += i % 2 && l ? language::capital(l) : word[i];
      }
      return out;
    case Disguise::unseen:
      for (const char32_t c : word) (out += c) += any_of(U"\u200B\u0301\u202E\u00AD");
      out.pop_back();
      return out;
    case Disguise::parted:
      out = word;
      return out.insert(2 + choice(word.size() - 3), 1, any_of(U"_'|"));
  }
  return word;
}

}  // namespace adep::drafts
