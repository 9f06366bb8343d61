# SPDX-License-Identifier: GPL-3.0-or-later
# How this project makes its targets: one place for warnings, defines and include paths.

add_library(colophon_options INTERFACE)
target_compile_options(colophon_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-qual
    # GCC takes moved std::optional members for uninitialised where it inlines (its bug 80635).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-maybe-uninitialized>)
target_compile_definitions(colophon_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    COLOPHON_VERSION="${PROJECT_VERSION}")
if(COLOPHON_SANITIZE)
    target_compile_options(colophon_options INTERFACE
        -fsanitize=${COLOPHON_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(colophon_options INTERFACE -fsanitize=${COLOPHON_SANITIZE})
endif()

# The headers that most sources include are compiled once a layer: half the time of a build.
# Turn it off to see whether each source includes what it uses.
option(COLOPHON_PRECOMPILE "Precompile the common headers" ON)
set(COLOPHON_CORE_HEADERS <QByteArray> <QDateTime> <QHash> <QList> <QObject> <QString> <QStringList>
    <QVariant> <algorithm> <functional> <memory> <optional> <variant>)

# colophon_precompile(TARGET LAYER LINKS … HEADERS … OPTIONS …): TARGET takes the layer's precompiled
# headers, which the first target of that layer to come along makes. OPTIONS are those that TARGET is
# compiled with beyond the layer's own: the compiler takes headers of its own options only.
function(colophon_precompile target layer)
    cmake_parse_arguments(ARG "" "" "LINKS;HEADERS;OPTIONS" ${ARGN})
    if(NOT COLOPHON_PRECOMPILE)
        return()
    endif()
    set(host colophon_precompiled_${layer})
    if(NOT TARGET ${host})
        set(source ${PROJECT_BINARY_DIR}/${host}.cpp)
        file(CONFIGURE OUTPUT ${source} CONTENT "// the headers of layer ${layer}, compiled once\n")
        add_library(${host} STATIC ${source})
        set_target_properties(${host} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${host} PRIVATE ${ARG_LINKS} colophon_options)
        target_compile_options(${host} PRIVATE ${ARG_OPTIONS})
        target_precompile_headers(${host} PRIVATE ${ARG_HEADERS})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${host})
endfunction()

# colophon_core_module(NAME SOURCES … LINKS …): a part of core, a static library of its own. What it
# links is what it may include.
function(colophon_core_module name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(colophon_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(colophon_${name} PUBLIC ${ARG_LINKS} PRIVATE colophon_options)
    target_include_directories(colophon_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_compile_options(colophon_${name} PRIVATE -Wconversion)
    colophon_precompile(colophon_${name} core LINKS Qt6::Core
        HEADERS ${COLOPHON_CORE_HEADERS})
endfunction()

# colophon_test(NAME SOURCES … LINKS … [GUI]): a Catch2 binary whose cases ctest knows one by one.
# A case that asserts nothing fails (-w NoAssertions). The cases themselves are never optimised: they
# run but once, and compile in half the time.
function(colophon_test name)
    cmake_parse_arguments(ARG "GUI" "" "SOURCES;LINKS" ${ARGN})
    if(ARG_GUI)
        set(main gui)
        set(label ui)
    else()
        set(main core)
        set(label core)
        set_property(GLOBAL APPEND PROPERTY COLOPHON_CORE_TESTS ${name})
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE colophon_${main}_test_main ${ARG_LINKS} Catch2::Catch2 colophon_options)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        COLOPHON_SOURCE_DIR="${PROJECT_SOURCE_DIR}" COLOPHON_BINARY_DIR="${PROJECT_BINARY_DIR}")
    set(unoptimised $<$<NOT:$<CONFIG:Debug>>:-O0>)
    target_compile_options(${name} PRIVATE ${unoptimised})
    colophon_precompile(${name} tests LINKS Qt6::Core Catch2::Catch2
        HEADERS <catch2/catch.hpp> ${COLOPHON_CORE_HEADERS} OPTIONS ${unoptimised})
    catch_discover_tests(${name} EXTRA_ARGS -w NoAssertions
        PROPERTIES LABELS ${label} ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC" TIMEOUT 300)
endfunction()
