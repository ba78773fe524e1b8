// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tags: asked for one by one, and kept in a journal of their own.

#include "base/bulkcontroller.h"

#include "core/logging.h"
#include "core/oversight.h"
#include "erp/fieldmap.h"
#include "outbox/tagjournal.h"
#include "outbox/writegate.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QMetaObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Of one that has ended, as the list of what was done has it; empty = it has not.
QString resultOf(BulkOutcome outcome)
{
    switch (outcome) {
    case BulkOutcome::Done:
        return u"done"_s;
    case BulkOutcome::Refused:
        return u"refused"_s;
    case BulkOutcome::Uncertain:
        return u"uncertain"_s;
    default:
        return {};
    }
}

} // namespace

void BulkController::runTags(const QStringList &ids)
{
    // A tag is a change of its document, though it does not go through the outbox.
    if (const QString reason =
            Outbox::WriteGate::reason(m_parts.queue, m_parts.map->doctype(m_subject.table));
        !reason.isEmpty()) {
        m_error =
            errorText({.kind = ErrorKind::Forbidden, .detail = reason, .source = u"rights"_s});
        setPhase(Planned);
        return;
    }
    if (!m_parts.journal) {
        startTags(ids, 0);
        return;
    }
    Outbox::TagRecord record{.doctype = m_parts.map->doctype(m_subject.table),
        .tag = m_action.value,
        .isThere = m_action.kind == BulkAction::Kind::AddTag,
        .isUndo = m_isUndo,
        .title = m_action.title};
    for (const BulkItem &item : m_items.items()) {
        if (item.outcome == BulkOutcome::Change) {
            record.rows.push_back(
                {.id = item.id, .title = item.title, .before = item.before, .after = item.after});
        }
    }
    setPhase(Keeping);
    QCoro::connect(
        m_parts.journal->begin(std::move(record)), this, [this, ids](const Result<qint64> &run) {
            if (!run) {
                m_error = errorText(run.error());
                setPhase(Planned); // nothing of it was asked for: it can be tried again
                return;
            }
            startTags(ids, *run);
        });
}

void BulkController::makeTags(qint64 run)
{
    m_run = run;
    m_isTagPast = false;
    m_lookedUp.clear();
    m_tags = std::make_unique<TagRun>(m_parts.erp, m_parts.mirror,
        TagRun::Order{.doctype = m_parts.map->doctype(m_subject.table),
            .table = m_subject.table,
            .column = m_subject.tagsColumn,
            .tag = m_action.value,
            .isThere = m_action.kind == BulkAction::Kind::AddTag,
            .journal = m_parts.journal,
            .run = run},
        m_parts.tags);
    connect(m_tags.get(), &TagRun::told, this, &BulkController::handleTold);
    connect(m_tags.get(), &TagRun::lookedUp, this, [this] {
        m_lookedUp.clear();
        follow();
    });
}

void BulkController::startTags(const QStringList &ids, qint64 run)
{
    makeTags(run);
    if (m_isUndo) {
        m_past.pop_back();
        Q_EMIT undoChanged();
    } else {
        m_selection.clear();
    }
    setPhase(Running);
    m_tags->start(ids);
}

void BulkController::dropTags()
{
    m_tags.reset();
    m_isInterrupted = false;
    m_lookedUp.clear();
    if (const qint64 run = std::exchange(m_run, 0); run != 0) {
        QCoro::connect(m_parts.journal->forget(run), this, [](const Result<void> &forgotten) {
            if (!forgotten) {
                // It is shown once more at the next start.
                qCWarning(lcStore).noquote()
                    << "a run of tags is not forgotten:" << forgotten.error().detail;
            }
        });
    }
}

void BulkController::handleTold(const QString &id, BulkOutcome outcome, const Error &error)
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend()) {
        return;
    }
    BulkItem item = m_items.items()[*place];
    item.outcome = outcome;
    item.reason = error != Error{} ? errorText(error).sentence()
        : m_lookedUp.contains(id) && outcome == BulkOutcome::Cancelled
        ? tr("It was read back: the server has not done it.")
        : QString();
    m_items.change(*place, item);
    if (const QString result = resultOf(outcome); !result.isEmpty()) {
        // Without a journal the number of the run is nobody's.
        const QString doctype = m_parts.map->doctype(m_subject.table);
        note(m_parts.oversight,
            {.key = m_run == 0
                    ? QString()
                    : u"tag/%1/%2/%3/%4"_s.arg(QString::number(m_run), doctype, id, result),
                .area = m_subject.table == Store::Kind::Ticket ? u"tickets"_s : u"documents"_s,
                .action =
                    m_action.kind == BulkAction::Kind::AddTag ? u"add-tag"_s : u"remove-tag"_s,
                .doctype = doctype,
                .name = id,
                .title = item.title,
                .before = {{u"tags"_s, item.before}},
                .after = {{u"tags"_s, item.after}},
                .result = result,
                .reason = error.detail});
    }
    if (!m_followTimer.isActive()) {
        m_followTimer.start();
    }
}

void BulkController::handleTagsOver()
{
    if (!m_tags) {
        return;
    }
    if (!m_isUndo && m_counts.done > 0) {
        Past past{.action = m_action, .batch = {}, .tagged = {}};
        std::ranges::copy_if(m_items.items(), std::back_inserter(past.tagged),
            [](const BulkItem &item) { return item.outcome == BulkOutcome::Done; });
        const bool isKnown = m_isTagPast && !m_past.empty();
        if (!isKnown || m_past.back().tagged.size() != past.tagged.size()) {
            if (isKnown) {
                m_past.pop_back(); // some were asked for again: all of it is one
            }
            m_past.push_back(std::move(past));
            m_isTagPast = true;
            Q_EMIT undoChanged();
        }
    }
    m_isInterrupted = m_isInterrupted && m_counts.done < m_asked;
}

void BulkController::readInterrupted()
{
    if (!m_parts.journal || m_subject.tagsColumn.isEmpty()) {
        return;
    }
    using Found = Result<std::optional<Outbox::TagRecord>>;
    QCoro::connect(m_parts.journal->unfinished(m_parts.map->doctype(m_subject.table)), this,
        [this](const Found &found) {
            // Told with the next turn of the loop: it may be known while this is being made, when
            // nobody listens yet.
            if (!found) {
                const QString text = tr("It is not known whether a run of tags was interrupted: %1")
                                         .arg(errorText(found.error()).sentence());
                QMetaObject::invokeMethod(
                    this, [this, text] { Q_EMIT noticed(text, u"warning"_s); },
                    Qt::QueuedConnection);
            } else if (*found) {
                m_interrupted = std::make_unique<Outbox::TagRecord>(**found);
                QMetaObject::invokeMethod(
                    this, &BulkController::showInterrupted, Qt::QueuedConnection);
            }
        });
}

void BulkController::showInterrupted()
{
    if (!m_interrupted || m_phase != Idle) {
        return; // after what is being done now
    }
    const auto record = std::move(m_interrupted);
    m_action = {.kind = record->isThere ? BulkAction::Kind::AddTag : BulkAction::Kind::RemoveTag,
        .value = record->tag,
        .title = record->title};
    m_isUndo = record->isUndo;
    m_isTooMany = false;
    m_error = {};
    m_batch.clear();
    m_places.clear();
    std::vector<BulkItem> items;
    for (const Outbox::TagRow &row : record->rows) {
        BulkItem item{.id = row.id,
            .title = row.title,
            .before = row.before,
            .after = row.after,
            .outcome = outcomeOf(row.state),
            .reason = row.reason};
        if (row.state == Outbox::State::Sending) {
            item.outcome = BulkOutcome::Uncertain;
            item.reason = tr("The program ended before the server’s answer came.");
        } else if (row.state == Outbox::State::Waiting) {
            item.outcome = BulkOutcome::Cancelled;
            item.reason = tr("The program ended before it was sent.");
        }
        m_places.insert(item.id, items.size());
        items.push_back(std::move(item));
    }
    m_asked = static_cast<int>(items.size());
    m_items.setItems(std::move(items));
    count();
    makeTags(record->number);
    m_isInterrupted = true;
    m_isSeen = false;
    m_phase = Over;
    handleTagsOver();
    Q_EMIT changed();
    Q_EMIT noticed(interruption(), u"warning"_s);
}

QString BulkController::interruption() const
{
    // While it goes on what is on its way is none of these.
    if (!m_isInterrupted || m_phase == Running) {
        return {};
    }
    const QString text =
        tr("%1: a run of %2 was interrupted: %3 done, %4 unknown, %5 not sent.")
            .arg(m_action.title, QString::number(m_asked), QString::number(m_counts.done),
                QString::number(m_counts.uncertain), QString::number(m_counts.cancelled));
    return m_counts.refused == 0 ? text : text + u' ' + tr("%n refused.", "", m_counts.refused);
}

bool BulkController::canRepeat() const
{
    return m_tags && m_counts.uncertain > 0 && m_lookedUp.isEmpty();
}

QStringList BulkController::idsOf(BulkOutcome outcome) const
{
    QStringList ids;
    for (const BulkItem &item : m_items.items()) {
        if (item.outcome == outcome) {
            ids += item.id;
        }
    }
    return ids;
}

void BulkController::repeatUncertain()
{
    const QStringList ids = idsOf(BulkOutcome::Uncertain);
    if (canRepeat() && !ids.isEmpty()) {
        setPhase(Running);
        m_tags->repeat(ids);
    }
}

void BulkController::lookUpUncertain()
{
    const QStringList ids = idsOf(BulkOutcome::Uncertain);
    if (canRepeat() && !ids.isEmpty()) {
        m_lookedUp = QSet<QString>(ids.cbegin(), ids.cend());
        Q_EMIT changed();
        m_tags->lookUp(ids);
    }
}

bool BulkController::canGoOn() const
{
    return m_phase == Over && m_tags && m_counts.cancelled > 0 && m_lookedUp.isEmpty();
}

void BulkController::goOn()
{
    if (canGoOn()) {
        const QStringList ids = idsOf(BulkOutcome::Cancelled);
        setPhase(Running);
        m_tags->start(ids);
    }
}

} // namespace FibreDesk
