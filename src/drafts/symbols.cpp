// SPDX-License-Identifier: AGPL-3.0-or-later
#include "drafts/symbols.h"

#include <span>
#include <vector>

namespace adep::drafts {
namespace {

constexpr std::u32string_view folded = U"абвгдежзийклмнопрстуфхцчшщъыьэюя";
constexpr std::size_t table_size = 0x530;

constexpr Fold fold_of(char32_t c) {
  const std::size_t at = folded.find(c);
  return at == folded.npos ? no_fold : static_cast<Fold>(at);
}

constexpr FoldSet set_of(std::u32string_view letters) {
  FoldSet out = 0;
  for (const char32_t c : letters) out |= only(fold_of(c));
  return out;
}

struct Row {
  char32_t sign;
  std::u32string_view letters;
};
// Latin letters as they sound, the usual reading first.
constexpr Row sounds[] = {{U'a', U"а"},   {U'b', U"б"}, {U'c', U"кц"}, {U'd', U"д"},  {U'e', U"еэ"},  {U'f', U"ф"},
                          {U'g', U"г"},   {U'h', U"х"}, {U'i', U"ий"}, {U'j', U"жй"}, {U'k', U"к"},   {U'l', U"л"},
                          {U'm', U"м"},   {U'n', U"н"}, {U'o', U"о"},  {U'p', U"п"},  {U'q', U"к"},   {U'r', U"р"},
                          {U's', U"сш"},  {U't', U"т"}, {U'u', U"ую"}, {U'v', U"ву"}, {U'w', U"вшу"}, {U'x', U"х"},
                          {U'y', U"ыйи"}, {U'z', U"зц"}};
// And as they look.
constexpr Row looks[] = {{U'a', U"а"}, {U'b', U"вь"}, {U'c', U"с"},  {U'e', U"е"},  {U'h', U"н"},  {U'i', U"и"},
                         {U'k', U"к"}, {U'l', U"и"},  {U'm', U"мт"}, {U'n', U"пи"}, {U'o', U"о"},  {U'p', U"р"},
                         {U'r', U"г"}, {U't', U"т"},  {U'u', U"ий"}, {U'w', U"шщ"}, {U'x', U"хж"}, {U'y', U"у"}};
// What looks and sounds the same, or is no letter.
constexpr Row rows[] = {
    {U'0', U"о"},  {U'1', U"ил"}, {U'2', U"гз"}, {U'3', U"зэе"}, {U'4', U"ча"}, {U'5', U"сб"}, {U'6', U"бв"},
    {U'7', U"тг"}, {U'8', U"вб"}, {U'9', U"дя"}, {U'@', U"ао"},  {U'$', U"с"},  {U'!', U"и"},  {U'|', U"ли"},
    {U'+', U"т"},  {U'¡', U"и"},  {U'€', U"еэ"}, {U'©', U"с"},   {U'®', U"я"},  {U'¥', U"у"},  {U'¢', U"с"},
    {U'№', U"н"},  {U'ß', U"в"},  {U'%', U"х"},  {U'#', U"жн"},  {U'ı', U"и"},  {U'ə', U"аэ"}, {U'ɵ', U"о"},
    {U'ä', U"ая"}, {U'á', U"а"},  {U'à', U"а"},  {U'â', U"а"},   {U'ã', U"а"},  {U'å', U"а"},  {U'ö', U"о"},
    {U'ó', U"о"},  {U'ò', U"о"},  {U'ô', U"о"},  {U'õ', U"о"},   {U'ø', U"о"},  {U'ü', U"ую"}, {U'ú', U"у"},
    {U'ù', U"у"},  {U'û', U"у"},  {U'ū', U"у"},  {U'ğ', U"г"},   {U'ǵ', U"г"},  {U'ñ', U"н"},  {U'ń', U"н"},
    {U'ŋ', U"н"},  {U'ş', U"ш"},  {U'š', U"ш"},  {U'ś', U"ш"},   {U'ç', U"чс"}, {U'č', U"ч"},  {U'ć', U"ч"},
    {U'ž', U"ж"},  {U'ý', U"уы"}, {U'ÿ', U"уы"}, {U'ï', U"и"},   {U'í', U"и"},  {U'ì', U"и"},  {U'î', U"и"},
    {U'ë', U"е"},  {U'é', U"е"},  {U'è', U"е"},  {U'ê', U"е"},   {U'ė', U"е"},  {U'є', U"еэ"}, {U'ї', U"и"},
    {U'ў', U"у"},  {U'ґ', U"г"},  {U'ј', U"йж"}, {U'ѕ', U"с"},   {U'ԁ', U"д"},  {U'ѐ', U"е"},  {U'ѝ', U"и"},
    {U'α', U"а"},  {U'β', U"вб"}, {U'γ', U"уг"}, {U'δ', U"д"},   {U'ε', U"е"},  {U'η', U"пн"}, {U'ι', U"и"},
    {U'κ', U"к"},  {U'λ', U"л"},  {U'μ', U"м"},  {U'ν', U"ву"},  {U'ο', U"о"},  {U'π', U"п"},  {U'ρ', U"р"},
    {U'σ', U"со"}, {U'τ', U"т"},  {U'υ', U"у"},  {U'φ', U"ф"},   {U'χ', U"х"},  {U'ω', U"ош"}, {U'ѡ', U"ош"},
    {U'ʏ', U"у"},  {U'ʜ', U"н"},  {U'ᴋ', U"к"},  {U'ᴛ', U"т"},   {U'ᴀ', U"а"}};

constexpr std::u32string_view wild = U"*#%&?^~";
constexpr std::u32string_view between = U".-_'`\"’‘·•/\\=,:;|+~^*–—−‐‑‒…°№()[]{}<>";

constexpr Group group(std::string_view signs, std::u32string_view letters, bool latin = true) {
  Group out{signs, {fold_of(letters[0]), no_fold}, latin};
  if (letters.size() > 1) out.letters[1] = fold_of(letters[1]);
  return out;
}
// In the order of their first character.
constexpr Group groups[] = {
    group("()", U"о", false), group(")(", U"х", false), group("/\\", U"л", false), group("><", U"х", false),
    group("ch", U"ч"),        group("ei", U"ей"),       group("gh", U"г"),         group("ia", U"я"),
    group("iu", U"ю"),        group("ja", U"я"),        group("je", U"е"),         group("jo", U"е"),
    group("ju", U"ю"),        group("kh", U"х"),        group("ks", U"кс"),        group("ph", U"ф"),
    group("sch", U"щ"),       group("shch", U"щ"),      group("sh", U"ш"),         group("ts", U"ц"),
    group("tz", U"ц"),        group("ya", U"я"),        group("ye", U"е"),         group("yo", U"е"),
    group("yu", U"ю"),        group("zh", U"ж"),        group("|-|", U"н", false), group("|/|", U"и", false),
    group("}{", U"х", false)};

constexpr bool latin_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x2AF && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1D00 && c <= 0x1D7F) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x370 && c <= 0x3FF);
}

constexpr bool blank_char(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}
constexpr bool line_char(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

constexpr bool noise_char(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) ||
         c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xFE20 && c <= 0xFE2F) || c == 0xFEFF || c >= 0xE0000 || c == 0xFFFD || c == 0x115F || c == 0x1160 ||
         c == 0x3164 || c == 0xFFA0;
}

char32_t small_latin(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x130) return U'i';
  if (c == 0x18F) return 0x259;
  if (c == 0x19F) return 0x275;
  if (c == 0x178) return 0xFF;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 ? c + 1 : c;
  if (c >= 0x1CD && c <= 0x1F5 && c != 0x1F0 && c != 0x1F1) return c == 0x1F4 ? 0x1F5 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c == 0x490) return 0x491;
  return c;
}

Fold first_of(std::span<const Row> table, char32_t c) {
  for (const Row& row : table)
    if (row.sign == c) return fold_of(row.letters[0]);
  return no_fold;
}

FoldSet all_of(std::span<const Row> table, char32_t c) {
  for (const Row& row : table)
    if (row.sign == c) return set_of(row.letters);
  return 0;
}

Symbol made(char32_t c) {
  Symbol out;
  if (const Letter l = language::letter(c)) {
    out.sort = Class::letter;
    out.letter = l;
    out.heard = out.seen = fold(l);
    out.may_be = out.sounds = out.looks = only(out.heard);
    return out;
  }
  const char32_t s = small_latin(c);
  if (line_char(c))
    out.sort = Class::line;
  else if (blank_char(c))
    out.sort = Class::blank;
  else if (noise_char(c))
    out.sort = Class::noise;
  else if (c >= U'0' && c <= U'9')
    out.sort = Class::digit;
  else if (latin_letter(c) || (c >= 0x400 && c < table_size))
    out.sort = Class::latin;
  out.sounds = all_of(sounds, s) | all_of(rows, s);
  out.looks = all_of(looks, s) | all_of(rows, s);
  if (out.looks == 0) out.looks = out.sounds;  // d and z look like no other letter
  out.may_be = out.sounds | out.looks;
  const Fold usual = first_of(rows, s), look = first_of(looks, s), sound = first_of(sounds, s);
  out.seen = look != no_fold ? look : sound != no_fold ? sound : usual;
  out.heard = sound != no_fold ? sound : usual;
  out.any = out.sort == Class::sign && wild.find(c) != wild.npos;
  out.passed = out.sort == Class::sign && between.find(c) != between.npos;
  return out;
}

}  // namespace

Fold fold(Letter l) {
  static const auto table = [] {
    std::array<Fold, 64> out;
    out.fill(no_fold);
    constexpr std::u32string_view from = U"қғңәөұүіһё", to = U"кгнаоууихе";
    for (Letter one = 1; one < language::hyphen; ++one) {
      const char32_t c = language::character(one);
      const std::size_t at = from.find(c);
      out[one] = fold_of(at == from.npos ? c : to[at]);
    }
    return out;
  }();
  return l < 64 ? table[l] : no_fold;
}

Letter plain(Fold f) {
  static const auto table = [] {
    std::array<Letter, 32> out{};
    for (std::size_t i = 0; i < folded.size(); ++i) out[i] = language::letter(folded[i]);
    return out;
  }();
  return table[f];
}

char32_t plain_form(char32_t c) {
  if (c < 0x2000) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c >= 0x1D400 && c <= 0x1D6A3) {
    const char32_t at = (c - 0x1D400) % 52;
    return at < 26 ? U'A' + at : U'a' + (at - 26);
  }
  if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
  if (c >= 0x24B6 && c <= 0x24CF) return U'A' + (c - 0x24B6);
  if (c >= 0x24D0 && c <= 0x24E9) return U'a' + (c - 0x24D0);
  if (c >= 0x2460 && c <= 0x2468) return U'1' + (c - 0x2460);
  if (c >= 0x249C && c <= 0x24B5) return U'a' + (c - 0x249C);
  if (c >= 0x1F110 && c <= 0x1F129) return U'A' + (c - 0x1F110);
  if (c >= 0x1F130 && c <= 0x1F149) return U'A' + (c - 0x1F130);
  if (c >= 0x1F150 && c <= 0x1F169) return U'A' + (c - 0x1F150);
  if (c >= 0x1F170 && c <= 0x1F189) return U'A' + (c - 0x1F170);
  if (c >= 0x1F1E6 && c <= 0x1F1FF) return U'A' + (c - 0x1F1E6);
  return c;
}

char32_t small_form(char32_t c) {
  c = plain_form(c);
  if (const Letter l = language::letter(c)) return language::character(l);
  return small_latin(c);
}

Symbol symbol(char32_t c) {
  static const auto table = [] {
    std::vector<Symbol> out;
    for (char32_t i = 0; i < 0x2100; ++i) out.push_back(made(i));
    for (char32_t i = 0x2100; i < 0x2120; ++i) out.push_back(made(i));
    return out;
  }();
  if (c < table.size()) return table[c];
  const char32_t p = plain_form(c);
  return p == c ? made(c) : symbol(p);
}

Groups groups_at(char32_t c) {
  static const auto table = [] {
    std::array<Groups, 128> out{};
    for (const Group& g : groups) {
      auto& at = out[static_cast<unsigned char>(g.signs[0])];
      if (!at.first) at.first = &g;
      at.past = &g + 1;
    }
    return out;
  }();
  return c < 128 ? table[c] : Groups{nullptr, nullptr};
}

}  // namespace adep::drafts
