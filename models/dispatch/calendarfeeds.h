// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "dispatch/calendarfile.h"

#include <QAbstractListModel>
#include <QDate>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <chrono>
#include <set>
#include <vector>

namespace FibreDesk::Store {
class Mirror;
struct Changes;
} // namespace FibreDesk::Store

namespace FibreDesk::Dispatch {

class DispatchController;

/// A calendar file that is kept up to date.
struct FeedRow {
    QString id; ///< the file
    QString technician; ///< empty = everybody
    int weeks = 4; ///< from this week on
    QString line{}; ///< whose, and how far
    QString state{}; ///< when it was last checked, or why not
    bool isFailed = false;

    bool operator==(const FeedRow &) const = default;
};

/// Calendar files of the jobs: one now, and those that are rewritten by themselves whenever the
/// mirror's jobs have changed. They hold what ERPNext has; what is on its way there follows when it
/// has arrived. What is kept, and where, is a text for the settings.
class CalendarFeeds : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(QString text READ text WRITE restore NOTIFY textChanged)
    Q_PROPERTY(int count READ count NOTIFY textChanged)
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY openChanged)
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY writingChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY errorChanged)

public:
    enum Role { FileRole = Qt::UserRole + 1, LineRole, StateRole, FailedRole };

    /// Everything outlives it.
    CalendarFeeds(DispatchController *desk, Store::Mirror *mirror);

    /// The name of the calendar of everybody, and the server whose jobs they are.
    void setSource(const QString &name, const QString &host);
    /// How long changes are gathered before the files are written.
    void setDelay(std::chrono::milliseconds delay) { m_debounce.setInterval(delay); }
    /// Follows the mirror from now on.
    void start();

    [[nodiscard]] QString text() const;
    /// What cannot be read of it is left out.
    void restore(const QString &text);
    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool isOpen);
    [[nodiscard]] bool isWriting() const { return m_writing > 0; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] const std::vector<FeedRow> &rows() const { return m_rows.rows(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// One file now: so many weeks from the Monday of the day that is shown on.
    Q_INVOKABLE void exportOnce(const QUrl &target, const QString &technician, int weeks);
    /// Now, and again whenever it would be another.
    Q_INVOKABLE void keep(const QUrl &target, const QString &technician, int weeks);
    /// Leaves the file where it is, as it is.
    Q_INVOKABLE void drop(const QString &file);
    Q_INVOKABLE void writeAll();
    [[nodiscard]] Q_INVOKABLE QString proposedName(const QString &technician) const;

Q_SIGNALS:
    void textChanged();
    void openChanged();
    void writingChanged();
    void errorChanged();
    /// A kept file was looked at: written anew, or as it was already.
    void kept(const QString &file, bool isOther);
    void noticed(const QString &text, const QString &tone);

private:
    struct Order {
        QString file;
        QString technician;
        QDate first;
        QDate last;
    };
    struct Written {
        int jobs = 0;
        bool isOther = false;
    };

    void handleChanges(const Store::Changes &changes);
    void write(const Order &order, bool isKept);
    void finish(const Order &order, bool isKept, const Result<Written> &written);
    [[nodiscard]] FeedRow worded(FeedRow row) const;
    [[nodiscard]] QString nameOf(const QString &technician) const;
    [[nodiscard]] CalendarWords words() const;
    [[nodiscard]] QDate monday() const;

    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    QString m_name;
    QString m_host;
    SnapshotList<FeedRow> m_rows;
    std::set<QString> m_busy; ///< files on their way: one at a time
    std::set<QString> m_again; ///< of those, what changed since
    QTimer m_debounce;
    QTimer m_dayTimer;
    QDate m_week; ///< the Monday they were last written for
    bool m_isOpen = false;
    int m_writing = 0;
    ErrorText m_error;
};

} // namespace FibreDesk::Dispatch
