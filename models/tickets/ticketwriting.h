// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/ticketparty.h"
#include "ticketanswers.h"
#include "ticketassignment.h"
#include "ticketdrafts.h"
#include "ticketduplicate.h"
#include "ticketedits.h"
#include "ticketjob.h"
#include "ticketnotes.h"
#include "ticketreply.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

class ThreadModel;

/// Everything that is written on the ticket in front, and the keys that begin it.
class TicketWriting : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")
    Q_PROPERTY(FibreDesk::TicketEdits *edits READ edits CONSTANT)
    Q_PROPERTY(FibreDesk::TicketNotes *notes READ notes CONSTANT)
    Q_PROPERTY(FibreDesk::TicketReply *reply READ reply CONSTANT)
    Q_PROPERTY(FibreDesk::TicketJob *job READ job CONSTANT)
    Q_PROPERTY(FibreDesk::TicketAnswers *answers READ answers CONSTANT)
    Q_PROPERTY(FibreDesk::TicketAssignment *assignment READ assignment CONSTANT)
    Q_PROPERTY(FibreDesk::TicketDuplicate *duplicate READ duplicate CONSTANT)
    Q_PROPERTY(bool isReady READ isReady NOTIFY readyChanged)
    /// Why the user may not change tickets, as a sentence; empty = he may.
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalChanged)
    /// The same of making jobs.
    Q_PROPERTY(QString jobRefusal READ jobRefusal NOTIFY refusalChanged)
    Q_PROPERTY(QString composer READ composer WRITE setComposer NOTIFY composerChanged)

public:
    TicketWriting(Store::Mirror *mirror, Erp::ErpClient *erp, const ThreadModel *thread,
        Clock clock, QObject *parent = nullptr);

    /// From now on it can be written: through the outbox, drafts in files below `folder`, whose
    /// names begin with `name`.
    void connectTo(Outbox::WriteQueue *queue, const Erp::FieldMap *map, const QString &folder,
        const QString &name);
    /// Over what goes to the server past the outbox; outlives it.
    void setOversight(Oversight *oversight);
    void setOnline(bool isOnline);
    void setMe(const QString &user);
    void setStaff(const QHash<QString, QString> &staff);
    void setTicket(const QString &ticket);
    /// The ticket as read now; `jobs` are those it has.
    void setRecord(const Store::TicketRecord &record);
    void retranslate();

    /// The page was given this key: "status", "priority", "issue_type", "is_important",
    /// "assigned_staff", "erpnext", "note", "reply", "job", "duplicate" follow. False where it
    /// means nothing here.
    Q_INVOKABLE bool press(int key);
    /// A field is to be chosen with the mouse.
    Q_INVOKABLE void choose(const QString &field);

    [[nodiscard]] TicketEdits *edits() { return &m_edits; }
    [[nodiscard]] TicketNotes *notes() { return &m_notes; }
    [[nodiscard]] TicketReply *reply() { return &m_reply; }
    [[nodiscard]] TicketJob *job() { return &m_job; }
    [[nodiscard]] TicketAnswers *answers() { return &m_answers; }
    [[nodiscard]] TicketAssignment *assignment() { return &m_assignment; }
    [[nodiscard]] TicketDuplicate *duplicate() { return &m_duplicate; }
    [[nodiscard]] TicketDrafts *drafts() { return &m_drafts; }
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] QString jobRefusal() const;
    /// What is open below the thread: "note", "reply" or nothing. Where something was begun on a
    /// ticket, it is open when the ticket comes in front.
    [[nodiscard]] QString composer() const { return m_composer; }
    void setComposer(const QString &composer);

Q_SIGNALS:
    void readyChanged();
    void refusalChanged();
    void composerChanged();
    /// Something is to be begun.
    void asked(const QString &what);
    void noticed(const QString &text, const QString &tone, const QString &ticket);

private:
    /// With a notice, where what is wanted is not the user's to do.
    bool isForbidden(const QString &what);
    void readParty();
    void readChoices();
    void openBegun();

    Store::Mirror *m_mirror;
    Outbox::WriteQueue *m_queue = nullptr;
    const Erp::FieldMap *m_map = nullptr;
    const ThreadModel *m_thread;
    TicketDrafts m_drafts;
    TicketEdits m_edits;
    TicketNotes m_notes;
    TicketReply m_reply;
    TicketJob m_job;
    TicketAnswers m_answers;
    TicketAssignment m_assignment;
    TicketDuplicate m_duplicate;
    QString m_ticket;
    QString m_composer;
    QString m_user;
    QHash<QString, QString> m_staff;
    int m_generation = 0;
    bool m_isReady = false;
    bool m_areChoicesRead = false;
};

} // namespace FibreDesk
