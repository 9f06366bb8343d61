# SPDX-License-Identifier: GPL-3.0-or-later
# How this project makes its targets: one place for warnings, defines and include paths.

add_library(colophon_options INTERFACE)
target_compile_options(colophon_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-qual)
target_compile_definitions(colophon_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    COLOPHON_VERSION="${PROJECT_VERSION}")
if(COLOPHON_SANITIZE)
    target_compile_options(colophon_options INTERFACE
        -fsanitize=${COLOPHON_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(colophon_options INTERFACE -fsanitize=${COLOPHON_SANITIZE})
endif()

# colophon_core_module(NAME SOURCES … LINKS …): a part of core, a static library of its own. What it
# links is what it may include.
function(colophon_core_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(colophon_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(colophon_${name} PUBLIC ${ARG_LINKS} PRIVATE colophon_options)
    target_include_directories(colophon_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_compile_options(colophon_${name} PRIVATE -Wconversion)
endfunction()

# colophon_test(NAME SOURCES … LINKS … [GUI]): a Catch2 binary whose cases ctest knows one by one.
# A case that asserts nothing fails (-w NoAssertions).
function(colophon_test name)
    cmake_parse_arguments(ARG "GUI" "" "SOURCES;LINKS" ${ARGN})
    if(ARG_GUI)
        set(main ${PROJECT_SOURCE_DIR}/tests/support/guimain.cpp)
        set(label ui)
    else()
        set(main ${PROJECT_SOURCE_DIR}/tests/support/coremain.cpp)
        set(label core)
        set_property(GLOBAL APPEND PROPERTY COLOPHON_CORE_TESTS ${name})
    endif()
    add_executable(${name} ${main} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} Catch2::Catch2 colophon_options)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        COLOPHON_SOURCE_DIR="${PROJECT_SOURCE_DIR}" COLOPHON_BINARY_DIR="${PROJECT_BINARY_DIR}")
    catch_discover_tests(${name} EXTRA_ARGS -w NoAssertions
        PROPERTIES LABELS ${label} ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC" TIMEOUT 300)
endfunction()
