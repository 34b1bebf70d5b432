// SPDX-License-Identifier: AGPL-3.0-or-later
#include "advisor/edition.h"

#include "advisor/prove.h"

namespace adep::advisor {

Edition::Edition(pack::Pack pack) : pack_(std::move(pack)) {
  for (const pack::Topic& topic : pack_.topics) programs_.emplace_back(pack_, topic);
}

std::shared_ptr<const Edition> Edition::open(const Files& files, Faults& faults) {
  auto pack = pack::read(files, faults);
  if (!pack) return nullptr;
  std::shared_ptr<const Edition> edition(new Edition(std::move(*pack)));
  Faults proof;
  for (const pack::Topic& topic : edition->pack().topics) prove(edition->pack(), topic, edition->program(topic), proof);
  const bool refused = has_errors(proof);
  faults.insert(faults.end(), proof.begin(), proof.end());
  return refused ? nullptr : edition;
}

}  // namespace adep::advisor
