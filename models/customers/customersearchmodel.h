// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "store/search.h"

#include <QAbstractListModel>
#include <QTimer>
#include <qqmlintegration.h>

#include <atomic>
#include <memory>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// What is found as one types, grouped by kind. Without a text: the customers opened last.
class CustomerSearchModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CustomersController")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isCut READ isCut NOTIFY countChanged)
    Q_PROPERTY(bool isSearching READ isSearching NOTIFY stateChanged)
    Q_PROPERTY(bool hasSearched READ hasSearched NOTIFY stateChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY stateChanged)

public:
    enum Role {
        KindRole = Qt::UserRole + 1,
        IdRole,
        CustomerRole,
        TitleRole, ///< styled text: what matched is bold
        SubtitleRole,
        MatchRole, ///< styled text of the field that matched, where that is not the title
        PlainRole
    };
    Q_ENUM(Role)

    explicit CustomerSearchModel(Store::Mirror *mirror, QObject *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] bool isCut() const { return m_isCut; }
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    /// What is listed answers a text; otherwise it is the recent ones.
    [[nodiscard]] bool hasSearched() const { return m_hasSearched; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// The customer a line leads to; empty where it leads to none.
    Q_INVOKABLE QString customerAt(int row) const;
    /// The first line that leads to a customer.
    [[nodiscard]] QString firstCustomer() const;
    /// What is listed while nothing is typed.
    void setRecent(const QStringList &ids);
    /// The mirror changed: the same question again, the list kept.
    void ask();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void textChanged();
    void countChanged();
    void stateChanged();

private:
    struct Row {
        QString id; ///< kind and document id
        QString kind;
        QString document;
        QString customer;
        QString plain;
        QString title;
        QString subtitle;
        QString match;

        bool operator==(const Row &) const = default;
    };

    static QList<int> changedRoles(const Row &before, const Row &after);
    void show(std::vector<Row> rows, bool isAnswer);
    void askRecent(int generation);

    Store::Mirror *m_mirror;
    QString m_text;
    QStringList m_recent;
    QTimer m_askTimer;
    int m_generation = 0;
    std::shared_ptr<std::atomic<bool>> m_isVoid; ///< of the question that is being answered
    bool m_isCut = false;
    bool m_isSearching = false;
    bool m_hasSearched = false;
    ErrorText m_error;
    SnapshotList<Row> m_rows{this, &CustomerSearchModel::changedRoles};
};

} // namespace FibreDesk
