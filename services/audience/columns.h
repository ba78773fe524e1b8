// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "text/csvreader.h"

#include <QString>

#include <vector>

namespace FibreDesk::Audience {

/// What a column of an imported table holds. Several may hold e-mails or phones; of the others
/// there is one.
enum class ColumnRole {
    Variable, ///< for the templates, under its own name
    Email,
    FirstName,
    LastName,
    FullName,
    Phone,
    Language,
    Address,
    City,
    PostalCode,
    Customer,
    GiftUrl,
    Amount,
};

/// What a column seems to be. The user confirms it before anything is imported.
struct Column {
    ColumnRole role = ColumnRole::Variable;
    double confidence = 0; ///< 0 to 1
    QString header; ///< as in the file; empty = no header
    QString variable; ///< name in templates: "date_de_fin"
    bool isByName = false; ///< the header said so
    bool isByContent = false; ///< the cells look like it

    bool operator==(const Column &) const = default;
};

[[nodiscard]] std::vector<Column> guessColumns(const Text::CsvTable &table);

/// Stable English name of a role ("firstName").
[[nodiscard]] QString roleName(ColumnRole role);

} // namespace FibreDesk::Audience
