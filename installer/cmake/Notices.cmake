# Collects what ends up in the programs: for people NOTICES.txt with every licence, for machines sbom.spdx.json (SPDX 2.3),
# both in the build folder and from the same list, Parts.cmake.
set(UNDERPASS_NOTICES_DIR "/usr/share/doc" CACHE PATH
  "Where <package>/copyright files are, in the layout that Debian packages install")
set(UNDERPASS_LICENCES_DIR "/usr/share/common-licenses" CACHE PATH "Where the texts are that those files refer to")

set(notices "Underpass and the parts it is made of, with their licences.\n")
set(sbom_packages "[]")
set(sbom_relationships "[]")

function(append_notice title file)
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "The licence notice of ${title} is missing: ${file}. Set UNDERPASS_NOTICES_DIR or UNDERPASS_LICENCES_DIR.")
  endif()
  file(READ "${file}" text)
  set(notices "${notices}\n== ${title}\n\n${text}" PARENT_SCOPE)
endfunction()

# Copies the numbers that a pattern catches in a header, joined by dots.
function(version_in_header variable header)
  find_file(version_header "${header}" HINTS ${UNDERPASS_WINDOWS_HEADERS} ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES}
    NO_CACHE NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(READ "${version_header}" text)
  set(numbers)
  foreach(pattern ${ARGN})
    if(NOT text MATCHES "#define +${pattern} +([0-9]+)")
      message(FATAL_ERROR "${version_header} does not say ${pattern}.")
    endif()
    list(APPEND numbers "${CMAKE_MATCH_1}")
  endforeach()
  list(JOIN numbers "." numbers)
  set(${variable} "${numbers}" PARENT_SCOPE)
endfunction()

# "103002" is 1.30.2 where a major version is 100000.
function(split_version variable number major)
  math(EXPR minor "${number} % ${major} / 100")
  math(EXPR major "${number} / ${major}")
  math(EXPR patch "${number} % 100")
  set(${variable} "${major}.${minor}.${patch}" PARENT_SCOPE)
endfunction()

# add_part(NAME VERSION <version> LICENCE <SPDX expression> SOURCE <address> LINK STATIC|DYNAMIC|NONE NOTICE <file> [REMARK <text>])
function(add_part name)
  cmake_parse_arguments(PARSE_ARGV 1 part "" "VERSION;LICENCE;SOURCE;LINK;NOTICE;REMARK" "")
  append_notice("${name}" "${part_NOTICE}")
  string(MAKE_C_IDENTIFIER "${name}" id)
  string(REPLACE "_" "-" id "SPDXRef-${id}")
  set(package "{}")
  foreach(pair "SPDXID:${id}" "name:${name}" "versionInfo:${part_VERSION}" "downloadLocation:${part_SOURCE}"
      "licenseDeclared:${part_LICENCE}" "licenseConcluded:NOASSERTION" "copyrightText:NOASSERTION")
    string(FIND "${pair}" ":" colon)
    string(SUBSTRING "${pair}" 0 ${colon} key)
    math(EXPR colon "${colon} + 1")
    string(SUBSTRING "${pair}" ${colon} -1 value)
    string(JSON package SET "${package}" "${key}" "\"${value}\"")
  endforeach()
  string(JSON package SET "${package}" "filesAnalyzed" "false")
  if(part_REMARK)
    string(JSON package SET "${package}" "comment" "\"${part_REMARK}\"")
  endif()
  string(JSON count LENGTH "${sbom_packages}")
  string(JSON packages SET "${sbom_packages}" ${count} "${package}")
  set(link "{\"spdxElementId\":\"SPDXRef-Underpass\",\"relationshipType\":\"${part_LINK}_LINK\",\"relatedSpdxElement\":\"${id}\"}")
  if(part_LINK STREQUAL "NONE")
    set(link "{\"spdxElementId\":\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":\"${id}\"}")
  endif()
  string(JSON relationships SET "${sbom_relationships}" ${count} "${link}")
  set(notices "${notices}" PARENT_SCOPE)
  set(sbom_packages "${packages}" PARENT_SCOPE)
  set(sbom_relationships "${relationships}" PARENT_SCOPE)
endfunction()

include(Parts)

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/NOTICES.txt" CONTENT "${notices}" @ONLY)
string(SHA256 fingerprint "${sbom_packages}")
string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC) # SOURCE_DATE_EPOCH, where it is set.
file(WRITE "${PROJECT_BINARY_DIR}/sbom.spdx.json" "{
  \"spdxVersion\": \"SPDX-2.3\",
  \"dataLicense\": \"CC0-1.0\",
  \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"Underpass-${PROJECT_VERSION}\",
  \"documentNamespace\": \"https://spdx.org/spdxdocs/underpass-${PROJECT_VERSION}-${fingerprint}\",
  \"creationInfo\": { \"created\": \"${now}\", \"creators\": [\"Tool: underpass-installer-cmake-Notices\"] },
  \"packages\": ${sbom_packages},
  \"relationships\": ${sbom_relationships}
}
")
