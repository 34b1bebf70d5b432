// SPDX-License-Identifier: AGPL-3.0-or-later
// Texts that can be searched: one file on disk, read by any number of threads, each with its own door to it.
//
//   Builder builder(stems);
//   builder.add({{Lang::kk, "Басшыға сыйлық берілмейді"}});      // document 0
//   auto index = Index::open(*builder.finish(folder), stems);
//   for (const Hit& hit : index->reader().find(index->reader().understand("сыйлық"), 10)) …
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "search/forward.h"
#include "search/query.h"
#include "search/spelling.h"

namespace adep::search {

struct Field {
  Lang lang;
  std::string_view text;
  unsigned times = 1;  // counts as if it stood there so often
};

struct Hit {
  std::uint32_t document;
  double score;
};

class Builder {
 public:
  // Works in a new folder under `workshop`, and takes it away at the end. A disk that fails throws std::runtime_error.
  Builder(const language::Stems& stems, const std::filesystem::path& workshop);
  ~Builder();
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  // `notions` are terms that begin with C.
  void add(std::span<const Field> fields, const std::vector<std::string>& notions = {});
  void keep(const std::string& name, const std::string& value);  // in the file, and not searched
  void finish(const std::filesystem::path& file);                // one file; the builder is done

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

class Index;

// One thread's door to an index.
class Reader {
 public:
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Mended: a word that the index does not know is also read as the nearest one that it knows.
  enum class Slips { as_typed, mended };
  // What `also` has is known too.
  std::vector<QueryWord> understand(std::string_view question, Slips slips = Slips::as_typed,
                                    const Forward* also = nullptr);
  std::vector<Hit> find(std::span<const QueryWord> words, std::size_t most, const Weights& weights = {});
  // How rare a word is, 0 (in every document) to log(documents); a word that no document has is the rarest.
  double rarity(const QueryWord& word);
  // The nearest word that the index knows, for one that it does not; empty when none is near.
  std::string spelled(const Word& word);

 private:
  friend class Index;
  struct Inside;
  explicit Reader(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

class Index {
 public:
  // The file may be deleted once it is open. Errors: search.unreadable.
  static Result<std::shared_ptr<const Index>> open(const std::filesystem::path& file, const language::Stems& stems);
  ~Index();

  Reader& reader() const;  // this thread's own, opened at its first use
  std::size_t documents() const;
  std::size_t bytes() const;  // of the file

  Forward forward() const;           // what stands in each document: read anew, so keep it
  const Spelling& spelling() const;  // all words, read once
  std::string kept(const std::string& name) const;

 private:
  Index() = default;
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace adep::search
