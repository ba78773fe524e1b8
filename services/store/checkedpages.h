// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSqlDatabase>

/// SQLite finds damage of its structure and not of what stands in it: one flipped bit in a name is
/// a name to it. So every page of the mirror carries a sum of its bytes in its last eight, and a
/// page that was read and does not match it is an error, never a value. By a layer between SQLite
/// and the file system (its VFS), as SQLite's own cksumvfs does it.
namespace FibreDesk::Store {

/// Puts the layer in front of what SQLite uses, once per process; before a connection is opened.
void installCheckedPages();

/// Lets a file without a page have the sums. Files made before this are read as they are.
void reserveForSums(const QSqlDatabase &db);

/// Says in a new file's header that its pages have sums, so that the header's own byte for them
/// cannot be lost unseen; the value of PRAGMA application_id.
constexpr int checkedPagesMark = 0x46446b31; // "FDk1"

} // namespace FibreDesk::Store
