# libssh2 is built with us, static, from a source tree that carries installer/libssh2's patches.
if(NOT UNDERPASS_LIBSSH2_SOURCE)
  execute_process(
    COMMAND "${PROJECT_SOURCE_DIR}/installer/libssh2/prepare"
    OUTPUT_VARIABLE libssh2_source OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
else()
  set(libssh2_source "${UNDERPASS_LIBSSH2_SOURCE}")
endif()
if(NOT EXISTS "${libssh2_source}/include/libssh2.h")
  message(FATAL_ERROR "No libssh2 source tree at '${libssh2_source}'. "
    "Set UNDERPASS_LIBSSH2_SOURCE to one with installer/libssh2's patches applied.")
endif()

function(add_libssh2)
  # Without this, libssh2's option() calls forget the values set here.
  set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
  set(BUILD_SHARED_LIBS OFF)
  set(BUILD_STATIC_LIBS ON)
  set(BUILD_EXAMPLES OFF)
  set(BUILD_TESTING OFF)
  set(ENABLE_ZLIB_COMPRESSION OFF)
  set(ENABLE_DEBUG_LOGGING OFF)
  set(CRYPTO_BACKEND OpenSSL)
  set(LIBSSH2_NO_DEPRECATED ON)
  add_subdirectory("${libssh2_source}" "${PROJECT_BINARY_DIR}/libssh2" EXCLUDE_FROM_ALL SYSTEM)
endfunction()
add_libssh2()

# For rooms that call what another one links.
add_library(libssh2_headers INTERFACE)
target_include_directories(libssh2_headers SYSTEM INTERFACE
  $<TARGET_PROPERTY:libssh2_static,INTERFACE_INCLUDE_DIRECTORIES>)
target_compile_definitions(libssh2_headers INTERFACE $<TARGET_PROPERTY:libssh2_static,INTERFACE_COMPILE_DEFINITIONS>)
