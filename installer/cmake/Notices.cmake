# Collects the licence notices of everything that ends up in the programs into NOTICES.txt in the build folder.
set(UNDERPASS_NOTICES_DIR "/usr/share/doc" CACHE PATH
  "Where <package>/copyright files are, in the layout that Debian packages install")

set(notices "Underpass and the parts it is made of, with their licences.\n")
function(add_notice part file)
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "The licence notice of ${part} is missing: ${file}. Set UNDERPASS_NOTICES_DIR.")
  endif()
  file(READ "${file}" text)
  string(APPEND notices "\n== ${part}\n\n${text}")
  set(notices "${notices}" PARENT_SCOPE)
endfunction()

add_notice(Underpass "${PROJECT_SOURCE_DIR}/LICENSE")
add_notice(libssh2 "${libssh2_source}/COPYING")
add_notice(OpenSSL "${UNDERPASS_NOTICES_DIR}/libssl-dev/copyright")
add_notice(Asio "${UNDERPASS_NOTICES_DIR}/libasio-dev/copyright")
add_notice("JSON for Modern C++" "${UNDERPASS_NOTICES_DIR}/nlohmann-json3-dev/copyright")
add_notice(CLI11 "${UNDERPASS_NOTICES_DIR}/libcli11-dev/copyright")
add_notice(spdlog "${UNDERPASS_NOTICES_DIR}/libspdlog-dev/copyright")
add_notice(fmt "${UNDERPASS_NOTICES_DIR}/libfmt-dev/copyright")
file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/NOTICES.txt" CONTENT "${notices}")
