// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "core/records.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QJsonObject>
#include <qqmlintegration.h>

#include <functional>
#include <optional>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox

/// The contact data of the open customer, edited in place. Each edit is a write of the outbox, with
/// the value the field had when it was opened: on the disk before it is sent, waiting without a
/// network, in a clash where a colleague changed the same. Nothing counts as saved before the
/// server said so; what could not even be kept stays as typed.
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
        PendingStateRole, ///< "keeping" (not on the disk yet), "waiting", "sending", "uncertain"
        SinceRole, ///< when it was typed
        ClashRole,
        MineRole,
        TheirsRole,
        TheirNameRole,
        ErrorRole,
        GoneRole, ///< in a clash: the customer was deleted or renamed, there is no theirs
        NotTakenRole ///< the server kept something else than MineRole
    };
    Q_ENUM(Role)

    ContactModel(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent = nullptr);

    /// The customer as mirrored now.
    void setCustomer(const Customer &customer);
    void clear();
    [[nodiscard]] QString customer() const { return m_customer; }
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
    /// As typed; not where the server made something else of it.
    void saved(const QString &field);
    /// What was typed could not be kept, and its customer is not open any more.
    void lost(const QString &text, const QString &customer);

private:
    enum class State { Clean, Keeping, Pending, Failed, Clash };
    struct Row {
        QString id; ///< our field name
        QString value; ///< the server's
        QString baseline; ///< the value when the edit began
        QString baseModified; ///< and the document's `modified` then
        State state = State::Clean;
        QString write; ///< the id of the edit in the outbox; empty = only typed
        QString pendingState;
        QDateTime since;
        QString mine;
        QString theirs;
        QString theirName;
        ErrorText error;
        bool isGone = false;
        bool isNotTaken = false;

        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] static std::optional<Error> check(const QString &field, const QString &text);
    /// The queue refuses in English, for the log.
    [[nodiscard]] static Error inWords(Error error);
    [[nodiscard]] static QString labelOf(const QString &field);
    /// "phone", "email", "language"
    [[nodiscard]] static QString formatOf(const QString &field);
    [[nodiscard]] static QString valueOf(const Customer &customer, const QString &field);
    [[nodiscard]] QString serverField(const QString &field) const;
    static QList<int> changedRoles(const Row &before, const Row &after);
    void change(const QString &field, const std::function<void(Row &)> &by);
    [[nodiscard]] std::optional<Outbox::Write> openWrite(const QString &field) const;
    [[nodiscard]] std::optional<Outbox::Write> clashingWrite(const QString &field) const;
    void giveUpBehind(const QString &field, const QString &id);
    [[nodiscard]] Row withWrite(Row row) const;
    void handleWrite(const QString &id);
    void handleDocument(const QString &doctype, const QString &name, const QJsonObject &document);
    void keepNew(const QString &field);
    void decideTyped(const QString &field, const Outbox::Write &write);
    void handleKept(const QString &customer, const QString &field, const QString &text,
        const std::optional<Error> &error);
    void showError(const QString &field, const Error &error);

    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    QString m_customer;
    QString m_customerName;
    QString m_modified; ///< raw, of what is shown
    QHash<QString, QHash<QString, Row>> m_typed; ///< by customer: what is not in the outbox
    SnapshotList<Row> m_rows{this, &ContactModel::changedRoles};
};

} // namespace FibreDesk
