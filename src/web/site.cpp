// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/site.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "guide/guide.h"
#include "http/form.h"
#include "web/api.h"
#include "web/screens.h"

namespace adep::web {

// "3" of "page=3", so that no other word makes another page of the cache; "" for what is no page.
std::string page_asked(std::string_view typed) {
  const bool number =
      !typed.empty() && typed.size() <= 2 && std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::string(typed) : "";
}

// Pages that depend on nothing but the edition, the day and their address are rendered once.
class PageCache {
 public:
  struct Entry {
    std::shared_ptr<const std::string> body;
    std::string etag;
    std::string policy;  // Content-Security-Policy, where it is not the usual one
  };
  using Made = std::function<http::Response()>;

  http::Response get(const Visit& v, const Made& made) {
    // Of the query only what a page looks at: another word after the "?" is not another page.
    const auto kind = guide::kind_named(v.request.query_value("kind"));
    const std::string key = v.request.path + "?" + std::string(kind ? pack::word(*kind) : "") +
                            (http::find(v.request.query, "changed") ? "&changed" : "") + "&" +
                            page_asked(v.request.query_value("page"));
    std::optional<Entry> entry = find(v, key);
    if (!entry) {
      http::Response fresh = made();
      if (fresh.status != 200) return fresh;
      const std::string* policy = fresh.header("Content-Security-Policy");
      entry = Entry{std::make_shared<const std::string>(fresh.body.bytes()), http::etag_of(fresh.body.bytes()),
                    policy ? *policy : ""};
      keep(v, key, *entry);
    }
    // Looked up anew each time, so that a changed pack is seen at once; the tag makes that cheap.
    http::Response r = http::Response::html(entry->body);
    r.set("ETag", entry->etag)
        .set("Cache-Control", "public, no-cache")
        .set("Content-Language", std::string(code(v.lang())));
    if (!entry->policy.empty()) r.set("Content-Security-Policy", entry->policy);
    if (http::not_modified(v.request, entry->etag)) {
      r.status = 304;
      r.body = {};
    }
    return r;
  }

 private:
  std::optional<Entry> find(const Visit& v, const std::string& key) {
    const std::lock_guard lock(mutex_);
    if (hash_ != v.edition->hash() || day_ != v.today) return std::nullopt;
    const auto it = pages_.find(key);
    return it == pages_.end() ? std::nullopt : std::optional(it->second);
  }
  void keep(const Visit& v, const std::string& key, const Entry& entry) {
    const std::lock_guard lock(mutex_);
    if (hash_ != v.edition->hash() || day_ != v.today || bytes_ + entry.body->size() > most_bytes) {
      pages_.clear();
      bytes_ = 0;
      hash_ = v.edition->hash();
      day_ = v.today;
    }
    if (pages_.emplace(key, entry).second) bytes_ += entry.body->size();
  }

  static constexpr std::size_t most_bytes = 16u << 20;
  std::mutex mutex_;
  std::string hash_;
  Date day_;
  std::map<std::string, Entry, std::less<>> pages_;
  std::size_t bytes_ = 0;
};

Site::Site(Parts parts) : parts_(std::move(parts)), cache_(std::make_unique<PageCache>()) {
  const auto tagged = [](const std::string& address, std::string_view bytes) {
    std::string tag = http::etag_of(bytes);
    std::erase(tag, '"');
    return address + "?" + tag;
  };
  parts_.theme_address = tagged("/static/theme.css", parts_.theme_css);
  if (!parts_.draft_js.empty()) parts_.draft_js_address = tagged("/static/draft.js", parts_.draft_js);
  parts_.icon_address = tagged("/static/icon.svg", parts_.icon);
  parts_.ask_js_address = tagged("/static/ask.js", parts_.ask_js);
}
Site::~Site() = default;

void Site::add_routes(http::Router& router) const {
  using Screen = http::Response (*)(const Visit&);
  const auto own = [](std::string_view path, Lang lang) { return "/" + std::string(code(lang)) + std::string(path); };
  for (Lang lang : all_langs) {
    const auto public_page = [&, this](std::string_view path, Screen screen) {
      router.get(own(path, lang), [this, lang, screen](const http::Request& r) {
        const Visit v(parts_, r, lang);
        return cache_->get(v, [&] { return screen(v); });
      });
    };
    const auto posted = [&, this](std::string_view path, Screen screen) {
      router.post(own(path, lang),
                  [this, lang, screen](const http::Request& r) { return screen(Visit(parts_, r, lang)); });
    };
    public_page("/", home);
    public_page("/ask", question_box);
    posted("/ask", question_asked);
    public_page("/words", words_box);
    posted("/words", words_shown);
    public_page("/guide", guide_list);
    public_page("/guide/{id}", guide_item);
    public_page("/section/{id}", section);
    public_page("/for", actors);
    public_page("/for/{id}", actor);
    public_page("/read/{id}", reading);
    public_page("/numbers", numbers);
    public_page("/glossary", glossary);
    public_page("/check", topics);
    public_page("/check/{topic}", first_question);
    router.get(own("/draft", lang),
               [this, lang](const http::Request& r) { return draft_empty(Visit(parts_, r, lang)); });
    posted("/draft", draft_checked);
    public_page("/contacts", contacts);
    public_page("/sources", sources);
    public_page("/accessibility", accessibility);
    public_page("/data", data);
    posted("/check/{topic}", answered);
    posted("/check/{topic}/sheet", sheet);
    posted("/check/{topic}/deadlines.ics", deadlines);
    // A sheet asked for by its address alone has no answers: back to the first question.
    for (std::string_view path : {"/check/{topic}/sheet", "/check/{topic}/deadlines.ics"})
      router.get(own(path, lang), [lang](const http::Request& r) {
        return http::Response::redirect(
            303, "/" + std::string(code(lang)) + "/check/" + http::percent_encode(r.param("topic")));
      });
    router.get("/" + std::string(code(lang)), [lang](const http::Request&) {
      return http::Response::redirect(303, "/" + std::string(code(lang)) + "/");
    });
  }
  router.get("/", [](const http::Request& r) {
    return http::Response::redirect(303, "/" + std::string(code(preferred_language(r.header("accept-language")))) + "/")
        .set("Vary", "Accept-Language")
        .set("Cache-Control", "no-cache");
  });
  router.get("/static/theme.css", [this, tag = http::etag_of(parts_.theme_css)](const http::Request& r) {
    return http::asset(r, parts_.theme_css, "text/css; charset=utf-8", tag);
  });
  // Browsers ask for the second one by themselves, whatever a page names.
  router.get("/static/icon.svg", [this, tag = http::etag_of(parts_.icon)](const http::Request& r) {
    return http::asset(r, parts_.icon, "image/svg+xml", tag);
  });
  router.get("/favicon.ico", [this, tag = http::etag_of(parts_.icon)](const http::Request& r) {
    return http::asset(r, parts_.icon, "image/svg+xml", tag, "public, max-age=86400");
  });
  if (!parts_.draft_js.empty())
    router.get("/static/draft.js", [this, tag = http::etag_of(parts_.draft_js)](const http::Request& r) {
      return http::asset(r, parts_.draft_js, "text/javascript; charset=utf-8", tag);
    });
  router.get("/static/ask.js", [this, tag = http::etag_of(parts_.ask_js)](const http::Request& r) {
    return http::asset(r, parts_.ask_js, "text/javascript; charset=utf-8", tag);
  });
  router.get(std::string(source_address), [this, tag = http::etag_of(parts_.source_archive)](const http::Request& r) {
    return http::asset(r, parts_.source_archive, "application/gzip", tag, "public, no-cache");
  });
}

http::Response Site::error_page(int status, const http::Request& partial) const {
  if (is_api(partial.path)) return api_refusal(parts_.messages, status, partial);
  return error(Visit(parts_, partial, language_of(partial)), status);
}

}  // namespace adep::web
