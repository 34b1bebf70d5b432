// SPDX-License-Identifier: AGPL-3.0-or-later
// A pack that has proved itself: read, checked, its tests passed, its rules compiled. Immutable, shared
// by all who answer from it, and named by its hash in every answer.
//
//   Faults faults;
//   std::shared_ptr<const Edition> e = Edition::open(embedded::under("packs/kz/"), faults);
//   if (e) e->pack().topic("accepting-gifts")
#pragma once
#include <memory>
#include <vector>

#include "advisor/program.h"
#include "base/files.h"

namespace adep::advisor {

class Edition {
 public:
  // Nothing comes back when any fault is an error. Warnings may come with an edition.
  static std::shared_ptr<const Edition> open(const Files& files, Faults& faults);

  const pack::Pack& pack() const { return pack_; }
  const std::string& hash() const { return pack_.hash; }
  const Program& program(const pack::Topic& topic) const {
    return programs_[static_cast<std::size_t>(&topic - pack_.topics.data())];
  }

 private:
  explicit Edition(pack::Pack pack);
  pack::Pack pack_;
  std::vector<Program> programs_;
};

}  // namespace adep::advisor
