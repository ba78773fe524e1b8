// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "store/ticketparty.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
namespace Store {
class Mirror;
struct TicketRecord;
} // namespace Store
class TicketNotes;

/// "This is a duplicate of …": the ticket in front becomes part of the one that is kept and is
/// closed, and a note on both says so. Its messages stay where they are: ERPNext moves none. What
/// is to be said then is kept with the closing itself in the outbox, also over a restart.
class TicketDuplicate : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(FibreDesk::RecordModel *matches READ matches CONSTANT)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    TicketDuplicate(Store::Mirror *mirror, const TicketNotes *notes, QObject *parent = nullptr);

    void connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map);
    void setRecord(const Store::TicketRecord &record);
    void setParty(const Store::TicketParty &party) { m_parent = party.parent; }

    /// Begins with the tickets of the same customer.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void mark(const QString &kept);

    [[nodiscard]] RecordModel *matches() { return &m_matches; }
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void textChanged();
    void changed();
    void noticed(const QString &text, const QString &tone, const QString &ticket);

private:
    void search();
    /// Once the server has closed it, and not before, both are told.
    void handleWrite(const QString &id);
    /// What was closed while nobody was there to say it.
    void handleLoaded();
    void writeNotes(const Outbox::Write &closing);
    void tell(const QString &ticket, const Error &error);

    Store::Mirror *m_mirror;
    const TicketNotes *m_notes;
    Outbox::WriteQueue *m_queue = nullptr;
    const Erp::FieldMap *m_map = nullptr;
    QString m_ticket;
    QString m_subject;
    QString m_status;
    QString m_modified;
    QString m_parent;
    QString m_text;
    QTimer m_timer; ///< letters of one word are one question
    int m_generation = 0;
    RecordModel m_matches;
    ErrorText m_error;
};

} // namespace FibreDesk
