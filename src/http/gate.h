// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: counts who is inside, in all and by key (an address), and refuses the rest. Keys are
// kept only while someone with that key is inside. May be used from any thread.
//
//   auto [pass, answer] = gate.enter(key);   // leaves when the pass is destroyed
//   if (answer == Gate::Answer::full) refuse(503);
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace adep::http {

class Gate {
 public:
  enum class Answer { inside, full, too_many_of_key };

  class Pass {
   public:
    Pass() = default;
    Pass(Gate& gate, std::string key) : gate_(&gate), key_(std::move(key)) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)), key_(std::move(other.key_)) {}
    Pass& operator=(Pass&& other) noexcept;
    ~Pass();
    // Is more than half of what the gate or this key may hold inside? Who only waits should then not wait long.
    bool crowded() const { return gate_ && gate_->crowded(key_); }

   private:
    Gate* gate_ = nullptr;
    std::string key_;
  };

  Gate(std::size_t most, std::size_t most_per_key) : most_(most), most_per_key_(most_per_key) {}

  std::pair<Pass, Answer> enter(const std::string& key);
  std::size_t inside() const;

 private:
  void leave(const std::string& key);
  bool crowded(const std::string& key) const;

  const std::size_t most_, most_per_key_;
  mutable std::mutex mutex_;
  std::size_t inside_ = 0;
  std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace adep::http
