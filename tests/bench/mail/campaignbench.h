// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

/// The whole path of a campaign, each part a process of its own so that its memory is its own.
namespace FibreDesk::Bench {

/// FILE ROWS: writes a campaign of mails of 4 kB.
int writeCampaign(const QStringList &arguments);
/// FILE LEDGER: from the file into the ledger.
int putCampaign(const QStringList &arguments);
/// LEDGER process|power HOST PORT CONNECTIONS [USER PASSWORD CA]: sends it; one JSON line.
int runCampaign(const QStringList &arguments);

} // namespace FibreDesk::Bench
