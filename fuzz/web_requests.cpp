// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes where somebody's tool sends or keeps them: bodies of the JSON interface, lines of a batch and of a BEIR
// collection. Refused with a reason or taken, and what is taken keeps its promises.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "search/beir.h"
#include "web/draft_json.h"
#include "web/json.h"

using namespace adep;

namespace {

// Taken without a fault, or refused with one.
template <class Request>
void agree(const std::optional<Request>& request, const Faults& faults) {
  if (request.has_value() != faults.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Faults of_ask, of_suggest, of_draft;
  const auto ask = web::read_ask_request(bytes, of_ask);
  agree(ask, of_ask);
  if (ask && (!valid_utf8(ask->question) || ask->wanted.size < 1 || ask->wanted.size > 50 || ask->wanted.page < 1))
    std::abort();
  agree(web::read_suggest_request(bytes, of_suggest), of_suggest);
  const auto draft = web::read_draft_request(bytes, of_draft);
  agree(draft, of_draft);
  if (draft && !valid_utf8(draft->text)) std::abort();
  if (web::read_batch_line(search::without_mark(bytes), {}).question.size() > size) std::abort();
  if (const auto entry = search::beir_entry(bytes); entry && entry->id.size() + entry->title.size() > 2 * size + 16)
    std::abort();
  if (const auto judgement = search::beir_judgement(bytes); judgement && judgement->query.size() > size) std::abort();
  return 0;
}
