// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one ticket in front: chosen, read with its thread, shown.

#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "ticketscontroller.h"

#include <QCoroTask>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

void TicketsController::select(int place)
{
    const qint64 row = m_list.rowAt(place);
    if (row <= 0 || row == m_row) {
        return;
    }
    m_awaitedRow = row;
    if (const Store::TicketLine *line = m_list.lineAt(place)) {
        m_row = std::exchange(m_awaitedRow, 0);
        show(line->id);
    }
}

void TicketsController::open(const QString &id)
{
    if (id.isEmpty()) {
        return;
    }
    show(id);
    Q_EMIT ticketAsked();
}

void TicketsController::show(const QString &id)
{
    if (id == m_id) {
        return;
    }
    m_id = id;
    m_isMissing = false;
    m_error = {};
    m_live.setTicket(id);
    m_writing.setTicket(id);
    Q_EMIT ticketChanged();
    readRecord();
}

void TicketsController::close()
{
    if (m_id.isEmpty()) {
        return;
    }
    ++m_recordGeneration;
    m_id.clear();
    m_row = 0;
    m_awaitedRow = 0;
    m_card = {};
    m_isMissing = false;
    m_error = {};
    m_thread.clear();
    m_related.reset({});
    m_jobs.reset({});
    m_live.setTicket({});
    m_writing.setTicket({});
    if (m_customFields) {
        m_customFields->close();
    }
    Q_EMIT ticketChanged();
    Q_EMIT cardChanged();
    Q_EMIT placeChanged();
}

void TicketsController::readRecord()
{
    using Record = std::pair<Store::TicketRecord, std::vector<ThreadRow>>;
    using Answer = Result<std::optional<Record>>;
    const int generation = ++m_recordGeneration;
    QCoro::connect(
        m_mirror->read([id = m_id, label = tr("image not loaded")](QSqlDatabase &db) -> Answer {
            return Store::ticketRecord(db, id).transform(
                [&label](std::optional<Store::TicketRecord> record) -> std::optional<Record> {
                    if (!record) {
                        return {};
                    }
                    // Made safe here: a thread may hold a hundred mails.
                    auto rows = ThreadModel::rowsOf(record->thread, label);
                    record->thread.clear();
                    return Record{std::move(*record), std::move(rows)};
                });
        }),
        this, [this, generation](const Answer &answer) {
            if (generation != m_recordGeneration) {
                return;
            }
            m_error = answer ? ErrorText() : errorText(answer.error());
            m_isMissing = answer && !answer->has_value();
            if (answer && answer->has_value()) {
                m_thread.show(m_id, (*answer)->second);
                showRecord((*answer)->first);
            } else if (m_isMissing) {
                m_card = {};
                m_thread.clear();
                m_related.reset({});
                m_jobs.reset({});
                // The number of its row may be another ticket's by now.
                if (std::exchange(m_row, 0) != 0) {
                    Q_EMIT placeChanged();
                }
            }
            Q_EMIT cardChanged();
        });
}

void TicketsController::showRecord(const Store::TicketRecord &record)
{
    const Store::TicketLine &line = record.line;
    const bool isFirst = m_card.id != line.id;
    if (m_customFields) {
        m_customFields->open(Store::Kind::Ticket, line.id, line.subject);
    }
    const auto put = [isFirst](RecordModel &model, std::vector<RecordModel::Row> rows) {
        if (isFirst) {
            model.reset(std::move(rows));
        } else {
            model.applySnapshot(std::move(rows));
        }
    };
    m_card = {.id = line.id,
        .subject = line.subject,
        .customer = line.customer,
        .customerName = line.customerName.isEmpty() ? line.customer : line.customerName,
        .phone = record.phone,
        .status = line.status,
        .priority = priorityWord(line.priority),
        .type = line.type,
        .region = line.region,
        .assignee = m_list.staffName(line.assignee),
        .raisedBy = record.raisedBy,
        .legacyId = record.legacyId,
        .address = record.address,
        .opened = line.opened,
        .modified = line.modified,
        .isImportant = line.isImportant,
        .fetchedAt = record.fetchedAt,
        .isThreadComplete = record.isThreadComplete,
        .areNotesForbidden = record.areNotesForbidden};
    std::vector<RecordModel::Row> related;
    const auto relate = [&related](const Store::TicketRelation &ticket, const QString &relation) {
        related.push_back({ticket.id, {relation, ticket.subject, ticket.status, ticket.day}});
    };
    if (record.parent) {
        relate(*record.parent, u"parent"_s);
    }
    for (const Store::TicketRelation &child : record.children) {
        relate(child, u"child"_s);
    }
    put(m_related, std::move(related));
    std::vector<RecordModel::Row> jobs;
    for (const Store::TicketRelation &job : record.jobs) {
        jobs.push_back({job.id, {job.subject, job.status, job.day}});
    }
    put(m_jobs, std::move(jobs));
    QStringList messages;
    for (int row = 0; row < m_thread.count(); ++row) {
        if (m_thread.at(row).kind != ThreadModel::Note) {
            messages += m_thread.at(row).id;
        }
    }
    m_live.setContext(messages, m_overview.staff);
    m_writing.setRecord(record);
    if (m_row != line.row) {
        m_row = line.row;
        Q_EMIT placeChanged();
    }
}

} // namespace FibreDesk
