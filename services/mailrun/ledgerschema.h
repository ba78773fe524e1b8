// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/migrations.h"

namespace FibreDesk::MailRun {

/// The format of the ledger's file, as a checked list of steps.
[[nodiscard]] const QList<Store::Migration> &ledgerMigrations();

} // namespace FibreDesk::MailRun
