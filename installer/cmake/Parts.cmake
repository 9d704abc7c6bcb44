# What ends up in the programs. Notices.cmake makes NOTICES.txt and the SBOM of it.
set(doc "${UNDERPASS_NOTICES_DIR}")
file(STRINGS "${PROJECT_SOURCE_DIR}/installer/libssh2/patches/series" patches REGEX "^[^#]")
list(JOIN patches ", " patches)
version_in_header(asio asio/version.hpp ASIO_VERSION)
split_version(asio ${asio} 100000)
version_in_header(json nlohmann/detail/abi_macros.hpp
  NLOHMANN_JSON_VERSION_MAJOR NLOHMANN_JSON_VERSION_MINOR NLOHMANN_JSON_VERSION_PATCH)
version_in_header(cli11 CLI/Version.hpp CLI11_VERSION_MAJOR CLI11_VERSION_MINOR CLI11_VERSION_PATCH)
version_in_header(spdlog spdlog/version.h SPDLOG_VER_MAJOR SPDLOG_VER_MINOR SPDLOG_VER_PATCH)
version_in_header(fmt fmt/core.h FMT_VERSION)
split_version(fmt ${fmt} 10000)

add_part(Underpass VERSION ${PROJECT_VERSION} LICENCE MIT SOURCE NOASSERTION LINK NONE NOTICE "${PROJECT_SOURCE_DIR}/LICENSE")
add_part(libssh2 VERSION 1.11.1 LICENCE BSD-3-Clause SOURCE https://libssh2.org/download/ LINK STATIC
  NOTICE "${libssh2_source}/COPYING"
  REMARK "Debian's source package with its security patches, and then, from installer/libssh2/patches: ${patches}")
add_part(OpenSSL VERSION ${OPENSSL_VERSION} LICENCE Apache-2.0 SOURCE https://openssl-library.org/source/ LINK STATIC
  NOTICE "${doc}/libssl-dev/copyright")
add_part(Asio VERSION ${asio} LICENCE BSL-1.0 SOURCE https://think-async.com/Asio/ LINK STATIC
  NOTICE "${doc}/libasio-dev/copyright")
add_part("JSON for Modern C++" VERSION ${json} LICENCE MIT SOURCE https://github.com/nlohmann/json LINK STATIC
  NOTICE "${doc}/nlohmann-json3-dev/copyright")
add_part(CLI11 VERSION ${cli11} LICENCE BSD-3-Clause SOURCE https://github.com/CLIUtils/CLI11 LINK STATIC
  NOTICE "${doc}/libcli11-dev/copyright")
add_part(spdlog VERSION ${spdlog} LICENCE MIT SOURCE https://github.com/gabime/spdlog LINK STATIC
  NOTICE "${doc}/libspdlog-dev/copyright")
add_part(fmt VERSION ${fmt} LICENCE MIT SOURCE https://github.com/fmtlib/fmt LINK STATIC NOTICE "${doc}/libfmt-dev/copyright")
if(UNDERPASS_BUILD_WINDOW)
  configure_file("${CMAKE_CURRENT_LIST_DIR}/QtNotice.txt.in" "${PROJECT_BINARY_DIR}/QtNotice.txt" @ONLY)
  append_notice("How Underpass uses Qt" "${PROJECT_BINARY_DIR}/QtNotice.txt")
  add_part("Qt 6" VERSION ${Qt6_VERSION} LICENCE LGPL-3.0-only SOURCE https://download.qt.io/archive/qt/ LINK DYNAMIC
    NOTICE "${doc}/qt6-base-dev/copyright" REMARK "qtbase alone: Core, Gui, Network, Widgets, and their plugins")
endif()
if(WIN32)
  add_part("GCC runtime libraries" VERSION ${CMAKE_CXX_COMPILER_VERSION} LICENCE "GPL-3.0-or-later WITH GCC-exception-3.1"
    SOURCE https://gcc.gnu.org/ LINK DYNAMIC NOTICE "${doc}/gcc-mingw-w64-base/copyright"
    REMARK "libgcc and libstdc++: libraries beside underpass.exe, inside underpassctl.exe")
  version_in_header(mingw _mingw_mac.h __MINGW64_VERSION_MAJOR __MINGW64_VERSION_MINOR __MINGW64_VERSION_BUGFIX)
  add_part("mingw-w64 runtime" VERSION ${mingw} LICENCE "ZPL-2.1 AND MIT" SOURCE https://www.mingw-w64.org/ LINK DYNAMIC
    NOTICE "${doc}/mingw-w64-common/copyright" REMARK "start-up code, and winpthreads")
endif()
foreach(licence Apache-2.0 LGPL-3 GPL-3)
  append_notice("The text of ${licence}" "${UNDERPASS_LICENCES_DIR}/${licence}")
endforeach()
