# embed_files(<target> NAME <name> ROOT <folder> FILES <file>...): compiles files into <target>, to be
# looked up by their path below ROOT with adep::embedded::find().
# The bytes enter through the assembler's .incbin, so a megabyte costs no compile time.
function(embed_files target)
  cmake_parse_arguments(E "" "" "PAIRS" ${ARGN})  # PAIRS: <path in the program>=<file on disk>
  set(asm "${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.S")
  set(table "${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp")
  set(code ".section .note.GNU-stack,\"\",@progbits\n.section .rodata\n")
  set(declarations "")
  set(rows "")
  set(depends "")
  set(i 0)
  list(SORT E_PAIRS)
  foreach(pair IN LISTS E_PAIRS)
    string(REGEX MATCH "^([^=]+)=(.+)$" _ "${pair}")
    set(name "${CMAKE_MATCH_1}")
    set(file "${CMAKE_MATCH_2}")
    list(APPEND depends "${file}")
    string(APPEND code ".global embedded_${i}_begin\n.global embedded_${i}_end\n.balign 16\nembedded_${i}_begin:\n.incbin \"${file}\"\nembedded_${i}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char embedded_${i}_begin[], embedded_${i}_end[];\n")
    string(APPEND rows "    {\"${name}\", embedded_${i}_begin, embedded_${i}_end},\n")
    math(EXPR i "${i}+1")
  endforeach()
  file(CONFIGURE OUTPUT "${asm}" CONTENT "${code}" @ONLY)
  file(CONFIGURE OUTPUT "${table}" CONTENT "#include \"base/embedded.h\"
#include <sys/mman.h>
#include <unistd.h>
#include <algorithm>
#include <cstdint>
${declarations}
namespace {
struct Entry { std::string_view path; const char* begin; const char* end; };
const Entry entries[] = {
${rows}};
std::string_view bytes(const Entry& e) { return {e.begin, static_cast<std::size_t>(e.end - e.begin)}; }
}
std::optional<std::string_view> adep::embedded::find(std::string_view path) {
  const auto* it = std::find_if(std::begin(entries), std::end(entries), [&](const Entry& e) { return e.path == path; });
  if (it == std::end(entries)) return std::nullopt;
  return bytes(*it);
}
adep::Files adep::embedded::under(std::string_view folder) {
  Files files;
  for (const Entry& e : entries)
    if (e.path.starts_with(folder)) files.emplace(e.path.substr(folder.size()), bytes(e));
  return files;
}
void adep::embedded::let_go() {
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  for (const Entry& e : entries) {
    const auto from = (reinterpret_cast<std::uintptr_t>(e.begin) + page - 1) / page * page;
    const auto to = reinterpret_cast<std::uintptr_t>(e.end) / page * page;
    if (from < to) madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
  }
}
" @ONLY)
  set_source_files_properties("${asm}" PROPERTIES OBJECT_DEPENDS "${depends}")
  target_sources(${target} PRIVATE "${asm}" "${table}")
endfunction()
