# Proves that each check can fail: plants one offence in an empty tree and expects the check to notice it.
function(must_notice check file text)
  set(tree "${WORK}/${check}")
  file(REMOVE_RECURSE "${tree}")
  file(WRITE "${tree}/${file}" "${text}")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${tree}" -P "${CMAKE_CURRENT_LIST_DIR}/${check}.cmake"
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
  if(result EQUAL 0)
    message(SEND_ERROR "${check} does not notice this in ${file}: ${text}")
  endif()
endfunction()

string(REPEAT "x\n" 401 long)
must_notice(CheckLayers core/A.h "#include <QString>\n")
must_notice(CheckLayers core/A.cpp "#include <libssh2.h>\n")
must_notice(CheckLayers core/net/A.cpp "#include <libssh2.h>\n")
must_notice(CheckLayers ui/A.h "#include \"core/ssh/engine/Engine.h\"\n")
must_notice(CheckSizes core/A.cpp "${long}")
must_notice(CheckSizes core/A.cpp "\n#ifdef _WIN32\n")
