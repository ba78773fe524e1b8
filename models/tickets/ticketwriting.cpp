// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketwriting.h"

#include "base/threadmodel.h"
#include "erp/fieldmap.h"
#include "outbox/writegate.h"
#include "outbox/writequeue.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/ticketqueries.h"

#include <QCoroTask>
#include <QDir>

using namespace Qt::StringLiterals;

namespace FibreDesk {

TicketWriting::TicketWriting(Store::Mirror *mirror, Erp::ErpClient *erp, const ThreadModel *thread,
    Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_thread(thread)
    , m_notes(&m_drafts)
    , m_reply(&m_drafts, mirror, erp, thread, clock)
    , m_job(clock)
    , m_answers(erp)
    , m_assignment(erp)
    , m_duplicate(mirror, &m_notes)
{
    connect(&m_edits, &TicketEdits::noticed, this, &TicketWriting::noticed);
    connect(&m_reply, &TicketReply::noticed, this, &TicketWriting::noticed);
    connect(&m_duplicate, &TicketDuplicate::noticed, this, &TicketWriting::noticed);
    connect(&m_drafts, &TicketDrafts::loaded, this, [this] {
        m_isReady = true;
        openBegun();
        Q_EMIT readyChanged();
    });
    connect(&m_drafts, &TicketDrafts::setAside, this, [this](const QString &path) {
        Q_EMIT noticed(tr("What was being written on tickets could not be read. It was set aside "
                          "as %1.")
                           .arg(QDir::toNativeSeparators(path)),
            u"warning"_s, {});
    });
    connect(&m_drafts, &TicketDrafts::failed, this, [this](const Error &error) {
        Q_EMIT noticed(tr("What is being written on tickets cannot be kept on this computer: %1")
                           .arg(error.detail),
            u"danger"_s, {});
    });
}

void TicketWriting::connectTo(
    Outbox::WriteQueue *queue, const Erp::FieldMap *map, const QString &folder, const QString &name)
{
    m_queue = queue;
    m_map = map;
    if (const Outbox::WriteGate *gate = Outbox::WriteGate::of(queue)) {
        connect(gate, &Outbox::WriteGate::changed, this, &TicketWriting::refusalChanged);
    }
    m_edits.connectTo(queue, map);
    m_notes.connectTo(queue, map);
    m_reply.connectTo(map);
    m_job.connectTo(queue, map);
    m_duplicate.connectTo(queue, map);
    const QDir directory(folder);
    m_drafts.open(folder.isEmpty() ? QString() : directory.filePath(name + u"-drafts.json"_s));
    if (!folder.isEmpty()) {
        m_answers.open(directory.filePath(name + u"-answers.json"_s));
    }
}

void TicketWriting::setOversight(Oversight *oversight)
{
    m_reply.setOversight(oversight);
    m_assignment.setOversight(oversight);
}

void TicketWriting::setOnline(bool isOnline)
{
    m_reply.setOnline(isOnline);
    m_answers.setOnline(isOnline);
    m_assignment.setOnline(isOnline);
}

void TicketWriting::setMe(const QString &user)
{
    m_user = user;
    m_notes.setMe(user, m_staff.value(user));
}

void TicketWriting::setStaff(const QHash<QString, QString> &staff)
{
    m_staff = staff;
    m_edits.setStaff(staff);
    m_notes.setMe(m_user, staff.value(m_user));
}

void TicketWriting::setTicket(const QString &ticket)
{
    if (m_ticket == ticket) {
        return;
    }
    m_ticket = ticket;
    ++m_generation;
    m_edits.clear();
    m_notes.setTicket(ticket, {});
    m_reply.setTicket(ticket, {});
    m_job.setTicket(ticket, {}, {}, {});
    m_assignment.setTicket(ticket);
    openBegun();
}

void TicketWriting::openBegun()
{
    const Tickets::Draft draft = m_drafts.draft(m_ticket);
    setComposer(!draft.reply.isEmpty()       ? u"reply"_s
            : draft.note.trimmed().isEmpty() ? QString()
                                             : u"note"_s);
}

void TicketWriting::setComposer(const QString &composer)
{
    if (m_composer == composer) {
        return;
    }
    m_composer = composer;
    if (composer == "reply"_L1) {
        m_reply.begin();
    }
    Q_EMIT composerChanged();
}

void TicketWriting::setRecord(const Store::TicketRecord &record)
{
    const Store::TicketLine &line = record.line;
    if (line.id != m_ticket) {
        return;
    }
    if (!m_areChoicesRead) {
        readChoices();
    }
    m_edits.setRecord(record);
    m_notes.setTicket(line.id, line.subject);
    m_reply.setTicket(line.id, line.subject);
    m_job.setTicket(line.id, line.subject, line.type, line.priority);
    m_answers.setTicket(
        line.id, line.subject, line.customerName.isEmpty() ? line.customer : line.customerName);
    m_duplicate.setRecord(record);
    QSet<QString> notes;
    for (int row = 0; row < m_thread->count(); ++row) {
        if (m_thread->at(row).kind == ThreadModel::Note) {
            notes.insert(m_thread->at(row).id);
        }
    }
    m_notes.setKnown(notes);
    QStringList jobs;
    for (const Store::TicketRelation &job : record.jobs) {
        jobs += job.id;
    }
    m_job.setKnown(jobs);
    m_reply.threadChanged();
    readParty();
}

void TicketWriting::readParty()
{
    using Answer = Result<Store::TicketParty>;
    const int generation = ++m_generation;
    QCoro::connect(m_mirror->read([id = m_ticket](QSqlDatabase &db) -> Answer {
        return Store::ticketParty(db, id);
    }),
        this, [this, generation](const Answer &party) {
            if (generation == m_generation && party) {
                m_reply.setParty(*party);
                m_job.setParty(*party);
                m_duplicate.setParty(*party);
            }
        });
}

void TicketWriting::readChoices()
{
    using Answer = Result<Store::TicketChoices>;
    m_areChoicesRead = true;
    QCoro::connect(
        m_mirror->read([](QSqlDatabase &db) -> Answer { return Store::ticketChoices(db); }), this,
        [this](const Answer &choices) {
            if (choices) {
                m_edits.setChoices(*choices);
                m_job.setChoices(*choices);
            } else {
                m_areChoicesRead = false; // with the next ticket
            }
        });
}

void TicketWriting::retranslate()
{
    m_edits.retranslate();
}

QString TicketWriting::refusal() const
{
    return m_map ? Outbox::WriteGate::reason(m_queue, m_map->doctype(Store::Kind::Ticket))
                 : QString();
}

QString TicketWriting::jobRefusal() const
{
    return m_map ? Outbox::WriteGate::reason(m_queue, m_map->doctype(Store::Kind::Job), true)
                 : QString();
}

bool TicketWriting::isForbidden(const QString &what)
{
    // A note is a document of its own, and ERPNext's page only shows.
    const QString reason = what == "job"_L1         ? jobRefusal()
        : what == "note"_L1 || what == "erpnext"_L1 ? QString()
                                                    : refusal();
    if (!reason.isEmpty()) {
        Q_EMIT noticed(reason, u"warning"_s, m_ticket);
    }
    return !reason.isEmpty();
}

void TicketWriting::choose(const QString &field)
{
    if (!isForbidden(field)) {
        Q_EMIT asked(field);
    }
}

bool TicketWriting::press(int key)
{
    static const QHash<int, QString> meanings{{Qt::Key_S, u"status"_s}, {Qt::Key_P, u"priority"_s},
        {Qt::Key_T, u"issue_type"_s}, {Qt::Key_I, u"is_important"_s},
        {Qt::Key_A, u"assigned_staff"_s}, {Qt::Key_N, u"note"_s}, {Qt::Key_R, u"reply"_s},
        {Qt::Key_W, u"job"_s}, {Qt::Key_D, u"duplicate"_s}, {Qt::Key_E, u"erpnext"_s}};
    const QString what = meanings.value(key);
    if (what.isEmpty() || !m_isReady || m_ticket.isEmpty()) {
        return false;
    }
    if (isForbidden(what)) {
        return true;
    }
    if (what == "is_important"_L1) {
        m_edits.change(what, m_edits.important().value == "1"_L1 ? u"0"_s : u"1"_s);
        return true;
    }
    if (what == "note"_L1 || what == "reply"_L1) {
        setComposer(what);
    }
    Q_EMIT asked(what);
    return true;
}

} // namespace FibreDesk
