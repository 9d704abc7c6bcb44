# Libraries of headers, and what every file that includes them must define alike.
add_library(asio INTERFACE)
add_library(underpass::asio ALIAS asio)
# Whether Asio finds std::aligned_alloc depends on what was included before it: without the last definition one file
# allocates what another cannot free.
target_compile_definitions(asio INTERFACE
  ASIO_STANDALONE ASIO_SEPARATE_COMPILATION ASIO_NO_DEPRECATED ASIO_DISABLE_STD_ALIGNED_ALLOC
  # Asio before 1.24 looks for the coroutines of clang's own library only.
  $<$<CXX_COMPILER_ID:Clang>:ASIO_HAS_CO_AWAIT=1>)
target_link_libraries(asio INTERFACE Threads::Threads)
if(NOT WIN32)
  # GLib asks for it, and defines something with it: what is precompiled must have it like all who read that.
  target_compile_options(asio INTERFACE -pthread)
endif()

if(UNDERPASS_BUILD_WINDOW)
  add_library(qt INTERFACE)
  add_library(underpass::qt ALIAS qt)
  target_compile_definitions(qt INTERFACE QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400)
  target_link_libraries(qt INTERFACE Qt6::Widgets)
endif()
