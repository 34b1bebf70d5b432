// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/index.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <unordered_map>

#include "language/fold.h"

namespace adep::search {

// ---- building

struct Builder::Inside {
  std::filesystem::path folder;
  Xapian::WritableDatabase db;
  language::Keys keys;
  explicit Inside(const language::Stems& stems) : keys(stems, 1 << 14) {}
};

Builder::Builder(const language::Stems& stems, const std::filesystem::path& workshop)
    : inside_(std::make_unique<Inside>(stems)) {
  std::string name = (workshop / "building-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
  inside_->folder = name;
  inside_->db = Xapian::WritableDatabase(
      name + "/db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

Builder::~Builder() {
  std::error_code ignored;
  inside_->db.close();
  std::filesystem::remove_all(inside_->folder, ignored);
}

void Builder::add(std::span<const Field> fields, const std::vector<std::string>& notions) try {
  Xapian::Document document;
  for (const std::string& n : notions) document.add_term(n);
  for (const Field& field : fields)
    for (const Word& word : words(field.text)) {
      const IndexTerms t = index_terms(inside_->keys, field.lang, word);
      document.add_term(t.exact, field.times);
      document.add_term(t.stem, field.times);
      document.add_term(t.folded, field.times);
      for (const std::string& g : t.grams) document.add_term(g, field.times);
      if (word.script != Script::digits) inside_->db.add_spelling(word.text, field.times);
    }
  inside_->db.add_document(document);
} catch (const Xapian::Error& e) {
  throw std::runtime_error(e.get_msg());
}

void Builder::finish(const std::filesystem::path& file) try {
  inside_->db.commit();
  inside_->db.compact(file.string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
} catch (const Xapian::Error& e) {
  throw std::runtime_error(e.get_msg());
}

// ---- reading

struct Reader::Inside {
  Xapian::Database db;
  const language::Stems& stems;
  language::Keys keys;
  std::unordered_map<std::string, Xapian::doccount> frequency;  // of terms met before

  Inside(const language::Stems& given, int file) : db(file), stems(given), keys(given, 1 << 12) {}
  Xapian::doccount documents_with(const std::string& term) {
    constexpr std::size_t most_remembered = 1 << 13;
    const auto it = frequency.find(term);
    if (it != frequency.end()) return it->second;
    if (frequency.size() >= most_remembered) frequency.clear();
    return frequency[term] = db.get_termfreq(term);
  }
};

Reader::Reader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Reader::~Reader() = default;

std::vector<QueryWord> Reader::understand(std::string_view question) {
  const auto known = [this](const std::string& term) { return inside_->documents_with(term) > 0; };
  return QueryReader(inside_->stems, inside_->keys, known).read(question);
}

namespace {

using Xapian::Query;

using Known = std::function<bool(const std::string&)>;

// Several readings of a word count as one term. (OP_MAX would say it better, but Xapian 1.4.22 can crash on it when a
// reading runs out of documents.)
Query as_one(const std::vector<std::string>& terms, double weight, const Known& known) {
  std::vector<Query> list;
  for (const std::string& t : terms)
    if (known(t)) list.emplace_back(t);
  if (list.empty() || weight <= 0) return {};
  const Query all = list.size() == 1 ? list.front() : Query(Query::OP_SYNONYM, list.begin(), list.end());
  return weight == 1 ? all : Query(Query::OP_SCALE_WEIGHT, all, weight);
}

Query query_of(std::span<const QueryWord> words, const Weights& w, const Known& known) {
  std::vector<Query> all;
  const auto add = [&](Query q) {
    if (!q.empty()) all.push_back(std::move(q));
  };
  for (const QueryWord& word : words) {
    add(as_one(word.exact, w.exact, known));
    add(as_one(word.stems, w.stem, known));
    add(as_one(word.folded, w.folded, known));
    for (const std::string& n : word.notions) add(as_one({n}, w.notion, known));
    for (const std::string& g : word.grams) add(as_one({g}, w.gram, known));
  }
  return {Query::OP_OR, all.begin(), all.end()};
}

}  // namespace

std::vector<Hit> Reader::find(std::span<const QueryWord> words, std::size_t most, const Weights& weights) {
  Xapian::Enquire enquire(inside_->db);
  enquire.set_query(query_of(words, weights, [this](const std::string& t) { return inside_->documents_with(t) > 0; }));
  enquire.set_weighting_scheme(Xapian::BM25Weight(weights.k1, 0, 1, weights.b, 0.5));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  std::vector<Hit> out;
  out.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back({*it - 1, it.get_weight()});
  return out;
}

double Reader::rarity(const QueryWord& word) {
  const double all = std::max<double>(1, inside_->db.get_doccount());
  double most = 0;
  for (const auto* list : {&word.stems, &word.folded, &word.exact})
    for (const std::string& term : *list) most = std::max<double>(most, inside_->documents_with(term));
  return std::log(all / std::max(1.0, most));
}

std::vector<double> Reader::met(std::uint32_t document, std::span<const QueryWord> words) {
  std::vector<double> out(words.size(), 0);
  const auto begin = inside_->db.termlist_begin(document + 1), end = inside_->db.termlist_end(document + 1);
  std::vector<std::string> terms;
  for (auto it = begin; it != end; ++it) terms.push_back(*it);
  const auto has = [&](const std::string& t) { return std::ranges::binary_search(terms, t); };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const QueryWord& w = words[i];
    if (std::ranges::any_of(w.stems, has) || std::ranges::any_of(w.exact, has))
      out[i] = 1;
    else if (std::ranges::any_of(w.folded, has))
      out[i] = 0.95;
    else if (std::ranges::any_of(w.notions, has))
      out[i] = 0.8;
    else if (!w.grams.empty())
      out[i] = static_cast<double>(std::ranges::count_if(w.grams, has)) / static_cast<double>(w.grams.size());
  }
  return out;
}

double Reader::weight_of(std::uint32_t document) {
  const double all = std::max<double>(1, inside_->db.get_doccount());
  double out = 0;
  const auto end = inside_->db.termlist_end(document + 1);
  auto it = inside_->db.termlist_begin(document + 1);
  for (it.skip_to("S"); it != end && (*it).front() == 'S'; ++it)
    out += std::log(all / static_cast<double>(it.get_termfreq()));
  return out;
}

std::string Reader::spelled(const Word& word) { return inside_->db.get_spelling_suggestion(word.text, 2); }

// ---- the index

struct Index::Inside {
  int file = -1;
  std::uint64_t number = 0;
  std::size_t documents = 0, bytes = 0;
  const language::Stems* stems = nullptr;
  ~Inside() {
    if (file >= 0) ::close(file);
  }
  // Its own place in the file, which a copy of the number would share.
  int open_again() const {
    const std::string name = "/proc/self/fd/" + std::to_string(file);
    const int fd = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) throw std::system_error(errno, std::generic_category(), name);
    return fd;
  }
};

Index::~Index() = default;

Result<std::shared_ptr<const Index>> Index::open(const std::filesystem::path& file, const language::Stems& stems) try {
  static std::atomic<std::uint64_t> count{0};
  std::shared_ptr<Index> index(new Index);
  index->inside_ = std::make_unique<Inside>();
  Inside& in = *index->inside_;
  in.number = ++count;
  in.stems = &stems;
  in.file = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (in.file < 0) return fail("search.unreadable", {{"file", file.string()}});
  const Xapian::Database db(in.open_again());
  in.documents = db.get_doccount();
  in.bytes = std::filesystem::file_size(file);
  return std::shared_ptr<const Index>(index);
} catch (const Xapian::Error&) {
  return fail("search.unreadable", {{"file", file.string()}});
}

Reader& Index::reader() const {
  // A thread serves one edition after another: of older indexes it keeps no door open.
  thread_local std::map<std::uint64_t, std::unique_ptr<Reader>> doors;
  auto& door = doors[inside_->number];
  if (!door) {
    constexpr std::size_t most_doors = 2;
    door.reset(new Reader(std::make_unique<Reader::Inside>(*inside_->stems, inside_->open_again())));
    while (doors.size() > most_doors)
      doors.erase(doors.begin()->first == inside_->number ? std::next(doors.begin()) : doors.begin());
  }
  return *door;
}

std::size_t Index::documents() const { return inside_->documents; }
std::size_t Index::bytes() const { return inside_->bytes; }

}  // namespace adep::search
