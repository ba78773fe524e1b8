# SPDX-FileCopyrightText: 2026 FibreDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Two sets of precompiled headers, shared by all targets: with them a build takes about half the time. Debug builds and the gate of
# clang-tidy go without, so that a file that forgot an include is noticed.

option(FIBREDESK_PCH "Precompile the headers that every file reads" OFF)

if(FIBREDESK_PCH)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled/empty.cpp "")
    foreach(tier core qml)
        add_library(fd_pch_${tier} OBJECT ${CMAKE_BINARY_DIR}/precompiled/empty.cpp)
        set_target_properties(fd_pch_${tier} PROPERTIES AUTOMOC OFF)
        target_link_libraries(fd_pch_${tier} PRIVATE fd_options Qt6::Core)
    endforeach()
    target_link_libraries(fd_pch_qml PRIVATE Qt6::Qml)
    set(core
        <chrono> <expected> <functional> <memory> <optional> <utility> <vector>
        <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QLoggingCategory> <QObject> <QPointer>
        <QString> <QStringList> <QTimer> <QUrl> <QVariant>)
    target_precompile_headers(fd_pch_core PRIVATE ${core})
    target_precompile_headers(fd_pch_qml PRIVATE ${core} <QAbstractListModel> <QQmlEngine> <QtQml/qqmlprivate.h> <qqmlintegration.h>)
endif()

# fd_precompiled(TARGET core|qml)
function(fd_precompiled target tier)
    if(FIBREDESK_PCH)
        target_precompile_headers(${target} REUSE_FROM fd_pch_${tier})
    endif()
endfunction()
