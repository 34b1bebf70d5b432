// SPDX-License-Identifier: AGPL-3.0-or-later
// Of this room only: a fixed number of threads and a bounded queue before them.
//
//   Workers workers(4, 512);
//   if (!workers.submit([] { slow(); })) refuse(503);   // the queue is full
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace adep::http {

class Workers {
 public:
  Workers(unsigned threads, std::size_t most_queued);
  ~Workers() { finish(); }

  // The job must not throw. False: the queue is full, or the workers are finishing.
  bool submit(std::function<void()> job);
  // Runs what is queued, then ends the threads. Not from a job.
  void finish();

 private:
  void run();

  const std::size_t most_queued_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<std::function<void()>> queue_;
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace adep::http
