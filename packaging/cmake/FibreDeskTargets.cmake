# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# One way to declare each kind of target, so that warnings, definitions and plugin linking are the same everywhere.

add_library(fd_options INTERFACE)
target_compile_definitions(fd_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS)
target_compile_options(fd_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wno-unused-parameter)
if(FIBREDESK_WERROR)
    target_compile_options(fd_options INTERFACE -Werror)
endif()
if(FIBREDESK_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=address,undefined)
endif()
if(FIBREDESK_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

include(FibreDeskPrecompiled)

# Every static QML module adds its plugin here; executables link this one target. With a static library, linking the
# backing library alone drops the type registration.
add_library(fd_qml_plugins INTERFACE)

# fd_add_service(core SOURCES … LINK …): static library fd_core, without Gui, Qml or Quick.
function(fd_add_service name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    qt_add_library(fd_${name} STATIC ${ARG_SOURCES})
    target_include_directories(fd_${name} PUBLIC ${CMAKE_SOURCE_DIR}/services)
    target_link_libraries(fd_${name} PUBLIC Qt6::Core ${ARG_LINK} PRIVATE fd_options)
    fd_precompiled(fd_${name} core)
endfunction()

# fd_add_model_module(dispatch URI FibreDesk.Models.Dispatch SOURCES … LINK … DEPENDENCIES …): fd_models_dispatch.
# DEPENDENCIES: QML modules whose types its own properties have, so that qmllint knows them.
function(fd_add_model_module area)
    cmake_parse_arguments(ARG "" "URI" "SOURCES;LINK;DEPENDENCIES" ${ARGN})
    set(target fd_models_${area})
    qt_add_library(${target} STATIC)
    qt_add_qml_module(${target} URI ${ARG_URI} VERSION 1.0 SOURCES ${ARG_SOURCES} NO_GENERATE_EXTRA_QMLDIRS
        DEPENDENCIES ${ARG_DEPENDENCIES})
    target_include_directories(${target} PUBLIC
        ${CMAKE_SOURCE_DIR}/models ${CMAKE_SOURCE_DIR}/models/${area} ${CMAKE_SOURCE_DIR}/services)
    target_link_libraries(${target} PUBLIC Qt6::Core Qt6::Qml ${ARG_LINK} PRIVATE fd_options)
    fd_precompiled(${target} qml)
    target_link_libraries(fd_qml_plugins INTERFACE ${target}plugin)
    set_property(GLOBAL APPEND PROPERTY FD_TRANSLATED_TARGETS ${target})
endfunction()

# fd_add_ui_module(controls URI FibreDesk.Controls QML_FILES … SINGLETONS … RESOURCES …): fd_ui_controls.
function(fd_add_ui_module area)
    cmake_parse_arguments(ARG "" "URI" "QML_FILES;SINGLETONS;RESOURCES;LINK" ${ARGN})
    set(target fd_ui_${area})
    foreach(file IN LISTS ARG_SINGLETONS)
        set_source_files_properties(${file} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    endforeach()
    set(ahead "")
    if(NOT FIBREDESK_QML_AHEAD)
        set(ahead NO_CACHEGEN)
    endif()
    qt_add_library(${target} STATIC)
    qt_add_qml_module(${target} URI ${ARG_URI} VERSION 1.0 ${ahead}
        QML_FILES ${ARG_SINGLETONS} ${ARG_QML_FILES} RESOURCES ${ARG_RESOURCES})
    target_link_libraries(${target} PUBLIC Qt6::Quick ${ARG_LINK} PRIVATE fd_options)
    fd_precompiled(${target} qml)
    target_link_libraries(fd_qml_plugins INTERFACE ${target}plugin)
    set_property(GLOBAL APPEND PROPERTY FD_TRANSLATED_TARGETS ${target})
endfunction()

# fd_add_test(tst_error LABEL unit SOURCES … LINK …)
function(fd_add_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT;COST" "SOURCES;LINK" ${ARGN})
    qt_add_executable(${name} ${ARG_SOURCES})
    # moc is called on tst_*.cpp and nothing else: CMake's own scan and its second source take longer than many a test to compile.
    set_target_properties(${name} PROPERTIES QT_QML_MODULE_NO_IMPORT_SCAN TRUE AUTOMOC OFF)
    foreach(source IN LISTS ARG_SOURCES)
        if(source MATCHES "^(tst_.*)\\.cpp$")
            set(moc ${CMAKE_CURRENT_BINARY_DIR}/${name}_moc/${CMAKE_MATCH_1}.moc)
            qt_generate_moc(${source} ${moc})
            target_sources(${name} PRIVATE ${moc})
            target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}_moc)
        endif()
    endforeach()
    target_link_libraries(${name} PRIVATE Qt6::Test ${ARG_LINK} fd_options)
    fd_precompiled(${name} core)
    target_compile_definitions(${name} PRIVATE
        FD_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" FD_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    # Roughly its seconds: the longest begin first, also where nothing has run yet.
    if(NOT ARG_COST)
        set(ARG_COST 0)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT} COST ${ARG_COST}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;QT_LOGGING_RULES=")
endfunction()
