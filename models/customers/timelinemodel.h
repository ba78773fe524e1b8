// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "base/snapshotlist.h"
#include "core/clock.h"
#include "store/timelinequeries.h"

#include <QAbstractListModel>
#include <QTimer>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Everything that happened with the open customer, newest first. Pages come from the mirror as
/// they are scrolled to, in both directions: a year in the middle is one page away, and so is the
/// oldest.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CustomersController")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY overviewChanged)
    Q_PROPERTY(bool hasNewer READ hasNewer NOTIFY countChanged)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY countChanged)
    Q_PROPERTY(bool isReading READ isReading NOTIFY countChanged)
    Q_PROPERTY(bool isFiltered READ isFiltered NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(QList<int> years READ years NOTIFY overviewChanged)
    Q_PROPERTY(FibreDesk::RecordModel *kinds READ kinds CONSTANT)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        GlyphRole,
        WhatRole,
        TitleRole,
        DetailRole,
        StateRole, ///< the server's word
        PersonRole,
        AmountRole,
        HasAmountRole,
        DayRole, ///< "2026-11-24"
        AtRole, ///< invalid where only the day is known
        HasTimeRole,
        SectionRole, ///< "novembre 2026"
        FutureRole,
        DocumentRole,
        TargetRole
    };
    Q_ENUM(Role)

    static constexpr int pageSize = 80;

    TimelineModel(Store::Mirror *mirror, Clock clock, QObject *parent = nullptr);

    /// Another customer; empty = none. Read as soon as the page asks for it.
    void setCustomer(const QString &customer);
    /// The mails of campaigns and the files: what the mirror does not hold.
    void setMails(std::vector<Store::TimelineEntry> mails);
    void setFiles(std::vector<Store::TimelineEntry> files);
    void setLanguage(const QString &language);
    /// The mirror changed: what is shown is read again where it stands.
    void refresh();

    Q_INVOKABLE void toggleKind(const QString &kind);
    Q_INVOKABLE void clearFilter();
    Q_INVOKABLE void jumpToYear(int year);
    Q_INVOKABLE void jumpToOldest();
    Q_INVOKABLE void jumpToNewest();
    Q_INVOKABLE void fetchNewer();
    /// The page that failed.
    Q_INVOKABLE void tryAgain();

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int total() const { return m_overview.total; }
    [[nodiscard]] bool hasNewer() const { return m_hasNewer; }
    [[nodiscard]] bool hasOlder() const { return m_hasOlder; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isFiltered() const
    {
        return !m_query.kinds.empty() || !m_query.text.isEmpty();
    }
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    /// With entries, the newest first.
    [[nodiscard]] QList<int> years() const;
    [[nodiscard]] RecordModel *kinds() { return &m_kinds; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void countChanged();
    void overviewChanged();
    void filterChanged();
    /// All anew: shown from its first row, or from its last.
    void shownAnew(bool fromLast);

private:
    struct Row {
        QString id;
        Store::TimelineEntry entry;

        bool operator==(const Row &) const = default;
    };
    enum class Put { Anew, Below, Above, InPlace };

    static QList<int> changedRoles(const Row &before, const Row &after);
    static std::vector<Row> rowsOf(std::vector<Store::TimelineEntry> entries);
    void read(const std::optional<Store::TimelineKey> &from, Store::TimelineWay way, int limit,
        Put put, bool hasNewer = false);
    void take(int generation, const Result<Store::TimelinePage> &page, Store::TimelineWay way,
        Put put, bool hasNewer);
    void handlePage(
        const Store::TimelinePage &page, Store::TimelineWay way, Put put, bool hasNewer);
    void readOverview();
    void applyFilter();
    void setOthers();
    void showKinds();

    Store::Mirror *m_mirror;
    Clock m_clock;
    Store::TimelineQuery m_query;
    std::vector<Store::TimelineEntry> m_mails;
    std::vector<Store::TimelineEntry> m_files;
    SnapshotList<Row> m_rows{this, &TimelineModel::changedRoles};
    RecordModel m_kinds;
    Store::TimelineOverview m_overview;
    QString m_text;
    QTimer m_textTimer; ///< a search per pause, not per letter
    bool m_hasNewer = false;
    bool m_hasOlder = false;
    bool m_isReading = false;
    bool m_isStale = false; ///< changed while a page was on its way
    ErrorText m_error;
    std::function<void()> m_again; ///< what was read last
    int m_generation = 0;
    int m_overviews = 0;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
