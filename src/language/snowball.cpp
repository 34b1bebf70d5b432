// SPDX-License-Identifier: AGPL-3.0-or-later
#include "language/snowball.h"

#include <libstemmer.h>

#include <memory>
#include <new>

namespace adep::language {
namespace {

constexpr std::size_t longest = 1000;  // bytes

struct Closer {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Closer>;

Stemmer made(const char* name) {
  Stemmer s(sb_stemmer_new(name, "UTF_8"));
  if (!s) throw std::bad_alloc();
  return s;
}

}  // namespace

std::string snowball(Snowball of, std::string_view word) {
  thread_local const Stemmer russian = made("russian"), english = made("english");
  if (word.size() > longest) return std::string(word);
  sb_stemmer* stemmer = of == Snowball::russian ? russian.get() : english.get();
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* out = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (!out) return std::string(word);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace adep::language
