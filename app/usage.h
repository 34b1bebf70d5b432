// SPDX-License-Identifier: AGPL-3.0-or-later
// How to call adep, and what is wrong with a call, said in the languages of the house. CLI11 has its own
// sentences in English alone.
//
//   house.lang = usage_language({argv + 1, argv + argc}, terminal_language());
//   speak(program, house);   // before the commands are added, which take it over
#pragma once
#include <span>

#include "app/commands.h"

namespace adep::app {

// The language that --lang names, wherever it stands; otherwise `otherwise`. Where --lang is about the text that is
// read, as for stem and retrieve, it does not count.
Lang usage_language(std::span<const char* const> words, Lang otherwise);

void speak(CLI::App& program, const House& house);

}  // namespace adep::app
