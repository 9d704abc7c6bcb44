# A room is one folder with one idea, and one library, so that what it may use is a matter of linking. Where UNDERPASS_SHARED_ROOMS
# is on, an upward use does not link; what is used of a header alone is tests/checks/CheckLayers.cmake's business.
#
#   add_room(core_net SOURCES Connect.cpp AckAtOnce_${system}.cpp USES core_base PRIVATE OpenSSL::Crypto)
#
# USES: the rooms below that its headers and sources include. PRIVATE: libraries that only its sources see.
option(UNDERPASS_SHARED_ROOMS "Every room is a shared library without undefined symbols" OFF)

set(system posix)
if(WIN32)
  set(system win)
endif()

function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;USES;PRIVATE")
  if(UNDERPASS_SHARED_ROOMS)
    add_library(${name} SHARED ${room_SOURCES})
    target_link_options(${name} PRIVATE -Wl,--no-undefined)
  else()
    add_library(${name} STATIC ${room_SOURCES})
  endif()
  target_link_libraries(${name} PUBLIC room_options ${room_USES} PRIVATE project_options ${room_PRIVATE})
endfunction()

# What every room shows to those who use it.
add_library(room_options INTERFACE)
target_include_directories(room_options INTERFACE "${PROJECT_SOURCE_DIR}")
# Whether Asio finds std::aligned_alloc depends on what was included before it: without the last definition one file
# allocates what another cannot free.
target_compile_definitions(room_options INTERFACE
  ASIO_STANDALONE ASIO_SEPARATE_COMPILATION ASIO_NO_DEPRECATED ASIO_DISABLE_STD_ALIGNED_ALLOC
  # Asio before 1.24 looks for the coroutines of clang's own library only.
  $<$<CXX_COMPILER_ID:Clang>:ASIO_HAS_CO_AWAIT=1>)
target_link_libraries(room_options INTERFACE Threads::Threads)
if(WIN32)
  target_include_directories(room_options SYSTEM INTERFACE "${UNDERPASS_WINDOWS_HEADERS}") # Asio
endif()
