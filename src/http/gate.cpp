// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/gate.h"

namespace adep::http {

Gate::Pass& Gate::Pass::operator=(Pass&& other) noexcept {
  std::swap(gate_, other.gate_);
  std::swap(key_, other.key_);
  return *this;
}

Gate::Pass::~Pass() {
  if (gate_) gate_->leave(key_);
}

std::pair<Gate::Pass, Gate::Answer> Gate::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (inside_ >= most_) return {Pass(), Answer::full};
  std::size_t& count = by_key_[key];
  if (count >= most_per_key_) {
    if (count == 0) by_key_.erase(key);
    return {Pass(), Answer::too_many_of_key};
  }
  ++count;
  ++inside_;
  return {Pass(*this, key), Answer::inside};
}

std::size_t Gate::inside() const {
  const std::lock_guard lock(mutex_);
  return inside_;
}

bool Gate::crowded(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  return inside_ > most_ / 2 || (found != by_key_.end() && found->second > most_per_key_ / 2);
}

void Gate::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  --inside_;
  auto found = by_key_.find(key);
  if (--found->second == 0) by_key_.erase(found);
}

}  // namespace adep::http
