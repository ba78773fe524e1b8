// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records.h"
#include "dispatchtext.h"

#include <QAbstractListModel>
#include <QSet>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk::Dispatch {

/// What became of one job while nobody here could see it.
struct NewsItem {
    enum class Kind { Moved, Added, Completed, Cancelled, Gone };

    QString id; ///< the job's
    Kind kind = Kind::Moved;
    Job before;
    Job now; ///< without an id where it is gone

    bool operator==(const NewsItem &) const = default;
};

/// The jobs of one day before and after, by id: what others changed of where they stand. What we
/// wrote ourselves (`own`) is no news.
[[nodiscard]] std::vector<NewsItem> newsBetween(
    const std::vector<Job> &before, const std::vector<Job> &now, const QSet<QString> &own);

/// "While you were away": told after a gap, until it is put aside.
class BoardNews : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

public:
    enum Role { JobRole = Qt::UserRole + 1, TitleRole, LineRole, GlyphRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] QString summary() const { return m_summary; }
    void tell(const std::vector<NewsItem> &items, const DispatchText::Names &names,
        const QString &language);
    /// The same in another language.
    void retell(const DispatchText::Names &names, const QString &language);
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE QString jobAt(int row) const
    {
        return row >= 0 && row < count() ? m_rows[std::size_t(row)].job : QString();
    }
    /// The job after `job` (1) or before it (-1), around the end.
    Q_INVOKABLE QString next(const QString &job, int direction) const;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QString job;
        QString title;
        QString line;
        QString glyph;
    };
    [[nodiscard]] static Row rowOf(
        const NewsItem &item, const DispatchText::Names &names, const QString &language);
    [[nodiscard]] QString summed() const;

    std::vector<NewsItem> m_items;
    std::vector<Row> m_rows;
    QString m_summary;
};

} // namespace FibreDesk::Dispatch
