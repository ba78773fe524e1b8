// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accounting/statement.h"

#include <QByteArray>
#include <QString>

/// A statement of account as a file, in the customer's language whatever the window speaks. Made on
/// worker threads.
namespace FibreDesk::StatementFile {

/// What a reader must know to trust the numbers, a sentence each.
[[nodiscard]] QStringList remarks(const Accounting::Statement &statement, const QString &language);

[[nodiscard]] QByteArray csv(const Accounting::Statement &statement, const QString &language);

/// On letter paper, as many pages as it takes. `issuer`: whose statement it is.
[[nodiscard]] QByteArray pdf(
    const Accounting::Statement &statement, const QString &language, const QString &issuer);

/// "releve-C-00012-2026-11-29.pdf"
[[nodiscard]] QString fileName(
    const Accounting::Statement &statement, const QString &language, const QString &suffix);

} // namespace FibreDesk::StatementFile
