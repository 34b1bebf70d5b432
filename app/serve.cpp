// SPDX-License-Identifier: AGPL-3.0-or-later
// adep serve: the pages and the JSON interface over HTTP, until SIGINT or SIGTERM.
#include <malloc.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mutex>

#include "app/commands.h"
#include "base/embedded.h"
#include "html/templates.h"
#include "http/server.h"
#include "search/shelf.h"
#include "web/api.h"
#include "web/checkers.h"
#include "web/desks.h"
#include "web/keeper.h"
#include "web/site.h"

namespace adep::app {
namespace {

struct Options {
  std::string address = "127.0.0.1", folder, state, cache, certificate, key;
  int port = 8080;
  std::size_t connections = http::Limits{}.connections_per_address;
  bool trust_proxy = false;
};

// Where editions are kept unless told: systemd's folder, or the user's own.
std::string usual_state() {
  const auto from = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value && *value ? value : "";
  };
  if (std::string dir = from("STATE_DIRECTORY"); !dir.empty()) return dir;
  if (const std::string dir = from("XDG_STATE_HOME"); !dir.empty()) return dir + "/adep";
  if (const std::string home = from("HOME"); !home.empty()) return home + "/.local/state/adep";
  return "";
}

std::string url_of(const Options& o, unsigned port) {
  const std::string host = o.address == "0.0.0.0"                     ? "127.0.0.1"
                           : o.address == "::"                        ? "[::1]"
                           : o.address.find(':') != std::string::npos ? "[" + o.address + "]"
                                                                      : o.address;
  return (o.certificate.empty() ? "http://" : "https://") + host + ":" + std::to_string(port) + "/";
}

int serve(const House& house, const Options& o) {
  // A folder that is not there is a slip of the pen; one whose pack is broken is an edit under way (web/keeper.h).
  if (std::error_code ec; !o.folder.empty() && !std::filesystem::is_directory(o.folder, ec)) {
    house.print({{"", 0, "files.no_folder", {{"path", o.folder}}}});
    return wrong_use;
  }
  // Block the signals before any thread begins, so that only sigwait() below takes them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  // What people told stands in memory, and a crash must not write memory to a file. One byte, not none: for the
  // kernel that also means no dump by a pipe.
  const rlimit no_dump{1, 1};
  setrlimit(RLIMIT_CORE, &no_dump);

  std::mutex printing;
  const auto print = [&](const std::string& line) {
    const std::lock_guard lock(printing);
    std::cerr << line << '\n';
  };
  const language::Stems stems;
  web::Desks desks({.stems = stems,
                    .cache = o.cache.empty() ? search::usual_cache() : std::filesystem::path(o.cache),
                    .note = [&](std::string_view key, const Words& words) { print(house.say(key, words)); }});
  const web::Checkers checkers(stems);
  web::Keeper keeper({.folder = o.folder,
                      .built_in = embedded::under("packs/kz/"),
                      .state = o.state.empty() ? usual_state() : o.state,
                      .faults =
                          [&](const Faults& faults) {
                            for (const Fault& f : faults)
                              if (f.grade == Fault::Grade::error) print(house.line(f));
                          },
                      .note = [&](std::string_view key, const Words& words) { print(house.say(key, words)); },
                      .prepare =
                          [&](const auto& edition) {
                            desks.open(edition);
                            checkers.of(edition);
                            malloc_trim(0);  // reading a pack and building its index leave much free behind
                          }});
  const auto current = [&keeper] { return keeper.current(); };
  const web::Site site({.messages = house.messages,
                        .templates = html::Templates(embedded::under("templates/"), house.messages, "web."),
                        .edition = current,
                        .today = today,
                        .desks = &desks,
                        .checkers = &checkers,
                        .theme_css = embedded::find("static/theme.css").value(),
                        .icon = embedded::find("static/icon.svg").value(),
                        .ask_js = embedded::find("static/ask.js").value(),
                        .draft_js = embedded::find("static/draft.js").value(),
                        .source_archive = embedded::find("static/adep-source.tar.gz").value()});
  http::Router router;
  site.add_routes(router);
  web::add_api(router, {.edition = current,
                        .today = today,
                        .desks = &desks,
                        .messages = house.messages,
                        .checkers = &checkers,
                        .openapi = embedded::find("static/openapi.json").value()});
  embedded::let_go();

  http::Config config;
  config.address = o.address;
  config.port = static_cast<std::uint16_t>(o.port);
  config.limits.connections_per_address = o.connections;
  config.trust_proxy = o.trust_proxy;
  if (!o.certificate.empty()) config.tls = http::Tls{o.certificate, o.key};
  config.error_page = [&site](int status, const http::Request& partial) { return site.error_page(status, partial); };
  config.log = [&](std::string_view line) { print(std::string(line)); };
  auto server = http::Server::start(config, router);
  if (!server) {
    house.print({{"", 0, server.error().key, server.error().words}});
    return environment;
  }
  std::cout << house.say("cli.serve.ready", {{"url", url_of(o, (*server)->port())}}) << std::endl;
  int signal = 0;
  sigwait(&signals, &signal);
  (*server)->stop();
  (*server)->wait();
  print(house.say("cli.serve.stopped"));
  return done;
}

}  // namespace

void add_serve(CLI::App& program, House& house, int& exit) {
  CLI::App* command = program.add_subcommand("serve", house.say("cli.serve.about"));
  auto o = std::make_shared<Options>();
  command->add_option("--address", o->address, house.say("cli.serve.address"))->capture_default_str();
  command->add_option("--port", o->port, house.say("cli.serve.port"))
      ->check(CLI::Range(0, 65535, "0…65535"))
      ->capture_default_str();
  command->add_option("--pack", o->folder, house.say("cli.option.pack"));
  command->add_option("--state", o->state, house.say("cli.option.state"));
  command->add_option("--cache", o->cache, house.say("cli.ask.cache"));
  CLI::Option* certificate =
      command->add_option("--tls-certificate", o->certificate, house.say("cli.serve.certificate"));
  CLI::Option* key = command->add_option("--tls-key", o->key, house.say("cli.serve.key"));
  certificate->needs(key);
  key->needs(certificate);
  command->add_option("--connections-per-address", o->connections, house.say("cli.serve.connections"))
      ->check(CLI::Range(1, 1'000'000, "1…1000000"))
      ->capture_default_str();
  command->add_flag("--trust-proxy", o->trust_proxy, house.say("cli.serve.trust_proxy"));
  add_lang(*command, house);
  command->callback([&house, &exit, o] { exit = serve(house, *o); });
}

}  // namespace adep::app
