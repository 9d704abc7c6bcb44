# Compiles the translations, and Qt's own for its standard buttons, into a target as :/i18n. Included where the target is
# made, because the names inside the resource are properties of that directory's files.
find_program(LRELEASE lrelease HINTS /usr/lib/qt6/bin NO_CMAKE_FIND_ROOT_PATH REQUIRED)

function(add_translations target)
  set(files)
  foreach(language de en ja)
    set(source "${PROJECT_SOURCE_DIR}/resources/translations/underpass_${language}.ts")
    set(compiled "${CMAKE_CURRENT_BINARY_DIR}/underpass_${language}.qm")
    add_custom_command(OUTPUT "${compiled}"
      COMMAND "${LRELEASE}" -silent "${source}" -qm "${compiled}"
      DEPENDS "${source}" VERBATIM)
    list(APPEND files "${compiled}")
  endforeach()
  foreach(language de ja)
    find_file(QTBASE_${language} qtbase_${language}.qm HINTS /usr/share/qt6/translations NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    list(APPEND files "${QTBASE_${language}}")
  endforeach()
  foreach(file ${files})
    get_filename_component(name "${file}" NAME)
    set_source_files_properties("${file}" PROPERTIES QT_RESOURCE_ALIAS "${name}")
  endforeach()
  qt_add_resources(${target} i18n PREFIX /i18n OPTIONS --format-version 1 FILES ${files})
endfunction()
