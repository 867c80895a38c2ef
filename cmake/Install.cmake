# What `cmake --install` puts where: the program with its manual and completions, the libraries with
# their headers, and the files by which find_package(Diplograph) finds them.
include(CMakePackageConfigHelpers)

install(TARGETS diplograph RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
install(TARGETS diplograph_graph diplograph_extract diplograph_export
        EXPORT DiplographTargets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
foreach(room graph extract export)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${room}"
          DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/diplograph" COMPONENT development
          FILES_MATCHING PATTERN "*.hpp" PATTERN "packs" EXCLUDE)
endforeach()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/schemas"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/diplograph" COMPONENT development)
install(FILES LICENSE NOTICE README.md CHANGELOG.md
        DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/Diplograph")
install(EXPORT DiplographTargets NAMESPACE diplograph:: DESTINATION "${package_folder}"
        COMPONENT development)
configure_package_config_file(cmake/DiplographConfig.cmake.in
  "${PROJECT_BINARY_DIR}/DiplographConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/DiplographConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/DiplographConfig.cmake"
              "${PROJECT_BINARY_DIR}/DiplographConfigVersion.cmake"
        DESTINATION "${package_folder}" COMPONENT development)
