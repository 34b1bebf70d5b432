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
#include <mutex>
#include <unordered_map>

#include "language/fold.h"

namespace adep::search {

// ---- building

// Xapian's errors are no std::exception; beyond this file they are.
[[noreturn]] void as_standard(const Xapian::Error& e) { throw std::runtime_error(e.get_msg()); }

// A folder that goes with everything in it.
struct Workplace {
  std::filesystem::path path;
  explicit Workplace(const std::filesystem::path& workshop) {
    std::string name = (workshop / "building-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
    path = name;
  }
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
};

struct Builder::Inside {
  Workplace folder;
  Xapian::WritableDatabase db;
  language::Keys keys;
  Inside(const language::Stems& stems, const std::filesystem::path& workshop)
      : folder(workshop),
        db((folder.path / "db").string(),
           Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS),
        keys(stems, 1 << 14) {}
};

Builder::Builder(const language::Stems& stems, const std::filesystem::path& workshop) try
    : inside_(std::make_unique<Inside>(stems, workshop)) {
} catch (const Xapian::Error& e) {
  as_standard(e);
}

// Not db.close(), which commits what is left and throws where the disk is full; the database's own end keeps silent.
Builder::~Builder() = default;

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
    }
  inside_->db.add_document(document);
} catch (const Xapian::Error& e) {
  as_standard(e);
}

void Builder::keep(const std::string& name, const std::string& value) try {
  inside_->db.set_metadata(name, value);
} catch (const Xapian::Error& e) {
  as_standard(e);
}

void Builder::finish(const std::filesystem::path& file) try {
  inside_->db.commit();
  inside_->db.compact(file.string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
} catch (const Xapian::Error& e) {
  as_standard(e);
}

// ---- reading

struct Reader::Inside {
  Xapian::Database db;
  const language::Stems& stems;
  language::Keys keys;
  std::unordered_map<std::string, Xapian::doccount> frequency;  // of terms met before

  const Index& index;

  Inside(const language::Stems& given, int file, const Index& of)
      : db(file), stems(given), keys(given, 1 << 12), index(of) {}
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

std::vector<QueryWord> Reader::understand(std::string_view question, Slips slips, const Forward* also) try {
  const auto known = [&](const std::string& term) {
    return inside_->documents_with(term) > 0 || (also && also->term(term) != Forward::none);
  };
  QueryReader reader(inside_->stems, inside_->keys, known);
  std::vector<QueryWord> out = reader.read(question);
  if (slips == Slips::mended)
    for (QueryWord& word : out)
      if (reader.unknown(word))
        if (const std::string near = spelled(word.typed); !near.empty()) reader.may_be(word, near);
  return out;
} catch (const Xapian::Error& e) {
  as_standard(e);
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

Query query_of(std::span<const QueryWord> words, const Weights& w, const Known& known, const Known& uncommon) {
  std::vector<Query> all;
  const auto add = [&](Query q) {
    if (!q.empty()) all.push_back(std::move(q));
  };
  for (const QueryWord& word : words) {
    add(as_one(word.exact, w.exact, known));
    add(as_one(word.stems, w.stem, known));
    add(as_one(word.folded, w.folded, known));
    add(as_one(word.near, w.folded, known));
    for (const std::string& n : word.notions) add(as_one({n}, w.notion, known));
    for (const std::string& g : word.grams)
      if (uncommon(g)) add(as_one({g}, w.gram, known));
  }
  return {Query::OP_OR, all.begin(), all.end()};
}

}  // namespace

std::vector<Hit> Reader::find(std::span<const QueryWord> words, std::size_t most, const Weights& weights) try {
  Xapian::Enquire enquire(inside_->db);
  const double common = weights.common_gram * inside_->db.get_doccount();
  enquire.set_query(query_of(
      words, weights, [this](const std::string& t) { return inside_->documents_with(t) > 0; },
      [&](const std::string& t) { return inside_->documents_with(t) <= common; }));
  enquire.set_weighting_scheme(Xapian::BM25Weight(weights.k1, 0, 1, weights.b, 0.5));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  std::vector<Hit> out;
  out.reserve(found.size());
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back({*it - 1, it.get_weight()});
  return out;
} catch (const Xapian::Error& e) {
  as_standard(e);
}

double Reader::rarity(const QueryWord& word) try {
  const double all = std::max<double>(1, inside_->db.get_doccount());
  double most = 0;
  for (const auto* list : {&word.stems, &word.folded, &word.exact})
    for (const std::string& term : *list) most = std::max<double>(most, inside_->documents_with(term));
  return std::log(all / std::max(1.0, most));
} catch (const Xapian::Error& e) {
  as_standard(e);
}

std::string Reader::spelled(const Word& word) { return inside_->index.spelling().nearest(word.text); }

// ---- the index

struct Index::Inside {
  int file = -1;
  std::uint64_t number = 0;
  std::size_t documents = 0, bytes = 0;
  const language::Stems* stems = nullptr;
  std::once_flag spelling_once;
  Spelling spelling;
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

Reader& Index::reader() const try {
  // A thread serves one edition after another: of older indexes it keeps no door open.
  thread_local std::map<std::uint64_t, std::unique_ptr<Reader>> doors;
  auto& door = doors[inside_->number];
  if (!door) {
    constexpr std::size_t most_doors = 2;
    door.reset(new Reader(std::make_unique<Reader::Inside>(*inside_->stems, inside_->open_again(), *this)));
    while (doors.size() > most_doors)
      doors.erase(doors.begin()->first == inside_->number ? std::next(doors.begin()) : doors.begin());
  }
  return *door;
} catch (const Xapian::Error& e) {
  as_standard(e);
}

const Spelling& Index::spelling() const try {
  std::call_once(inside_->spelling_once, [this] {
    const Xapian::Database db(inside_->open_again());
    for (auto term = db.allterms_begin("X"); term != db.allterms_end("X"); ++term)
      inside_->spelling.add((*term).substr(1), term.get_termfreq());
    inside_->spelling.finish();
  });
  return inside_->spelling;
} catch (const Xapian::Error& e) {
  as_standard(e);
}

Forward Index::forward() const try {
  Forward out;
  const Xapian::Database db(inside_->open_again());
  std::vector<std::uint32_t> documents;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    const std::string name = *term;
    documents.clear();
    for (auto it = db.postlist_begin(name); it != db.postlist_end(name); ++it) documents.push_back(*it - 1);
    out.add(name, documents);
  }
  out.finish(db.get_doccount());
  return out;
} catch (const Xapian::Error& e) {
  as_standard(e);
}

std::string Index::kept(const std::string& name) const try {
  return Xapian::Database(inside_->open_again()).get_metadata(name);
} catch (const Xapian::Error& e) {
  as_standard(e);
}

std::size_t Index::documents() const { return inside_->documents; }
std::size_t Index::bytes() const { return inside_->bytes; }

}  // namespace adep::search
