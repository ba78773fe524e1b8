// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace FibreDesk::Bench {

/// CAMPAIGN HOST PORT CONNECTIONS [USER PASSWORD CA]: what the server itself takes at most. The
/// mails of the campaign are made beforehand and pushed with as much pipelining as RFC 2920 allows:
/// the next mail's commands in one segment with the final dot of the one before. Nothing is written
/// down, nothing is kept of a reply but its first digit; one JSON line.
int pushPrebuilt(const QStringList &arguments);

} // namespace FibreDesk::Bench
