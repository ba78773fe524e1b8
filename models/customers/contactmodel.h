// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "core/clock.h"
#include "core/records.h"
#include "core/requestscope.h"

#include <QAbstractListModel>
#include <QJsonObject>
#include <qqmlintegration.h>

#include <deque>
#include <functional>
#include <optional>

namespace FibreDesk {

namespace Erp {
class ErpClient;
class FieldMap;
} // namespace Erp
namespace Store {
class Mirror;
}

/// The contact data of the open customer, edited in place. Each edit carries the `modified` that
/// was read when the field was opened, so a colleague's change is noticed: where it touched another
/// field both are kept, where it touched the same one both values are shown and neither is lost.
/// Nothing counts as saved before the server said so; what could not be saved stays as typed.
class ContactModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CustomersController")
    Q_PROPERTY(int unsaved READ unsaved NOTIFY unsavedChanged)

public:
    enum Role {
        FieldRole = Qt::UserRole + 1,
        LabelRole,
        ValueRole, ///< what the field holds: the server's value, or what was typed and not saved
        FormatRole, ///< "phone", "email", "language"
        PendingRole,
        ClashRole,
        MineRole,
        TheirsRole,
        TheirNameRole,
        ErrorRole
    };
    Q_ENUM(Role)

    ContactModel(Store::Mirror *mirror, Erp::ErpClient *erp, const Erp::FieldMap *map,
        QObject *parent = nullptr);

    /// The customer as mirrored now. Another one ends what was typed for the last: whoever has
    /// something unsaved() is set aside whole instead.
    void setCustomer(const Customer &customer);
    void clear();
    [[nodiscard]] QString customer() const { return m_customer; }
    [[nodiscard]] QString customerName() const { return m_customerName; }
    /// Fields that wait for a decision: refused, without an answer, or in a clash.
    [[nodiscard]] QStringList stuckFields() const;
    /// What became of such a field, in a sentence that names the customer.
    [[nodiscard]] QString stuckText(const QString &field) const;
    void retranslate();

    /// The field is opened: what is typed will be compared with what it held now.
    Q_INVOKABLE void beginEdit(const QString &field);
    Q_INVOKABLE void submit(const QString &field, const QString &text);
    /// Decides a clash. Mine is sent again, over the colleague's value that was seen.
    Q_INVOKABLE void resolve(const QString &field, bool keepMine);
    /// Gives up what was typed.
    Q_INVOKABLE void discard(const QString &field);

    /// Fields whose edit the server has not confirmed.
    [[nodiscard]] int unsaved() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void unsavedChanged();
    void saved(const QString &field);
    /// The field could not be saved and waits for a decision.
    void stuck(const QString &field);

private:
    enum class State { Clean, Queued, Sending, Failed, Clash };
    struct Row {
        QString id; ///< our field name
        QString value;
        State state = State::Clean;
        QString mine;
        QString baseline; ///< the value when the edit began
        QString baseModified; ///< and the document's `modified` then
        QString theirs;
        QString theirName;
        ErrorText error;
        int merges = 0; ///< times a colleague's other change was merged for this edit

        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] static std::optional<Error> check(const QString &field, const QString &text);
    [[nodiscard]] static QString labelOf(const QString &field);
    [[nodiscard]] static QString valueOf(const Customer &customer, const QString &field);
    static QList<int> changedRoles(const Row &before, const Row &after);
    void change(const QString &field, const std::function<void(Row &)> &by);
    void pump();
    void send(const QString &field);
    void handleUpdate(
        const QString &customer, const QString &field, const Result<QJsonObject> &document);
    void readBack(const QString &field, const Error &reason);
    void handleReadBack(const QString &customer, const QString &field, const Error &reason,
        const Result<QJsonObject> &document);
    void accept(const QJsonObject &ours, const QString &field);
    void fail(const QString &field, const Error &error);
    void keep(const QJsonObject &ours);

    Store::Mirror *m_mirror;
    Erp::ErpClient *m_erp;
    const Erp::FieldMap *m_map;
    RequestScope m_scope;
    QString m_customer;
    QString m_customerName;
    QString m_modified; ///< raw, of what is shown
    std::deque<QString> m_queue; ///< one request per document at a time, in order
    QString m_sending;
    SnapshotList<Row> m_rows{this, &ContactModel::changedRoles};
};

} // namespace FibreDesk
