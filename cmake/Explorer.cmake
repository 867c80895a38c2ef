# diplograph_build_explorer(VARIABLE)
#
# Makes the page of `diplograph explore` from explorer/ and the libraries that it names, and puts the
# page's path into VARIABLE. Done when CMake configures, so that a build that had no network tries
# again the next time. Nothing is written into the source folder.
#
# DIPLOGRAPH_EXPLORER: AUTO makes the page if node and npm are there and the libraries can be had,
# and an empty one otherwise (the command then says how to get it); ON fails instead; OFF does not try.
set(DIPLOGRAPH_EXPLORER AUTO CACHE STRING "Build the page of `diplograph explore`: AUTO, ON or OFF")
set_property(CACHE DIPLOGRAPH_EXPLORER PROPERTY STRINGS AUTO ON OFF)

function(diplograph_explorer_missing reason)
  if(DIPLOGRAPH_EXPLORER STREQUAL "AUTO")
    message(WARNING "No explorer: ${reason}. Everything else is built.")
  else()
    message(FATAL_ERROR "No explorer: ${reason}")
  endif()
endfunction()

function(diplograph_build_explorer variable)
  set(source "${PROJECT_SOURCE_DIR}/explorer")
  set(folder "${PROJECT_BINARY_DIR}/explorer")
  set(page "${folder}/explorer.html")
  set(${variable} "${page}" PARENT_SCOPE)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS LIST_DIRECTORIES false "${source}/*")
  list(FILTER files EXCLUDE REGEX "/node_modules/")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})

  set(state "${DIPLOGRAPH_EXPLORER}")
  foreach(file IN LISTS files)
    file(SHA256 "${file}" hash)
    string(APPEND state " ${hash}")
  endforeach()
  set(stamp "${folder}/made-from")
  if(EXISTS "${stamp}" AND EXISTS "${page}")
    file(READ "${stamp}" made_from)
    if(made_from STREQUAL state)
      return()
    endif()
  endif()

  file(MAKE_DIRECTORY "${folder}")
  file(WRITE "${page}" "")
  if(NOT DIPLOGRAPH_EXPLORER)
    file(WRITE "${stamp}" "${state}")
    return()
  endif()
  find_program(NODE_PROGRAM NAMES node nodejs)
  find_program(NPM_PROGRAM npm)
  if(NOT NODE_PROGRAM OR NOT NPM_PROGRAM)
    diplograph_explorer_missing("it needs node and npm (Debian's packages nodejs and npm)")
    return()
  endif()
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name "${source}" "${file}")
    configure_file("${file}" "${folder}/${name}" COPYONLY)
  endforeach()
  message(STATUS "Fetching the explorer's libraries")
  execute_process(
    COMMAND "${NPM_PROGRAM}" ci --ignore-scripts --prefer-offline --no-audit --no-fund
            --fetch-retries=1 --fetch-timeout=30000
    WORKING_DIRECTORY "${folder}" TIMEOUT 300
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    diplograph_explorer_missing("npm could not fetch its libraries (${status}): ${output}")
    return()
  endif()
  execute_process(
    COMMAND "${NODE_PROGRAM}" build.mjs "${page}"
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "The explorer's page could not be made from ${source}:\n${output}")
  endif()
  file(WRITE "${stamp}" "${state}")
endfunction()
