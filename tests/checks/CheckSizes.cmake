# Fails when a file is too long to be read in one go, or switches on the platform outside a _win or _posix file.
file(GLOB_RECURSE sources "${ROOT}/app/*.h" "${ROOT}/app/*.cpp" "${ROOT}/core/*.h" "${ROOT}/core/*.cpp"
  "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp" "${ROOT}/tests/*.h" "${ROOT}/tests/*.cpp")
foreach(source IN LISTS sources)
  file(READ "${source}" text)
  string(REGEX MATCHALL "\n" newlines "${text}")
  list(LENGTH newlines lines)
  if(lines GREATER 400)
    message(SEND_ERROR "${source}: ${lines} lines (400 at most; split it by idea)")
  endif()
  if(NOT source MATCHES "_(win|posix)\\.(cpp|h)$" AND text MATCHES "\n *# *(if|ifdef|ifndef|elif)[^\n]*(WIN32|__linux__|__unix__)")
    message(SEND_ERROR "${source}: switches on the platform (use a _win and a _posix file)")
  endif()
endforeach()
