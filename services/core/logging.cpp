// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logging.h"

Q_LOGGING_CATEGORY(lcHttp, "fibredesk.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcErp, "fibredesk.erp", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "fibredesk.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHub, "fibredesk.hub", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGps, "fibredesk.gps", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "fibredesk.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "fibredesk.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "fibredesk.app", QtInfoMsg)
