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
    set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "") # Or each would need precompiled headers of its own.
    target_link_options(${name} PRIVATE -Wl,--no-undefined)
  else()
    add_library(${name} STATIC ${room_SOURCES})
  endif()
  target_link_libraries(${name} PUBLIC room_options ${room_USES} PRIVATE project_options ${room_PRIVATE})
  if(ui_options IN_LIST room_USES)
    use_precompiled(${name} ui)
  else()
    use_precompiled(${name} core)
  endif()
endfunction()

# What every room shows to those who use it.
add_library(room_options INTERFACE)
target_include_directories(room_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_link_libraries(room_options INTERFACE underpass::asio)
if(WIN32)
  target_include_directories(room_options SYSTEM INTERFACE "${UNDERPASS_WINDOWS_HEADERS}") # Asio
endif()
