// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "store/ticketparty.h"

#include <QDate>
#include <QObject>
#include <QSet>
#include <QVariantList>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox

/// Makes a Dispatch Job of the ticket in front: a sheet that is filled in as far as the ticket and
/// its customer tell, one write of the outbox, and the job below the ticket until the copy has it.
class TicketJob : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(QString subject MEMBER m_subject NOTIFY changed)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed)
    Q_PROPERTY(QString priority MEMBER m_priority NOTIFY changed)
    Q_PROPERTY(QString location MEMBER m_location NOTIFY changed)
    Q_PROPERTY(QString technician MEMBER m_technician NOTIFY changed)
    Q_PROPERTY(QString duration MEMBER m_duration NOTIFY changed)
    Q_PROPERTY(QString day MEMBER m_day NOTIFY changed)
    Q_PROPERTY(QString windowStart MEMBER m_windowStart NOTIFY changed)
    Q_PROPERTY(QString windowEnd MEMBER m_windowEnd NOTIFY changed)
    Q_PROPERTY(QVariantList locations READ locations NOTIFY changed)
    Q_PROPERTY(QVariantList technicians READ technicians NOTIFY changed)
    Q_PROPERTY(QStringList openJobs READ openJobs NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(FibreDesk::RecordModel *pending READ pending CONSTANT)

public:
    explicit TicketJob(Clock clock, QObject *parent = nullptr);

    void connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map);
    void setChoices(const Store::TicketChoices &choices);
    void setTicket(const QString &ticket, const QString &subject, const QString &type,
        const QString &priority);
    void setParty(const Store::TicketParty &party);
    /// The jobs that the copy has for the ticket.
    void setKnown(const QStringList &jobs);

    /// Fills the sheet in from the ticket.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void create();
    Q_INVOKABLE void tryAgain(const QString &write);
    Q_INVOKABLE void giveUp(const QString &write);

    [[nodiscard]] QVariantList locations() const;
    [[nodiscard]] QVariantList technicians() const;
    /// Of the ticket, neither completed nor cancelled, with those that are still on their way.
    [[nodiscard]] QStringList openJobs() const;
    /// Why it cannot be made as it stands; empty = it can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isAdding() const { return m_adding.contains(m_ticket); }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] RecordModel *pending() { return &m_pending; }

Q_SIGNALS:
    void changed();
    void created();
    /// The outbox could not keep it: what was filled in still stands.
    void failed();

private:
    void refresh();
    void handleWrite(const QString &id);
    [[nodiscard]] static QString reason(const Outbox::Write &write);

    Clock m_clock;
    Outbox::WriteQueue *m_queue = nullptr;
    const Erp::FieldMap *m_map = nullptr;
    QString m_ticket;
    QString m_ticketSubject;
    QString m_ticketType;
    QString m_ticketPriority;
    Store::TicketParty m_party;
    std::vector<Technician> m_technicians;
    QStringList m_known;
    QString m_subject;
    QString m_kind;
    QString m_priority;
    QString m_location;
    QString m_technician;
    QString m_duration;
    QString m_day; ///< yyyy-MM-dd; empty = undated
    QString m_windowStart; ///< HH:mm; empty = none
    QString m_windowEnd;
    RecordModel m_pending;
    std::vector<RecordModel::Row> m_rows; ///< of pending, to tell whether they differ
    QSet<QString> m_adding; ///< tickets whose job is being put into the outbox
    QSet<QString> m_done; ///< jobs that were done in this session
    ErrorText m_error;
};

} // namespace FibreDesk
