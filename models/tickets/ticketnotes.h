// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"

#include <QObject>
#include <QSet>
#include <qqmlintegration.h>

#include <optional>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct NewWrite;
struct Write;
} // namespace Outbox
class TicketDrafts;

/// Internal notes: what staff write for each other on a ticket. A note is a Comment, made through
/// the outbox; what is typed is kept until it is there, and shown at the end of the thread until
/// the thread itself has it.
class TicketNotes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(QString text READ text NOTIFY textChanged)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(FibreDesk::RecordModel *pending READ pending CONSTANT)

public:
    explicit TicketNotes(TicketDrafts *drafts, QObject *parent = nullptr);

    void connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map);
    void setTicket(const QString &ticket, const QString &subject);
    /// The notes that the thread of the ticket has.
    void setKnown(const QSet<QString> &notes);
    /// Whose notes these are, as the server knows us, and by name.
    void setMe(const QString &user, const QString &name);

    [[nodiscard]] QString text() const;
    Q_INVOKABLE void setText(const QString &text);
    /// Puts what was typed into the outbox.
    Q_INVOKABLE void add();
    Q_INVOKABLE void tryAgain(const QString &write);
    /// Takes a note that is not sent back into the field it was typed in.
    Q_INVOKABLE void takeBack(const QString &write);

    /// A note on a ticket as a write; for whoever says something on a ticket by the way.
    [[nodiscard]] Outbox::NewWrite noteWrite(
        const QString &ticket, const QString &subject, const QString &html) const;

    [[nodiscard]] bool isAdding() const { return m_adding.contains(m_ticket); }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] RecordModel *pending() { return &m_pending; }

Q_SIGNALS:
    /// Another text stands in the field than was typed there.
    void textChanged();
    void changed();

private:
    void refresh();
    void handleWrite(const QString &id);
    [[nodiscard]] static QString reason(const Outbox::Write &write);

    TicketDrafts *m_drafts;
    Outbox::WriteQueue *m_queue = nullptr;
    const Erp::FieldMap *m_map = nullptr;
    QString m_ticket;
    QString m_subject;
    QString m_user;
    QString m_name;
    QSet<QString> m_known;
    RecordModel m_pending;
    QSet<QString> m_adding; ///< tickets whose note is being put into the outbox
    QSet<QString> m_done; ///< notes that were done in this session
    ErrorText m_error;
};

} // namespace FibreDesk
