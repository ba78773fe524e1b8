// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/clock.h"
#include "core/oversight.h"
#include "core/requestscope.h"
#include "tickets/drafts.h"
#include "tickets/reply.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QVariantList>
#include <qqmlintegration.h>

#include <chrono>
#include <vector>

namespace FibreDesk {

namespace Erp {
class ErpClient;
class FieldMap;
} // namespace Erp
namespace Store {
class Mirror;
struct TicketParty;
} // namespace Store
class ThreadModel;
class TicketDrafts;

/// The answer to the customer. ERPNext makes the message and sends the mail: one request, never
/// repeated by itself. What was typed is on the disk before it leaves and stays until the server
/// said that it has it; where its answer was lost, the message is looked for at the server, and
/// only a person who knows that it was not found sends it again.
class TicketReply : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY changed)
    Q_PROPERTY(QString cc READ cc WRITE setCc NOTIFY changed)
    Q_PROPERTY(QString subject READ subject WRITE setSubject NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(bool isQuoting READ isQuoting WRITE setQuoting NOTIFY changed)
    Q_PROPERTY(bool canQuote READ canQuote NOTIFY changed)
    Q_PROPERTY(QStringList attachments READ attachments NOTIFY changed)
    Q_PROPERTY(QVariantList suggestions READ suggestions NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QDateTime sentAt READ sentAt NOTIFY changed)
    Q_PROPERTY(bool isLooking READ isLooking NOTIFY changed)
    Q_PROPERTY(bool isNotFound READ isNotFound NOTIFY changed)
    Q_PROPERTY(bool isBegun READ isBegun NOTIFY changed)

public:
    TicketReply(TicketDrafts *drafts, Store::Mirror *mirror, Erp::ErpClient *erp,
        const ThreadModel *thread, Clock clock, QObject *parent = nullptr);

    void connectTo(const Erp::FieldMap *map) { m_map = map; }
    /// Asked before, told afterwards.
    void setOversight(const OversightRef &oversight) { m_oversight = oversight; }
    void setOnline(bool isOnline);
    void setTicket(const QString &ticket, const QString &subject);
    void setParty(const Store::TicketParty &party);
    void threadChanged() { Q_EMIT changed(); }
    /// Waiting times before each look for an answer whose fate is not known.
    void setLookDelays(std::vector<std::chrono::milliseconds> delays);

    /// Fills in what can be known where nothing was typed yet.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void addRecipient(const QString &address);
    Q_INVOKABLE void toggleAttachment(const QString &file);
    Q_INVOKABLE void send();
    /// Looks at the server for an answer whose fate is not known.
    Q_INVOKABLE void look();
    /// After it was looked for in vain, and only then: looks once more, then sends.
    Q_INVOKABLE void sendAgain();
    /// What was not found is not to be sent: back to what is typed.
    Q_INVOKABLE void edit();
    Q_INVOKABLE void discard();

    [[nodiscard]] QString to() const { return reply().to; }
    void setTo(const QString &to);
    [[nodiscard]] QString cc() const { return reply().cc; }
    void setCc(const QString &cc);
    [[nodiscard]] QString subject() const { return reply().subject; }
    void setSubject(const QString &subject);
    [[nodiscard]] QString text() const { return reply().text; }
    void setText(const QString &text);
    [[nodiscard]] bool isQuoting() const { return reply().isQuoting; }
    void setQuoting(bool isQuoting);
    [[nodiscard]] bool canQuote() const;
    [[nodiscard]] QStringList attachments() const { return reply().attachments; }
    /// {address, label}
    [[nodiscard]] QVariantList suggestions() const { return m_suggestions; }
    /// typed, sending, uncertain, refused
    [[nodiscard]] QString state() const;
    /// Why it cannot be sent as it stands; empty = it can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QDateTime sentAt() const { return reply().sentAt; }
    [[nodiscard]] bool isLooking() const { return m_looking.contains(m_ticket); }
    [[nodiscard]] bool isNotFound() const { return m_notFound.contains(m_ticket); }
    /// Something of it is kept.
    [[nodiscard]] bool isBegun() const { return !reply().isEmpty(); }

Q_SIGNALS:
    void changed();
    /// Other texts stand in the fields than were typed there.
    void filled();
    void sent(const QString &ticket);
    void noticed(const QString &text, const QString &tone, const QString &ticket);

private:
    [[nodiscard]] Tickets::ReplyDraft reply() const;
    [[nodiscard]] Tickets::Reply replyOf(
        const QString &ticket, const Tickets::ReplyDraft &draft) const;
    void put(const QString &ticket, const Tickets::ReplyDraft &reply);
    template <typename T>
    void change(T Tickets::ReplyDraft::*member, const T &value);
    [[nodiscard]] QString lastQuote() const;
    void fillIn();
    void leave(const QString &ticket);
    void post(const QString &ticket);
    void handleSent(const QString &ticket, const Result<Tickets::SentReply> &answer);
    void handleFound(const QString &ticket, const Result<QString> &found, bool sendsOtherwise);
    void lookFor(const QString &ticket, bool sendsOtherwise);
    void lookLater(const QString &ticket);
    void settle(const QString &ticket, const Tickets::SentReply &sent);
    void noteEnd(const QString &ticket, const QString &result, const QString &reason);
    void bringIn(const QString &doctype, const QString &name);

    TicketDrafts *m_drafts;
    Store::Mirror *m_mirror;
    Erp::ErpClient *m_erp;
    const ThreadModel *m_thread;
    Clock m_clock;
    const Erp::FieldMap *m_map = nullptr;
    OversightRef m_oversight;
    bool m_isOnline = true;
    QString m_ticket;
    QString m_ticketSubject;
    QVariantList m_suggestions;
    bool m_isAwaitingParty = false; ///< begun before it was known whom the ticket is with
    bool m_isAwaitingSubject = false;
    QSet<QString> m_looking;
    QSet<QString> m_notFound;
    QHash<QString, int> m_looks; ///< by ticket: how often it was looked for by itself
    std::vector<std::chrono::milliseconds> m_delays;
    RequestScope m_scope; // last: what it ends is still told to the members above
};

} // namespace FibreDesk
