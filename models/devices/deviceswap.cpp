// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceswap.h"

#include "base/format.h"
#include "cpe/acs/diagnosis.h"
#include "devicediagnosis.h"
#include "devicelistmodel.h"
#include "devicelive.h"
#include "devicewords.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Cpe::Acs::DiagnosisKind;
using Outbox::State;

// What was measured the day before says nothing of today's trouble.
constexpr qint64 diagnosisHours = 24;
constexpr std::array diagnosisKinds{DiagnosisKind::Ping, DiagnosisKind::Trace,
    DiagnosisKind::Download, DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours};
const QString undoSuffix = u":undo"_s;

bool isFailed(State state)
{
    return state == State::Refused || state == State::Clash || state == State::Cancelled;
}

QString placeOf(const Store::EquipmentRecord &record)
{
    QStringList parts{record.line.address, record.city};
    parts.removeAll({});
    return parts.isEmpty() ? record.line.location : parts.join(u", "_s);
}

QString customerOf(const Store::EquipmentRecord &record)
{
    return record.line.customerName.isEmpty() ? record.line.customer : record.line.customerName;
}

} // namespace

DeviceSwap::DeviceSwap(RecordDesk *desk, DeviceLive *live, Clock clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_live(live)
    , m_clock(std::move(clock))
    , m_scan(desk->parts().mirror)
    , m_preview({"heading", "label", "before", "after", "isFirst"}, 0)
    , m_results({"title", "stateText", "tone", "reason", "canTryAgain", "isClash"}, 0)
{
    connect(&m_scan, &DeviceScan::found, this, &DeviceSwap::takeNew);
    connect(m_desk->parts().queue, &Outbox::WriteQueue::changed, this, &DeviceSwap::handleWrite);
    if (m_live) {
        connect(m_live, &DeviceLive::changed, this, &DeviceSwap::changed);
    }
}

void DeviceSwap::setLanguage(const QString &language)
{
    m_language = language;
    showPreview();
    showResults();
}

QString DeviceSwap::textOf(const Record &record)
{
    const Store::EquipmentLine &line = record.line;
    return QStringList{line.type, line.brand, line.model, line.serial}.join(u' ').simplified();
}

void DeviceSwap::begin(const QString &device)
{
    close();
    if (!device.isEmpty()) {
        m_oldId = device;
        read(device, true);
    }
}

void DeviceSwap::close()
{
    ++m_generation;
    m_oldId.clear();
    m_old.reset();
    m_new.reset();
    m_reason.clear();
    m_fate.clear();
    m_batch.clear();
    m_isReading = false;
    m_isAdding = false;
    m_isUndone = false;
    m_canUndo = false;
    m_error = {};
    m_outcome.clear();
    m_scan.clear();
    m_preview.reset({});
    m_results.reset({});
    Q_EMIT changed();
}

void DeviceSwap::read(const QString &id, bool isOld)
{
    using Answer = Result<std::optional<Record>>;
    m_isReading = true;
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(m_desk->parts().mirror->read(
                       [id](QSqlDatabase &db) { return Store::equipmentRecord(db, id); }),
        this, [this, isOld, generation = ++m_generation](const Answer &record) {
            if (generation != m_generation) {
                return;
            }
            m_isReading = false;
            if (!record) {
                m_error = errorText(record.error());
            } else {
                (isOld ? m_old : m_new) = *record;
                if (isOld) {
                    const QStringList known = states();
                    const auto defective = std::ranges::find_if(known, [](const QString &state) {
                        return state.compare("defective"_L1, Qt::CaseInsensitive) == 0;
                    });
                    m_fate = defective == known.end()
                        ? fates().value(0).toMap().value(u"value"_s).toString()
                        : *defective;
                }
            }
            showPreview();
            Q_EMIT changed();
        });
}

void DeviceSwap::takeNew(const QString &device)
{
    if (m_old && m_batch.isEmpty()) {
        m_scan.clear();
        read(device, false);
    }
}

void DeviceSwap::setReason(const QString &reason)
{
    if (m_reason != reason) {
        m_reason = reason;
        Q_EMIT changed();
    }
}

void DeviceSwap::setFate(const QString &fate)
{
    if (m_fate != fate && m_batch.isEmpty()) {
        m_fate = fate;
        showPreview();
        Q_EMIT changed();
    }
}

QStringList DeviceSwap::states() const
{
    const QStringList known = m_desk->choices(Store::Kind::Equipment,
        m_desk->parts().map->serverField(Store::Kind::Equipment, u"status"_s));
    return known.isEmpty() ? QStringList{u"inventory"_s, u"active"_s, u"defective"_s, u"returned"_s}
                           : known;
}

QVariantList DeviceSwap::fates() const
{
    QVariantList fates;
    for (const QString &state : states()) {
        if (state.compare("active"_L1, Qt::CaseInsensitive) != 0) {
            fates += QVariantMap{{u"value"_s, state}, {u"text"_s, deviceStatusWord(state)}};
        }
    }
    return fates;
}

QDateTime DeviceSwap::lastDiagnosed() const
{
    if (!m_live || !m_old || m_live->device().id != m_old->line.id) {
        return {};
    }
    const QDateTime earliest = m_clock.now().addSecs(-diagnosisHours * 3600);
    QDateTime last;
    for (const Cpe::DiaryEntry &entry : m_live->diary().entries) {
        const bool isMeasured =
            entry.outcome == Cpe::Acs::problemName(Cpe::Acs::DiagnosisProblem::None);
        if (isMeasured && entry.at >= earliest && (!last.isValid() || entry.at > last)
            && std::ranges::contains(diagnosisKinds, entry.kind,
                [](DiagnosisKind kind) { return Cpe::Acs::kindName(kind); })) {
            last = entry.at;
        }
    }
    return last;
}

QString DeviceSwap::diagnosis() const
{
    const QDateTime last = lastDiagnosed();
    if (!last.isValid()) {
        return tr("No diagnosis of this device in the last 24 hours.");
    }
    QStringList found;
    for (const DiagnosisKind kind : diagnosisKinds) {
        // The latest of each kind that belongs to this day.
        const Cpe::DiaryEntry *latest = nullptr;
        for (const Cpe::DiaryEntry &entry : m_live->diary().entries) {
            if (entry.kind == Cpe::Acs::kindName(kind)
                && entry.at >= m_clock.now().addSecs(-diagnosisHours * 3600)) {
                latest = &entry;
            }
        }
        const QString sentence =
            latest ? DeviceDiagnosis::sentence(kind, latest->after, m_language) : QString();
        if (!sentence.isEmpty()) {
            found += tr("%1: %2").arg(DeviceDiagnosis::kindWord(kind), sentence);
        }
    }
    const QString verdict = m_live->verdicts()->total() > 0
        ? m_live->verdicts()->value(0, "sentence").toString()
        : QString();
    if (!verdict.isEmpty()) {
        found.prepend(verdict);
    }
    return tr("Last diagnosed %1. %2").arg(Format::dayTime(last, m_language), found.join(u" · "_s));
}

QString DeviceSwap::warning() const
{
    if (!m_old || !m_new) {
        return {};
    }
    if (m_old->line.type != m_new->line.type) {
        return tr("The new device is a %1, the old one a %2.")
            .arg(m_new->line.type, m_old->line.type);
    }
    const auto modelOf = [](const Record &record) {
        return QStringList{record.line.brand, record.line.model}.join(u' ').trimmed();
    };
    return modelOf(*m_old) == modelOf(*m_new)
        ? QString()
        : tr("Another model: %1 instead of %2.").arg(modelOf(*m_new), modelOf(*m_old));
}

QString DeviceSwap::problem() const
{
    if (!m_old) {
        return m_isReading ? QString() : tr("The local copy does not have this device.");
    }
    if (m_old->line.location.isEmpty()) {
        return tr("This device is at no location: there is nothing to replace it at.");
    }
    if (!isDiagnosed() && m_reason.trimmed().isEmpty()) {
        return tr("Without a diagnosis of the last 24 hours a reason is needed.");
    }
    if (!m_new) {
        return tr("The new device is not chosen yet.");
    }
    const Store::EquipmentLine &line = m_new->line;
    if (line.id == m_old->line.id) {
        return tr("The new device is the old one.");
    }
    if (!line.customer.isEmpty() || !line.location.isEmpty()) {
        return tr("%1 is at a customer's already: %2.")
            .arg(textOf(*m_new), placeOf(*m_new).isEmpty() ? customerOf(*m_new) : placeOf(*m_new));
    }
    if (line.status.compare("inventory"_L1, Qt::CaseInsensitive) != 0) {
        return tr("%1 is not in stock: its state is “%2”.")
            .arg(textOf(*m_new), deviceStatusWord(line.status));
    }
    const QString doctype = m_desk->parts().map->doctype(Store::Kind::Equipment);
    for (const Record *record : {&*m_old, &*m_new}) {
        if (!m_desk->parts().queue->openWrites(doctype, record->line.id).empty()) {
            return tr("A change of %1 is still on its way or undecided.").arg(textOf(*record));
        }
    }
    return m_fate.isEmpty() ? tr("What becomes of the old device is not said.") : QString();
}

void DeviceSwap::showPreview()
{
    std::vector<RecordModel::Row> rows;
    const auto add = [&rows](const QString &heading, const QString &label, const QString &before,
                         const QString &after) {
        if (before != after) {
            const bool isFirst = rows.empty() || rows.back().values.front().toString() != heading;
            rows.push_back(
                {u"%1|%2"_s.arg(heading, label), {heading, label, before, after, isFirst}});
        }
    };
    if (m_old && m_new) {
        const QString nothing = tr("none");
        const auto orNone = [&nothing](
                                const QString &text) { return text.isEmpty() ? nothing : text; };
        const QString first = textOf(*m_new);
        add(first, tr("State"), deviceStatusWord(m_new->line.status),
            deviceStatusWord(u"active"_s));
        add(first, tr("Customer"), orNone(customerOf(*m_new)), orNone(customerOf(*m_old)));
        add(first, tr("Location"), orNone(placeOf(*m_new)), orNone(placeOf(*m_old)));
        add(first, tr("Subscription"), orNone(m_new->subscription), orNone(m_old->subscription));
        const QString second = textOf(*m_old);
        add(second, tr("State"), deviceStatusWord(m_old->line.status), deviceStatusWord(m_fate));
        add(second, tr("Customer"), orNone(customerOf(*m_old)), nothing);
        add(second, tr("Location"), orNone(placeOf(*m_old)), nothing);
        add(second, tr("Subscription"), orNone(m_old->subscription), nothing);
    }
    m_preview.applySnapshot(std::move(rows));
}

Outbox::NewWrite DeviceSwap::writeOf(const Record &record, const QString &status,
    const QString &customer, const QString &location, const QString &subscription) const
{
    const Erp::FieldMap &map = *m_desk->parts().map;
    const Store::EquipmentLine &line = record.line;
    std::vector<Outbox::FieldEdit> edits;
    QStringList together;
    Outbox::RawDocument unchanged;
    const auto edit = [&](const QString &ours, const QString &before, const QString &after) {
        const QString field = map.serverField(Store::Kind::Equipment, ours);
        together += field;
        if (before == after) {
            unchanged.set(field, Outbox::rawOf(before));
        } else {
            edits.push_back(
                {.field = field, .before = Outbox::rawOf(before), .after = Outbox::rawOf(after)});
        }
    };
    edit(u"status"_s, line.status, status);
    edit(u"customer"_s, line.customer, customer);
    edit(u"service_location"_s, line.location, location);
    edit(u"subscription"_s, record.subscription, subscription);
    Outbox::NewWrite write = Outbox::fieldWrite({.doctype = map.doctype(Store::Kind::Equipment),
                                                    .name = line.id,
                                                    .title = textOf(record),
                                                    .modified = record.modified},
        edits);
    // What a colleague did to one of them meanwhile concerns them all.
    write.together = together;
    for (const QString &field : std::as_const(together)) {
        if (unchanged.contains(field)) {
            write.base.set(field, unchanged.value(field));
        }
    }
    return write;
}

QString DeviceSwap::note() const
{
    QStringList lines{tr("Device replaced: %1 by %2.").arg(textOf(*m_old), textOf(*m_new)),
        tr("The old device is now: %1.").arg(deviceStatusWord(m_fate)), diagnosis()};
    if (!m_reason.trimmed().isEmpty()) {
        lines += tr("Reason: %1").arg(m_reason.trimmed());
    }
    return lines.join(u'\n');
}

void DeviceSwap::commit()
{
    if (m_isAdding || !m_batch.isEmpty() || !m_old || !m_new || !problem().isEmpty()) {
        return;
    }
    const QStringList known = states();
    const auto active = std::ranges::find_if(known,
        [](const QString &state) { return state.compare("active"_L1, Qt::CaseInsensitive) == 0; });
    const Store::EquipmentLine &line = m_old->line;
    std::vector<Outbox::NewWrite> writes{
        writeOf(*m_new, active == known.end() ? u"active"_s : *active, line.customer, line.location,
            m_old->subscription),
        writeOf(*m_old, m_fate, {}, {}, {})};
    const QString batch = u"swap:"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (Outbox::NewWrite &write : writes) {
        write.batch = batch;
        write.batchTitle = tr("Replace %1").arg(textOf(*m_old));
    }
    m_isAdding = true;
    m_error = {};
    m_batch = batch;
    m_notes.insert(batch, {line.customer, customerOf(*m_old), note()});
    Q_EMIT changed();
    QCoro::connect(m_desk->parts().queue->addAll(std::move(writes)), this,
        [this, batch](const Result<QStringList> &ids) {
            if (!ids) {
                m_notes.remove(batch);
            }
            if (m_batch != batch) {
                return; // put away meanwhile; the outbox has it
            }
            m_isAdding = false;
            if (!ids) {
                m_error = errorText(ids.error());
                m_batch.clear(); // nothing of it was kept
            }
            showResults();
            Q_EMIT changed();
        });
}

void DeviceSwap::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_desk->parts().queue->find(id);
    if (!write || !write->batch.startsWith("swap:"_L1)) {
        return;
    }
    const auto batch = m_desk->parts().queue->batch(write->batch);
    const auto told = m_notes.constFind(write->batch);
    if (told != m_notes.cend() && !batch.empty()
        && std::ranges::all_of(
            batch, [](const Outbox::Write *one) { return one->state == State::Done; })) {
        const Note note = *told;
        m_notes.erase(told);
        if (!note.customer.isEmpty()) {
            Q_EMIT replaced(note.customer, note.title, note.text);
        }
    }
    if (!m_batch.isEmpty() && write->batch.startsWith(m_batch)) {
        showResults();
        Q_EMIT changed();
    }
}

QString DeviceSwap::reasonOf(const Outbox::Write &write)
{
    QStringList said;
    for (const Outbox::FieldMessage &message : write.messages) {
        said += message.text;
    }
    if (write.state == State::Clash) {
        said += write.theirName.isEmpty()
            ? tr("A colleague changed this record meanwhile.")
            : tr("%1 changed this record meanwhile.").arg(write.theirName);
    } else if (said.isEmpty() && write.error) {
        said += errorText(*write.error).sentence();
    }
    return said.join(u' ');
}

void DeviceSwap::showResults()
{
    if (m_batch.isEmpty()) {
        m_results.reset({});
        m_outcome.clear();
        m_canUndo = false;
        return;
    }
    const auto stateText = [](const Outbox::Write &write) {
        switch (write.state) {
        case State::Done:
            return tr("Saved");
        case State::Refused:
            return tr("Not saved");
        case State::Clash:
            return tr("Not saved: to be decided");
        case State::Uncertain:
            return tr("The answer was lost; it is looked up");
        case State::Cancelled:
            return tr("Given up");
        case State::Waiting:
        case State::Sending:
            break;
        }
        return tr("Waits to be sent");
    };
    const auto tone = [](const Outbox::Write &write) {
        return write.state == State::Done     ? u"ok"_s
            : isFailed(write.state)           ? u"danger"_s
            : write.state == State::Uncertain ? u"uncertain"_s
                                              : u"pending"_s;
    };
    const Outbox::WriteQueue &queue = *m_desk->parts().queue;
    const auto own = queue.batch(m_batch);
    const auto back = queue.batch(m_batch + undoSuffix);
    std::vector<RecordModel::Row> rows;
    for (const auto *list : {&own, &back}) {
        for (const Outbox::Write *write : *list) {
            const QString title = list == &back ? tr("Back: %1").arg(write->title) : write->title;
            rows.push_back({write->id,
                {title, stateText(*write), tone(*write),
                    write->state == State::Done ? QString() : reasonOf(*write),
                    write->state == State::Refused, write->state == State::Clash}});
        }
    }
    m_results.applySnapshot(std::move(rows));

    const auto count = [](const std::vector<const Outbox::Write *> &list, auto of) {
        return std::ranges::count_if(
            list, [&of](const Outbox::Write *write) { return of(write->state); });
    };
    const auto isDone = [](State state) { return state == State::Done; };
    const auto isUncertain = [](State state) { return state == State::Uncertain; };
    const auto all = static_cast<qsizetype>(own.size());
    const qsizetype done = count(own, isDone);
    const qsizetype failed = count(own, isFailed);
    // What is on its way cannot be called back.
    m_canUndo = !m_isUndone && failed > 0 && done + failed == all;
    m_outcomeTone = u"pending"_s;
    if (m_isUndone) {
        const bool isBack = count(back, isDone) == static_cast<qsizetype>(back.size());
        const bool isStuck = count(back, isFailed) > 0;
        m_outcomeTone = isBack ? u"ok"_s : isStuck ? u"danger"_s : u"pending"_s;
        m_outcome = isBack ? tr("Taken back: both records are as they were.")
            : isStuck      ? tr("Not taken back: see the reason at the record.")
                           : tr("It is being taken back.");
    } else if (all > 0 && done == all) {
        m_outcomeTone = u"ok"_s;
        m_outcome = tr("Replaced: both records are saved.");
    } else if (done > 0 && failed > 0) {
        m_outcomeTone = u"danger"_s;
        m_outcome = tr("Only half is done: one record is saved, the other is not. Try the other "
                       "again, decide it, or take the first back.");
    } else if (failed > 0) {
        m_outcomeTone = u"danger"_s;
        m_outcome = failed == all ? tr("Nothing was changed.")
                                  : tr("One record was not saved; the other is on its way.");
    } else if (count(own, isUncertain) > 0) {
        m_outcomeTone = u"uncertain"_s;
        m_outcome = tr("Nobody knows yet whether everything was saved: it is looked up before "
                       "anything is sent again.");
    } else {
        m_outcome = tr("Both changes are kept here and go out together.");
    }
}

void DeviceSwap::tryAgain(const QString &write)
{
    QCoro::connect(m_desk->parts().queue->tryAgain(write), this, [this](const Result<void> &done) {
        m_error = done ? ErrorText() : errorText(done.error());
        Q_EMIT changed();
    });
}

void DeviceSwap::undo()
{
    if (!m_canUndo) {
        return;
    }
    m_isUndone = true;
    m_notes.remove(m_batch);
    std::vector<Outbox::NewWrite> writes;
    QStringList given;
    for (const Outbox::Write *write : m_desk->parts().queue->batch(m_batch)) {
        if (write->state == State::Done) {
            Outbox::NewWrite inverse = Outbox::inverseOf(*write);
            inverse.batch = m_batch + undoSuffix;
            inverse.batchTitle = tr("Take back: %1").arg(write->batchTitle);
            if (!inverse.changes.isEmpty()) {
                writes.push_back(std::move(inverse));
            }
        } else if (write->state != State::Cancelled) {
            given += write->id;
        }
    }
    const auto failed = [this](const Error &error) {
        m_error = errorText(error);
        m_isUndone = false;
        showResults();
        Q_EMIT changed();
    };
    for (const QString &id : std::as_const(given)) {
        QCoro::connect(m_desk->parts().queue->cancel(id), this, [failed](const Result<void> &done) {
            if (!done) {
                failed(done.error());
            }
        });
    }
    QCoro::connect(m_desk->parts().queue->addAll(std::move(writes)), this,
        [this, failed](const Result<QStringList> &ids) {
            if (!ids) {
                failed(ids.error());
                return;
            }
            showResults();
            Q_EMIT changed();
        });
}

} // namespace FibreDesk
