# cmake -DSOURCE=… -DBUILD=… -P: a build as packages are made, with no option given, neither compiles the batch of
# check-draft nor defines what turns it on.
file(REMOVE_RECURSE "${BUILD}")
execute_process(COMMAND "${CMAKE_COMMAND}" -S "${SOURCE}" -B "${BUILD}" -G Ninja -DADEP_TESTS=OFF
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${said}")
endif()
file(READ "${BUILD}/compile_commands.json" commands)
file(REMOVE_RECURSE "${BUILD}")
if(NOT commands MATCHES "app/check_draft\\.cpp")
  message(FATAL_ERROR "check-draft itself is not compiled: this test would not notice its batch")
endif()
if(commands MATCHES "check_draft_batch|ADEP_EVALUATION")
  message(FATAL_ERROR "A package would check many drafts at a time: «${CMAKE_MATCH_0}» is in its build")
endif()
