# What the Windows build is made of, in the root that installer/windows/prepare makes: Qt in /opt/win, and the header-only
# libraries apart from glibc's headers.
set(UNDERPASS_WINDOWS_HEADERS "/opt/headers" CACHE PATH "Asio, JSON, CLI11, spdlog and fmt, headers only")
if(NOT EXISTS "${UNDERPASS_WINDOWS_HEADERS}/asio.hpp")
  message(FATAL_ERROR "No headers in '${UNDERPASS_WINDOWS_HEADERS}'. Build with installer/build, which prepares them.")
endif()

function(add_headers name)
  add_library(${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${name} SYSTEM INTERFACE "${UNDERPASS_WINDOWS_HEADERS}")
endfunction()
add_headers(nlohmann_json::nlohmann_json)
add_headers(CLI11::CLI11)
add_headers(spdlog::spdlog_header_only)
target_compile_definitions(spdlog::spdlog_header_only INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)

if(UNDERPASS_BUILD_WINDOW)
  find_package(Qt6 6.8 REQUIRED COMPONENTS Network Widgets)
endif()

# Windows 10 is the oldest that runs this.
add_compile_definitions(_WIN32_WINNT=0x0A00 WINVER=0x0A00 NTDDI_VERSION=0x0A000006 WIN32_LEAN_AND_MEAN NOMINMAX UNICODE _UNICODE)
# Shipped programs need no file of the compiler's beside them, so nobody can plant one; Qt's need the shared ones.
set(UNDERPASS_STATIC_RUNTIME -static -static-libgcc -static-libstdc++)
add_compile_options(-fstack-protector-strong)
add_link_options(-Wl,--dynamicbase -Wl,--nxcompat -Wl,--high-entropy-va -Wl,--no-insert-timestamp -fstack-protector-strong)
# The path of the checkout is nobody's business, and changes the bytes.
add_compile_options("-ffile-prefix-map=${PROJECT_SOURCE_DIR}=." "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build")
