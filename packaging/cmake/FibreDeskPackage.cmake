# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# What `cmake --install` puts where, and the Debian package (`cpack` in the build folder).

include(GNUInstallDirs)
foreach(program fibredesk fibredeskctl fibredesk-sandbox)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()
set(id example.fibredesk.FibreDesk)
set(linux ${CMAKE_SOURCE_DIR}/packaging/linux)
install(FILES ${linux}/${id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${linux}/${id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${linux}/${id}.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

# The QML modules are loaded by name, so dpkg-shlibdeps does not see them: those of packages.txt, minus the tests' own.
file(STRINGS ${CMAKE_SOURCE_DIR}/packaging/packages.txt qml_packages REGEX "^qml6-module-")
list(REMOVE_ITEM qml_packages qml6-module-qttest)
list(JOIN qml_packages ", " qml_packages)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME fibredesk)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "FibreDesk contributors")
set(CPACK_PACKAGE_CONTACT "FibreDesk contributors <contact@fibredesk.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Operations desk of a fibre provider")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "${qml_packages}, qt6-location-plugins, qt6-svg-plugins, libqt6sql6-sqlite, qt6-translations-l10n, fonts-inter, ca-certificates, tzdata")
include(CPack)
