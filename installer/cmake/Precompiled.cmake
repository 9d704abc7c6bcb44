# Headers that many files include are read once for all: use_precompiled(TARGET KIND), where KIND is core, ui, tests or
# ui_tests. Files go on naming all they include: presets without UNDERPASS_PRECOMPILE (asan, windows) see what is missing.
# Of the window, asan builds nothing and windows not what is Linux' own: such files are read without precompiled headers.
option(UNDERPASS_PRECOMPILE "Read the headers that many files include once for all" OFF)

set(precompiled_std <algorithm> <array> <chrono> <cstdint> <expected> <filesystem> <functional> <map> <memory> <mutex>
  <optional> <span> <string> <string_view> <utility> <vector>)
set(precompiled_asio <asio/any_io_executor.hpp> <asio/awaitable.hpp> <asio/co_spawn.hpp> <asio/io_context.hpp>
  <asio/ip/tcp.hpp> <asio/post.hpp> <asio/redirect_error.hpp> <asio/steady_timer.hpp> <asio/use_awaitable.hpp>
  <asio/write.hpp>)
set(precompiled_gmock <gmock/gmock.h> <gtest/gtest.h> <fstream> <thread>)
set(precompiled_qt <QApplication> <QBoxLayout> <QCheckBox> <QComboBox> <QDialogButtonBox> <QFormLayout> <QLabel>
  <QLineEdit> <QMessageBox> <QPointer> <QPushButton> <QTableView> <QTabWidget> <QTimer>)

set(precompiled_core_headers ${precompiled_std} ${precompiled_asio})
set(precompiled_core_libraries underpass::asio)
set(precompiled_ui_headers ${precompiled_std} ${precompiled_qt})
set(precompiled_ui_libraries underpass::asio underpass::qt)
set(precompiled_tests_headers ${precompiled_std} ${precompiled_asio} ${precompiled_gmock})
set(precompiled_tests_libraries underpass::asio GTest::gmock)
set(precompiled_ui_tests_headers ${precompiled_ui_headers} ${precompiled_gmock} <QSignalSpy> <QTest>)
set(precompiled_ui_tests_libraries underpass::asio underpass::qt Qt6::Network Qt6::Test GTest::gmock)

# A compiler takes what another target read only where both have the same definitions, and where both become a library or
# both a program: each kind has a target that is nothing else.
function(add_precompiled kind)
  set(owner precompiled_${kind})
  set(source "${PROJECT_BINARY_DIR}/precompiled/${kind}.cpp")
  file(CONFIGURE OUTPUT "${source}" CONTENT "")
  add_library(${owner} OBJECT EXCLUDE_FROM_ALL "${source}")
  if(kind MATCHES "tests")
    set_target_properties(${owner} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${owner} PRIVATE ${CMAKE_CXX_COMPILE_OPTIONS_PIE})
  endif()
  set_target_properties(${owner} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_link_libraries(${owner} PRIVATE project_options ${precompiled_${kind}_libraries})
  # Without the option ccache does not see what came in with the headers.
  target_compile_options(${owner} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  target_precompile_headers(${owner} PRIVATE ${precompiled_${kind}_headers})
endfunction()

function(use_precompiled target kind)
  if(NOT UNDERPASS_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET precompiled_${kind})
    add_precompiled(${kind})
  endif()
  target_link_libraries(${target} PRIVATE ${precompiled_${kind}_libraries})
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
  target_precompile_headers(${target} REUSE_FROM precompiled_${kind})
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "_(posix|label)\\.cpp$")
  set_source_files_properties(${sources} TARGET_DIRECTORY ${target} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
