// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entry.h"
#include "core/error.h"

#include <QSqlDatabase>
#include <QStringList>

#include <optional>
#include <vector>

namespace FibreDesk::Audit {

/// Which entries; empty members mean all.
struct Filter {
    QString who{};
    QString area{};
    QString result{};
    QDateTime from{}; ///< UTC, inclusive
    QDateTime until{}; ///< UTC, exclusive
    QString text{}; ///< each of its words is somewhere in the entry, whatever its case and accents

    bool operator==(const Filter &) const = default;
};

/// What there is to choose among.
struct Facets {
    QStringList who{};
    QStringList areas{};
    qint64 count = 0;
    QDateTime since{}; ///< the oldest entry; invalid = none

    bool operator==(const Facets &) const = default;
};

/// The file of the log: SQLite, for its owner only, all of one object on one thread. Entries are
/// added, never changed and never taken out: the file itself refuses it. Several processes of a
/// desk may add.
class AuditFile {
public:
    explicit AuditFile(QString file);
    ~AuditFile();
    Q_DISABLE_COPY_MOVE(AuditFile)

    [[nodiscard]] Result<void> open();
    /// False where that key is there already.
    [[nodiscard]] Result<bool> append(const Entry &entry);
    /// The newest first.
    [[nodiscard]] Result<std::vector<qint64>> numbers(const Filter &filter);
    /// In the order asked for.
    [[nodiscard]] Result<std::vector<Entry>> entries(const std::vector<qint64> &numbers);
    [[nodiscard]] Result<Facets> facets();
    /// All that the filter leaves, the newest first, as one JSON array; answers how many.
    [[nodiscard]] Result<qint64> exportJson(const Filter &filter, const QString &target);
    /// The damaged file of before, where there was one.
    [[nodiscard]] const QString &setAside() const { return m_setAside; }
    void close();

private:
    [[nodiscard]] Result<void> load();
    void closeDatabase();

    const QString m_file;
    const QString m_connection;
    QSqlDatabase m_db;
    std::optional<Error> m_error{}; ///< why it is not open
    QString m_setAside;
};

} // namespace FibreDesk::Audit
