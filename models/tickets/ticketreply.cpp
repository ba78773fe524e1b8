// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketreply.h"

#include "base/threadmodel.h"
#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/rowreader.h"
#include "store/ticketparty.h"
#include "text/mailbox.h"
#include "ticketdrafts.h"
#include "tickets/writtentext.h"

#include <QCoroTask>
#include <QTimer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

using Tickets::ReplyDraft;
using State = ReplyDraft::State;

QStringList addressesIn(const QString &text)
{
    QStringList addresses;
    for (const Text::Mailbox &box : Text::splitMailboxes(text)) {
        // Without an address there is a name at least, to say that it is none.
        addresses += box.address.isEmpty() ? box.name : Text::pastedAddress(box.address);
    }
    addresses.removeAll({});
    return addresses;
}

} // namespace

TicketReply::TicketReply(TicketDrafts *drafts, Store::Mirror *mirror, Erp::ErpClient *erp,
    const ThreadModel *thread, Clock clock, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_mirror(mirror)
    , m_erp(erp)
    , m_thread(thread)
    , m_clock(std::move(clock))
    , m_delays{3s, 15s, 60s}
{
    connect(m_drafts, &TicketDrafts::loaded, this, [this] {
        Q_EMIT filled();
        Q_EMIT changed();
        // What the last run left on its way is looked for.
        for (auto it = m_drafts->drafts().begin(); it != m_drafts->drafts().end(); ++it) {
            if (it->reply.state == State::Uncertain) {
                lookLater(it.key());
            }
        }
    });
}

void TicketReply::setLookDelays(std::vector<std::chrono::milliseconds> delays)
{
    m_delays = std::move(delays);
}

void TicketReply::setOnline(bool isOnline)
{
    if (std::exchange(m_isOnline, isOnline) == isOnline || !isOnline) {
        return;
    }
    for (auto it = m_drafts->drafts().begin(); it != m_drafts->drafts().end(); ++it) {
        if (it->reply.state == State::Uncertain) {
            m_looks.remove(it.key());
            lookLater(it.key());
        }
    }
}

void TicketReply::setTicket(const QString &ticket, const QString &subject)
{
    m_ticketSubject = subject;
    if (m_ticket == ticket) {
        fillIn();
        return;
    }
    m_ticket = ticket;
    m_suggestions.clear();
    m_isAwaitingParty = false;
    m_isAwaitingSubject = false;
    Q_EMIT filled();
    Q_EMIT changed();
}

void TicketReply::setParty(const Store::TicketParty &party)
{
    QVariantList all;
    QStringList known;
    const auto offer = [&](const QString &address, const QString &label) {
        const QString trimmed = address.trimmed();
        if (trimmed.contains(u'@') && !known.contains(trimmed, Qt::CaseInsensitive)) {
            known += trimmed;
            all += QVariantMap{{u"address"_s, trimmed}, {u"label"_s, label}};
        }
    };
    offer(party.raisedBy, tr("opened the ticket"));
    for (int row = m_thread->count() - 1; row >= 0; --row) {
        if (m_thread->at(row).kind == ThreadModel::Received) {
            offer(m_thread->at(row).address, tr("wrote on this ticket"));
        }
    }
    offer(party.customer.email, tr("e-mail of the customer"));
    offer(party.customer.billingEmail, tr("billing e-mail of the customer"));
    if (all != m_suggestions) {
        m_suggestions = all;
        Q_EMIT changed();
    }
    fillIn();
}

ReplyDraft TicketReply::reply() const
{
    return m_drafts->draft(m_ticket).reply;
}

void TicketReply::put(const QString &ticket, const ReplyDraft &reply)
{
    Tickets::Draft draft = m_drafts->draft(ticket);
    draft.reply = reply;
    m_drafts->set(ticket, draft);
    if (ticket == m_ticket) {
        Q_EMIT changed();
    }
}

template <typename T>
void TicketReply::change(T ReplyDraft::*member, const T &value)
{
    ReplyDraft now = reply();
    if (now.isUnderWay() || now.*member == value) {
        return;
    }
    now.*member = value;
    now.state = State::Typed;
    now.reason.clear();
    put(m_ticket, now);
}

void TicketReply::setTo(const QString &to)
{
    change(&ReplyDraft::to, to);
}

void TicketReply::setCc(const QString &cc)
{
    change(&ReplyDraft::cc, cc);
}

void TicketReply::setSubject(const QString &subject)
{
    change(&ReplyDraft::subject, subject);
}

void TicketReply::setText(const QString &text)
{
    change(&ReplyDraft::text, text);
}

void TicketReply::setQuoting(bool isQuoting)
{
    change(&ReplyDraft::isQuoting, isQuoting);
}

void TicketReply::begin()
{
    if (reply().isEmpty()) {
        m_isAwaitingParty = true;
        m_isAwaitingSubject = true;
        fillIn();
        Q_EMIT filled();
    }
}

/// What was not known yet when the answer was begun, once it is.
void TicketReply::fillIn()
{
    ReplyDraft now = reply();
    const ReplyDraft before = now;
    if (now.isUnderWay()) {
        return;
    }
    if (m_isAwaitingParty && !m_suggestions.isEmpty()) {
        m_isAwaitingParty = false;
        if (now.to.isEmpty()) {
            now.to = m_suggestions.first().toMap().value(u"address"_s).toString();
        }
    }
    if (m_isAwaitingSubject && !m_ticketSubject.isEmpty()) {
        m_isAwaitingSubject = false;
        if (now.subject.isEmpty()) {
            now.subject = Tickets::replySubject(m_ticketSubject, m_ticket);
        }
    }
    if (!(now == before)) {
        put(m_ticket, now);
        Q_EMIT filled();
    }
}

void TicketReply::addRecipient(const QString &address)
{
    const QStringList known = addressesIn(to());
    if (known.contains(address, Qt::CaseInsensitive)) {
        return;
    }
    setTo(known.isEmpty() ? address : to().trimmed() + u", "_s + address);
    Q_EMIT filled();
}

void TicketReply::toggleAttachment(const QString &file)
{
    QStringList files = reply().attachments;
    if (files.removeAll(file) == 0) {
        files += file;
    }
    change(&ReplyDraft::attachments, files);
}

bool TicketReply::canQuote() const
{
    for (int row = 0; row < m_thread->count(); ++row) {
        if (m_thread->at(row).kind == ThreadModel::Received) {
            return true;
        }
    }
    return false;
}

QString TicketReply::lastQuote() const
{
    for (int row = m_thread->count() - 1; row >= 0; --row) {
        const ThreadRow &message = m_thread->at(row);
        if (message.kind == ThreadModel::Received) {
            return Tickets::quoted(
                tr("%1 wrote:", "before a quoted message").arg(message.author), message.source);
        }
    }
    return {};
}

QString TicketReply::state() const
{
    switch (reply().state) {
    case State::Typed:
        return u"typed"_s;
    case State::Sending:
        return u"sending"_s;
    case State::Uncertain:
        return u"uncertain"_s;
    case State::Refused:
        return u"refused"_s;
    }
    return {};
}

QString TicketReply::problem() const
{
    if (const auto forbidden = refusalOf(m_oversight, u"answerTickets"_s)) {
        return forbidden->detail;
    }
    const ReplyDraft now = reply();
    const QStringList recipients = addressesIn(now.to);
    if (recipients.isEmpty()) {
        return tr("To whom?");
    }
    for (const QString &address : recipients + addressesIn(now.cc)) {
        if (!Text::parseMailAddress(address).isMailable()) {
            return tr("“%1” is not an e-mail address.").arg(address);
        }
    }
    if (now.subject.trimmed().isEmpty()) {
        return tr("The subject is empty.");
    }
    if (now.text.trimmed().isEmpty()) {
        return tr("Nothing is written yet.");
    }
    if (m_thread->subject() != m_ticket) {
        return tr("The ticket is still being read."); // what is quoted would be another's
    }
    return m_isOnline && m_erp ? QString()
                               : tr("ERPNext is not reached: what is written is kept here.");
}

QString TicketReply::reason() const
{
    const ReplyDraft now = reply();
    if (now.state == State::Uncertain) {
        const QString known = isNotFound()
            ? tr("The answer of ERPNext was lost, and it has no such message so far. It may still "
                 "be on its way.")
            : tr("The answer of ERPNext was lost: the mail may have left. It is looked for there "
                 "and not sent a second time.");
        return now.reason.isEmpty() ? known : known + u' ' + now.reason;
    }
    return now.reason;
}

Tickets::Reply TicketReply::replyOf(const QString &ticket, const ReplyDraft &draft) const
{
    return {.ticket = ticket,
        .recipients = addressesIn(draft.to),
        .cc = addressesIn(draft.cc),
        .subject = draft.subject.simplified(),
        .html = Tickets::htmlOfText(draft.text) + draft.quote,
        .attachments = draft.attachments,
        .clientId = draft.clientId,
        .knownBefore = draft.knownBefore,
        .sentAt = draft.sentAt};
}

void TicketReply::send()
{
    ReplyDraft now = reply();
    if (now.isUnderWay() || !problem().isEmpty()) {
        return;
    }
    now.state = State::Sending;
    now.reason.clear();
    now.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    now.quote = now.isQuoting ? lastQuote() : QString();
    now.knownBefore.clear();
    for (int row = 0; row < m_thread->count(); ++row) {
        now.knownBefore += m_thread->at(row).id;
    }
    put(m_ticket, now);
    leave(m_ticket);
}

/// Nothing leaves before the disk says that it is leaving.
void TicketReply::leave(const QString &ticket)
{
    ReplyDraft now = m_drafts->draft(ticket).reply;
    if (!now.wasUncertain) {
        now.sentAt = m_clock.now(); // of the first try: that one is looked for too
    }
    put(ticket, now);
    m_notFound.remove(ticket);
    m_looks.remove(ticket);
    QCoro::connect(m_drafts->flush(), this, [this, ticket](const Result<void> &kept) {
        if (!kept) {
            ReplyDraft back = m_drafts->draft(ticket).reply;
            back.state = back.wasUncertain ? State::Uncertain : State::Refused;
            back.reason = tr("It was not sent, because it could not be kept on this computer: %1")
                              .arg(kept.error().detail);
            put(ticket, back);
            return;
        }
        post(ticket);
    });
}

void TicketReply::post(const QString &ticket)
{
    QCoro::connect(
        Tickets::sendReply(m_erp, replyOf(ticket, m_drafts->draft(ticket).reply), &m_scope), this,
        [this, ticket](const Result<Tickets::SentReply> &answer) { handleSent(ticket, answer); });
}

void TicketReply::handleSent(const QString &ticket, const Result<Tickets::SentReply> &answer)
{
    if (answer) {
        settle(ticket, *answer);
        return;
    }
    ReplyDraft now = m_drafts->draft(ticket).reply;
    const bool isOpen = answer.error().kind == ErrorKind::Uncertain || now.wasUncertain;
    now.state = isOpen ? State::Uncertain : State::Refused;
    now.reason = errorText(answer.error()).sentence();
    noteEnd(ticket, isOpen ? u"uncertain"_s : resultOf(answer.error()), answer.error().detail);
    put(ticket, now);
    if (isOpen) {
        lookLater(ticket);
    }
    if (ticket != m_ticket) {
        Q_EMIT noticed(isOpen
                ? tr("Whether the answer on %1 was sent is not known yet.").arg(ticket)
                : tr("The answer on %1 was not sent. %2").arg(ticket, now.reason),
            isOpen ? u"uncertain"_s : u"danger"_s, ticket);
    }
}

/// Of the draft as it stands: before it is changed or taken away.
void TicketReply::noteEnd(const QString &ticket, const QString &result, const QString &reason)
{
    const ReplyDraft now = m_drafts->draft(ticket).reply;
    note(m_oversight,
        {.key = u"reply/%1/%2"_s.arg(now.clientId, result),
            .area = u"tickets"_s,
            .action = u"reply"_s,
            .doctype = u"Issue"_s,
            .name = ticket,
            .title = now.subject.simplified(),
            .after = {{u"to"_s, addressesIn(now.to).join(u", "_s)},
                {u"cc"_s, addressesIn(now.cc).join(u", "_s)}, {u"text"_s, now.text}},
            .result = result,
            .reason = reason,
            .source = now.clientId});
}

void TicketReply::settle(const QString &ticket, const Tickets::SentReply &sent)
{
    const QString recipients = addressesIn(m_drafts->draft(ticket).reply.to).join(u", "_s);
    noteEnd(ticket, u"done"_s,
        sent.notSentTo.isEmpty() ? QString() : u"not sent to "_s + sent.notSentTo);
    put(ticket, {});
    m_notFound.remove(ticket);
    m_looks.remove(ticket);
    if (ticket == m_ticket) {
        Q_EMIT filled();
    }
    if (sent.notSentTo.isEmpty()) {
        Q_EMIT noticed(
            tr("ERPNext has the answer on %1 and sends it to %2.").arg(ticket, recipients), u"ok"_s,
            ticket);
    } else {
        Q_EMIT noticed(tr("ERPNext has the answer on %1, but does not send it to %2.")
                           .arg(ticket, sent.notSentTo),
            u"warning"_s, ticket);
    }
    bringIn(u"Communication"_s, sent.communication);
    bringIn(u"Issue"_s, ticket); // an answer may change its state there
    Q_EMIT this->sent(ticket);
}

/// Into the mirror, so that the thread shows it without waiting for the next synchronisation.
void TicketReply::bringIn(const QString &doctype, const QString &name)
{
    const QString table = m_map ? m_map->table(doctype) : QString();
    if (table.isEmpty() || name.isEmpty()) {
        return;
    }
    QCoro::connect(m_erp->get(doctype, name, &m_scope), this,
        [this, table](const Result<QJsonObject> &document) {
            if (!document) {
                return; // the next synchronisation brings it
            }
            const QJsonObject ours = m_map->toOurs(table, *document);
            QCoro::connect(m_mirror->write([table, ours](QSqlDatabase &db) {
                return Store::applyDocuments(db, table, {ours});
            }),
                this, [](const Result<int> &) {});
        });
}

void TicketReply::lookLater(const QString &ticket)
{
    const int done = m_looks.value(ticket);
    if (done >= static_cast<int>(m_delays.size())) {
        return;
    }
    m_looks.insert(ticket, done + 1);
    QTimer::singleShot(
        m_delays[static_cast<std::size_t>(done)], this, [this, ticket] { lookFor(ticket, false); });
}

void TicketReply::look()
{
    lookFor(m_ticket, false);
}

void TicketReply::sendAgain()
{
    if (isNotFound() && !refusalOf(m_oversight, u"answerTickets"_s)) {
        lookFor(m_ticket, true);
    }
}

void TicketReply::lookFor(const QString &ticket, bool sendsOtherwise)
{
    const ReplyDraft now = m_drafts->draft(ticket).reply;
    if (!m_erp || now.state != State::Uncertain || m_looking.contains(ticket)) {
        return;
    }
    if (!m_isOnline) {
        return; // setOnline() looks
    }
    m_looking.insert(ticket);
    Q_EMIT changed();
    // The server writes times of its own zone.
    QCoro::connect(m_mirror->read([](QSqlDatabase &db) {
        return Store::readContext(db).transform(
            [](const Store::ReadContext &context) { return context.siteZone; });
    }),
        this, [this, ticket, sendsOtherwise](const Result<QTimeZone> &zone) {
            const ReplyDraft draft = m_drafts->draft(ticket).reply;
            QCoro::connect(Tickets::findReply(
                               m_erp, replyOf(ticket, draft), zone.value_or(QTimeZone()), &m_scope),
                this, [this, ticket, sendsOtherwise](const Result<QString> &found) {
                    handleFound(ticket, found, sendsOtherwise);
                });
        });
}

void TicketReply::handleFound(
    const QString &ticket, const Result<QString> &found, bool sendsOtherwise)
{
    m_looking.remove(ticket);
    ReplyDraft now = m_drafts->draft(ticket).reply;
    if (now.state == State::Uncertain) {
        if (found && !found->isEmpty()) {
            settle(ticket, {.communication = *found});
        } else if (found && sendsOtherwise) {
            now.state = State::Sending;
            now.wasUncertain = true;
            now.reason.clear();
            put(ticket, now);
            leave(ticket);
        } else {
            if (found) {
                m_notFound.insert(ticket);
            } else {
                now.reason = errorText(found.error()).sentence();
                put(ticket, now);
            }
            lookLater(ticket);
        }
    }
    Q_EMIT changed();
}

void TicketReply::edit()
{
    ReplyDraft now = reply();
    if (now.state != State::Uncertain || !isNotFound()) {
        return;
    }
    now.state = State::Typed;
    now.wasUncertain = false;
    now.reason.clear();
    put(m_ticket, now);
    Q_EMIT filled();
}

void TicketReply::discard()
{
    if (!reply().isUnderWay()) {
        put(m_ticket, {});
        Q_EMIT filled();
    }
}

} // namespace FibreDesk
