// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/snapshotlist.h"
#include "store/ticketqueries.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// What one place of a thread shows: a message made safe, or a note of staff.
struct ThreadRow {
    QString id;
    int kind = 0; ///< ThreadModel::Kind
    QString author;
    QString address;
    QDateTime sent;
    QString html; ///< safe to show
    QString medium;
    int remoteImages = 0; ///< that are not loaded and could be
    bool isLoadingImages = false;
    QString source; ///< as it came

    bool operator==(const ThreadRow &) const = default;
};

/// The messages and notes of a ticket, oldest first. What came from outside is shown without
/// anything that runs or loads; the images of one message are loaded once somebody asks for them.
class ThreadModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page's controller")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int notes READ notes NOTIFY countChanged)

public:
    enum Kind { Received, Answer, Note };
    Q_ENUM(Kind)
    enum Role {
        EntryIdRole = Qt::UserRole + 1,
        EntryKindRole,
        AuthorRole,
        AddressRole,
        SentRole,
        HtmlRole,
        MediumRole,
        RemoteImagesRole,
        LoadingImagesRole
    };

    using QAbstractListModel::QAbstractListModel;

    /// Makes the entries safe; on the reader's thread, since a thread may hold a hundred mails.
    [[nodiscard]] static std::vector<ThreadRow> rowsOf(
        const std::vector<Store::ThreadEntry> &entries, const QString &imageLabel);

    /// The thread of `subject`; the same one again announces only what differs.
    void show(const QString &subject, std::vector<ThreadRow> rows);
    void clear() { show({}, {}); }
    /// Whose thread it is.
    [[nodiscard]] QString subject() const { return m_subject; }
    /// Loads the remote images of one message, this once.
    Q_INVOKABLE void loadImages(const QString &entry);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int notes() const;
    [[nodiscard]] const ThreadRow &at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    static QList<int> changedRoles(const ThreadRow &before, const ThreadRow &after);

    QString m_subject;
    SnapshotList<ThreadRow> m_rows{this, &ThreadModel::changedRoles};
};

} // namespace FibreDesk
