# Draws the icons at build time into a target as :/icons/<name>-<size>.png: the programs then need no SVG library, and
# start sooner. Included where the target is made, because the names inside the resource are properties of that directory's
# files. As a script it draws one icon: cmake -D... -P Pictures.cmake
set(picture_sizes 16 20 22 24 32 40 48 64 128 256)
set(kind_sizes 24 32 48 64 96) # Of what is shown inside windows alone.

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ "${SOURCE}" drawing)
  if(ON_DARK)
    # The icons are drawn for a light ground; each of their colours has a brighter one for a dark ground.
    foreach(pair 3b4149:eef1f4 1a7f37:3fd066 0b62c4:5cb0ff b35900:ffb02e 7a3fd0:c9a3ff cf222e:ff6b6b)
      string(REPLACE ":" ";" pair "${pair}")
      list(GET pair 0 on_light)
      list(GET pair 1 on_dark)
      string(REPLACE "#${on_light}" "#${on_dark}" drawing "${drawing}")
    endforeach()
  endif()
  file(WRITE "${TARGET}.svg" "${drawing}")
  string(REPLACE "," ";" sizes "${SIZES}")
  foreach(size ${sizes})
    execute_process(COMMAND "${RSVG_CONVERT}" --width ${size} --height ${size} --output "${TARGET}-${size}.png" "${TARGET}.svg"
      COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  return()
endif()

find_program(RSVG_CONVERT rsvg-convert NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(pictures_script "${CMAKE_CURRENT_LIST_FILE}")

# In the sizes that are named after these, or else in all.
function(draw_picture drawing name on_dark)
  set(sizes ${ARGN})
  if(NOT sizes)
    set(sizes ${picture_sizes})
  endif()
  set(source "${PROJECT_SOURCE_DIR}/resources/icons/${drawing}.svg")
  set(target "${CMAKE_CURRENT_BINARY_DIR}/pictures/${name}")
  list(TRANSFORM sizes REPLACE "(.+)" "${target}-\\1.png" OUTPUT_VARIABLE drawn)
  list(JOIN sizes "," sizes)
  add_custom_command(OUTPUT ${drawn}
    COMMAND "${CMAKE_COMMAND}" "-DRSVG_CONVERT=${RSVG_CONVERT}" "-DSOURCE=${source}" "-DTARGET=${target}"
      "-DON_DARK=${on_dark}" "-DSIZES=${sizes}" -P "${pictures_script}"
    DEPENDS "${source}" "${pictures_script}" VERBATIM)
  set(drawn ${drawn} PARENT_SCOPE)
endfunction()

function(add_pictures target)
  set(files)
  foreach(drawing off on connecting waiting degraded needs-you failed)
    draw_picture(${drawing} ${drawing} NO)
    list(APPEND files ${drawn})
    draw_picture(${drawing} ${drawing}-on-dark YES)
    list(APPEND files ${drawn})
  endforeach()
  foreach(drawing kind-mail kind-screen kind-database kind-page kind-browser kind-other)
    draw_picture(${drawing} ${drawing} NO ${kind_sizes})
    list(APPEND files ${drawn})
    draw_picture(${drawing} ${drawing}-on-dark YES ${kind_sizes})
    list(APPEND files ${drawn})
  endforeach()
  draw_picture(underpass underpass NO)
  list(APPEND files ${drawn})
  foreach(file ${files})
    get_filename_component(name "${file}" NAME)
    set_source_files_properties("${file}" PROPERTIES QT_RESOURCE_ALIAS "${name}")
  endforeach()
  # Version 1 has no times in it, which would make every build another one.
  qt_add_resources(${target} pictures PREFIX /icons OPTIONS --format-version 1 FILES ${files})
endfunction()
