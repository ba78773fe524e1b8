// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "ticketvalue.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <qqmlintegration.h>

#include <optional>
#include <vector>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
namespace Store {
struct TicketChoices;
struct TicketRecord;
} // namespace Store

/// The fields of the ticket in front that are chosen from a list. Each choice is a write of the
/// outbox with the value and the `modified` that were read: on the disk before it is sent, shown at
/// once and marked until the server said so. What the outbox knows of the ticket from before a
/// restart is shown the same way.
class TicketEdits : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(FibreDesk::TicketValue status READ status NOTIFY changed)
    Q_PROPERTY(FibreDesk::TicketValue priority READ priority NOTIFY changed)
    Q_PROPERTY(FibreDesk::TicketValue type READ type NOTIFY changed)
    Q_PROPERTY(FibreDesk::TicketValue important READ important NOTIFY changed)
    Q_PROPERTY(FibreDesk::TicketValue staff READ staff NOTIFY changed)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)

public:
    using QObject::QObject;

    void connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map);
    void setChoices(const Store::TicketChoices &choices);
    void setStaff(const QHash<QString, QString> &names);
    /// The ticket as mirrored now.
    void setRecord(const Store::TicketRecord &record);
    void clear();
    void retranslate() { refresh(); }

    /// What a field may become: {value, text}; "status", "priority", "issue_type", "is_important",
    /// "assigned_staff"; "erpnext": whom ERPNext itself can assign it to.
    /// With a filter only those whose words hold it.
    Q_INVOKABLE QVariantList choices(const QString &field, const QString &filter = {}) const;
    Q_INVOKABLE void change(const QString &field, const QString &value);
    /// Sends what was refused again.
    Q_INVOKABLE void tryAgain(const QString &field);
    /// Gives up what is not saved.
    Q_INVOKABLE void giveUp(const QString &field);
    /// Decides a clash. Mine is sent again, over the colleague's value that was seen.
    Q_INVOKABLE void resolve(const QString &field, bool keepMine);

    /// What undo would take back; empty = nothing.
    [[nodiscard]] QString undoText() const;
    void undo();

    [[nodiscard]] TicketValue status() const { return m_shown.value(QStringLiteral("status")); }
    [[nodiscard]] TicketValue priority() const { return m_shown.value(QStringLiteral("priority")); }
    [[nodiscard]] TicketValue type() const { return m_shown.value(QStringLiteral("issue_type")); }
    [[nodiscard]] TicketValue important() const
    {
        return m_shown.value(QStringLiteral("is_important"));
    }
    [[nodiscard]] TicketValue staff() const
    {
        return m_shown.value(QStringLiteral("assigned_staff"));
    }

Q_SIGNALS:
    void changed();
    void undoChanged();
    /// What became of a choice whose ticket is not in front any more, or of an undo.
    void noticed(const QString &text, const QString &tone, const QString &ticket);

private:
    /// Chosen and not in the outbox: it is being put in, or could not be.
    struct Typed {
        QString value;
        QString before; ///< the server's when it was chosen
        QString modified;
        bool isKeeping = true;
        std::optional<QString> next{}; ///< chosen while it was being put in
        Error error{};
    };
    struct UndoStep {
        QString write;
        QString ticket;
        QString field;
        QString value;
    };

    [[nodiscard]] QString doctype() const;
    [[nodiscard]] QString serverField(const QString &field) const;
    [[nodiscard]] QString words(const QString &field, const QString &value) const;
    [[nodiscard]] std::optional<Outbox::Write> openWrite(
        const QString &ticket, const QString &field) const;
    [[nodiscard]] TicketValue shown(const QString &field) const;
    void refresh();
    void keep(const QString &ticket, const QString &field, Typed typed);
    void decide(const QString &ticket, const QString &field, const Outbox::Write &write);
    void handleKept(const QString &ticket, const QString &field, const QString &write,
        const std::optional<Error> &error);
    void handleDocument(const QString &doctype, const QString &name, const QJsonObject &document);
    void handleDone(const QString &field, const std::optional<Error> &error);
    void remember(UndoStep step);

    Outbox::WriteQueue *m_queue = nullptr;
    const Erp::FieldMap *m_map = nullptr;
    QHash<QString, QString> m_names; ///< of staff
    QStringList m_statuses;
    QStringList m_priorities;
    QStringList m_types;
    QStringList m_people;
    QString m_ticket;
    QString m_subject;
    QString m_modified; ///< raw, of what the server has
    QHash<QString, QString> m_saved; ///< by field: what the server has
    QHash<QString, TicketValue> m_shown;
    QHash<QString, QHash<QString, Typed>> m_typed; ///< by ticket and field
    std::vector<UndoStep> m_undo;
};

} // namespace FibreDesk
