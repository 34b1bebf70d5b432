# The program's own source as one archive, ADEP_SOURCE_ARCHIVE, which the program offers to whoever uses it over a
# network, as its license asks (AGPL-3.0, section 13). It is made of what stands in the folders, so a changed copy
# offers its changes. Embed it with add_dependencies(<target> adep_source). The test `source` holds that nothing is missing.
set(ADEP_SOURCE_ARCHIVE "${CMAKE_BINARY_DIR}/adep-source.tar.gz")
set(patterns .ci/* .clang-format .clang-tidy .gitignore *.md *.json CMakeLists.txt LICENSE run test)
set(source_files "")
foreach(pattern IN LISTS patterns)
  file(GLOB found CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/${pattern}")
  list(APPEND source_files ${found})
endforeach()
foreach(folder app bench cmake docs fuzz locales packs src static templates tests tools)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/${folder}/*")
  list(APPEND source_files ${found})
endforeach()
list(SORT source_files)
list(JOIN source_files "\n" lines)
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/adep-source.txt" CONTENT "${lines}\n" @ONLY)
list(TRANSFORM source_files PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE needed)
add_custom_command(
  OUTPUT "${ADEP_SOURCE_ARCHIVE}"
  COMMAND tar --create --file "${ADEP_SOURCE_ARCHIVE}" "--use-compress-program=gzip -9n" --mtime=@0 --owner=0 --group=0 --numeric-owner
          "--transform=s,^,adep/,S" --files-from "${CMAKE_BINARY_DIR}/adep-source.txt"
  DEPENDS ${needed} "${CMAKE_BINARY_DIR}/adep-source.txt"
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Packing the source"
  VERBATIM)
add_custom_target(adep_source DEPENDS "${ADEP_SOURCE_ARCHIVE}")
if(ADEP_TESTS)
  add_test(NAME source COMMAND sh -c "tar -tzf '${ADEP_SOURCE_ARCHIVE}' | sed 's,^adep/,,' | sort >source-has.txt && git -C '${PROJECT_SOURCE_DIR}' -c core.quotePath=off -c safe.directory=* ls-files | sort >source-wants.txt && test -s source-wants.txt && ! comm -13 source-has.txt source-wants.txt | grep ."
           WORKING_DIRECTORY "${CMAKE_BINARY_DIR}")
endif()
