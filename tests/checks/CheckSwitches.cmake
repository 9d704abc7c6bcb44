# Fails when a function that switches over ErrorCode or Station has a default: it would swallow what somebody adds later.
# cmake -DROOT=<tree> -P CheckSwitches.cmake
file(GLOB_RECURSE sources "${ROOT}/app/*.h" "${ROOT}/app/*.cpp" "${ROOT}/core/*.h" "${ROOT}/core/*.cpp"
  "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp")
foreach(source IN LISTS sources)
  file(READ "${source}" text)
  string(REGEX REPLACE "[][;]" "" text "${text}") # They mean something in a list.
  string(REPLACE "\n}" ";" functions "${text}")
  foreach(function IN LISTS functions)
    if(function MATCHES "default:" AND function MATCHES "case (ErrorCode|Station)::")
      message(SEND_ERROR "${source}: a default in a switch over ${CMAKE_MATCH_1} (name every case)")
    endif()
  endforeach()
endforeach()
