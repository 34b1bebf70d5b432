# The stylesheet: static/theme.scss over govuk-frontend, compiled to ADEP_THEME_CSS by the target adep_style.
# A target that embeds it says: embed_files(... PAIRS "static/theme.css=${ADEP_THEME_CSS}") and
# add_dependencies(<target> adep_style). The test `style` holds what must never be in it.
set(ADEP_THEME_CSS "${CMAKE_BINARY_DIR}/theme.css")
add_custom_command(
  OUTPUT "${ADEP_THEME_CSS}"
  COMMAND "${CMAKE_COMMAND}" "-DSCSS=${PROJECT_SOURCE_DIR}/static/theme.scss" "-DCSS=${ADEP_THEME_CSS}"
          "-DMODULES=${PROJECT_SOURCE_DIR}/node_modules" -P "${PROJECT_SOURCE_DIR}/cmake/StyleCompile.cmake"
  DEPENDS "${PROJECT_SOURCE_DIR}/static/theme.scss" "${PROJECT_SOURCE_DIR}/package-lock.json"
          "${PROJECT_SOURCE_DIR}/cmake/StyleCompile.cmake"
  COMMENT "Compiling static/theme.scss"
  VERBATIM)
add_custom_target(adep_style ALL DEPENDS "${ADEP_THEME_CSS}")
if(ADEP_TESTS)
  add_test(NAME style COMMAND "${CMAKE_COMMAND}" "-DCSS=${ADEP_THEME_CSS}"
                              -P "${PROJECT_SOURCE_DIR}/cmake/StyleCheck.cmake")
endif()
