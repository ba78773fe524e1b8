// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSqlDatabase>

namespace FibreDesk::Store {

/// Makes `COLLATE fd_names` known to a connection, the order of people's names for ORDER BY: case
/// and the accents of Latin letters do not count. SQLite's own NOCASE puts Élise behind Zoé. In no
/// index: any SQLite reads the file.
void addNameCollation(const QSqlDatabase &db);

} // namespace FibreDesk::Store
