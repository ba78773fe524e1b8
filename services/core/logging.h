// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

/// All log categories of the program; default level info.
Q_DECLARE_LOGGING_CATEGORY(lcHttp) ///< method, path, status, milliseconds
Q_DECLARE_LOGGING_CATEGORY(lcErp)
Q_DECLARE_LOGGING_CATEGORY(lcAuth) ///< states of the sign-in; never a token
Q_DECLARE_LOGGING_CATEGORY(lcHub)
Q_DECLARE_LOGGING_CATEGORY(lcGps)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcApp)
