// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drafts/draft.h"

#include <QFuture>

#include <optional>
#include <vector>

namespace FibreDesk::Drafts {

/// One line of the list. A file that cannot be read is there too, with the reason.
struct DraftSummary {
    QString id{}; ///< of the file's name
    QString name{};
    QString subject{};
    QDateTime modified{};
    qsizetype recipients = -1; ///< rows of the file or campaign; -1 = not known
    int step = 0;
    std::optional<Error> error{};

    bool operator==(const DraftSummary &) const = default;
};

/// Drafts as files `<id>.json` of one folder, readable by their owner only. Everything but the
/// constructor works on a worker thread; the values may be used from any.
class DraftStore {
public:
    explicit DraftStore(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString fileOf(const QString &id) const;

    [[nodiscard]] QFuture<Result<std::vector<DraftSummary>>> list() const; ///< the newest first
    [[nodiscard]] QFuture<Result<Draft>> read(const QString &id) const;
    /// The file before stays until the new one is complete.
    [[nodiscard]] QFuture<Result<void>> write(Draft draft) const;
    /// Sets the file aside; restore() brings it back. What was set aside is gone after a month.
    [[nodiscard]] QFuture<Result<void>> remove(const QString &id) const;
    [[nodiscard]] QFuture<Result<void>> restore(const QString &id) const;

    /// The same on this thread, for the last moment before the end.
    [[nodiscard]] Result<void> writeNow(const Draft &draft) const;

private:
    QString m_folder;
};

} // namespace FibreDesk::Drafts
