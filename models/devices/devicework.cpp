// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicework.h"

#include "core/sitetime.h"
#include "devicediagnosis.h"
#include "devicelive.h"
#include "devicetasks.h"
#include "erp/fieldmap.h"
#include "outbox/rawdocument.h"
#include "outbox/writequeue.h"
#include "records/recorddesk.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "text/htmlscanner.h"

#include <QCoroTask>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int mostRows = 8;

/// Notes are compared by their words: markup and line ends come back otherwise than they went.
QString keyOf(const QString &text)
{
    return text.simplified();
}

/// As a task of the ACS would be shown that ended so.
Cpe::Acs::WatchedTask taskOf(const Cpe::DiaryEntry &entry)
{
    Cpe::Acs::WatchedTask task;
    task.state = Cpe::Acs::stateNamed(entry.outcome).value_or(Cpe::Acs::TaskState::Unknown);
    return task;
}

/// "SSID: “Maison” → “Chalet”", line by line.
QStringList changesOf(const Cpe::DiaryEntry &entry)
{
    QStringList lines;
    for (auto it = entry.after.begin(); it != entry.after.end(); ++it) {
        const QString before = entry.before.value(it.key()).toString();
        const QString after = it.value().toString();
        if (after.isEmpty()) {
            lines.append(DeviceWork::tr("%1: a new secret").arg(it.key()));
        } else if (entry.before.contains(it.key())) {
            lines.append(DeviceWork::tr("%1: “%2” → “%3”").arg(it.key(), before, after));
        } else {
            lines.append(DeviceWork::tr("%1: “%2”").arg(it.key(), after));
        }
    }
    return lines;
}

} // namespace

DeviceWork::DeviceWork(RecordDesk *desk, DeviceLive *live, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_live(live)
    , m_list({"at", "who", "what", "result", "tone", "detail"}, mostRows)
{
    if (m_live) {
        connect(m_live, &DeviceLive::changed, this, &DeviceWork::show);
    }
    if (Outbox::WriteQueue *queue = m_desk->parts().queue) {
        connect(queue, &Outbox::WriteQueue::changed, this, [this, queue](const QString &id) {
            const Outbox::Write *write = queue->find(id);
            if (write && write->doctype == m_desk->parts().map->doctype(Store::Kind::Note)) {
                show();
            }
        });
        connect(queue, &Outbox::WriteQueue::loaded, this, &DeviceWork::show);
    }
}

void DeviceWork::open(const QString &serial, const QStringList &references)
{
    if (serial == m_serial && references == m_references) {
        return;
    }
    const bool isOther = serial != m_serial;
    m_serial = serial;
    m_references = references;
    if (isOther) {
        m_notes = {};
        m_error = {};
        m_list.reset({});
        Q_EMIT changed();
    }
    readNotes();
}

void DeviceWork::readNotes()
{
    const int generation = ++m_generation;
    if (m_serial.isEmpty()) {
        show();
        return;
    }
    using Answer = Result<Notes>;
    const auto ask = [serial = m_serial, references = m_references](QSqlDatabase &db) -> Answer {
        const auto zone = Store::siteTimeZone(db);
        if (!zone) {
            return std::unexpected(zone.error());
        }
        return Store::equipmentNotes(db, references, serial)
            .transform([&zone](std::vector<Store::EquipmentNote> list) {
                return Notes{.list = std::move(list), .siteZone = *zone};
            });
    };
    QCoro::connect(
        m_desk->parts().mirror->read(ask), this, [this, generation](const Answer &notes) {
            if (generation != m_generation) {
                return;
            }
            m_error = notes ? ErrorText() : errorText(notes.error());
            if (notes) {
                m_notes = *notes;
            }
            show();
            Q_EMIT changed();
        });
    show();
}

void DeviceWork::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

QHash<QString, DeviceWork::Sending> DeviceWork::sendings() const
{
    QHash<QString, Sending> found;
    const RecordDesk::Parts &parts = m_desk->parts();
    if (!parts.queue || m_serial.isEmpty()) {
        return found;
    }
    const QString doctype = parts.map->doctype(Store::Kind::Note);
    const QString content = parts.map->serverField(Store::Kind::Note, u"content"_s);
    for (const Outbox::Write &write : parts.queue->writes()) {
        if (write.doctype != doctype || !write.isOpen()) {
            continue;
        }
        const QString html = Outbox::textOf(write.changes.fields.value(content));
        if (!html.contains(m_serial)) {
            continue;
        }
        const QString text = Text::textFromHtml(html);
        QString word = tr("its note waits to be sent to ERPNext");
        if (write.state == Outbox::State::Refused || write.state == Outbox::State::Clash) {
            word = tr("its note was refused by ERPNext: see the outbox");
        } else if (write.state == Outbox::State::Uncertain) {
            word = tr("nobody knows whether its note arrived: see the outbox");
        }
        found.insert(
            keyOf(text), {.id = write.id, .at = write.created, .word = word, .text = text});
    }
    return found;
}

DeviceWork::Row DeviceWork::rowOf(const Cpe::DiaryEntry &entry, const Sending *sending) const
{
    QStringList detail;
    if (!DeviceDiagnosis::isStep(entry.kind)) {
        detail = changesOf(entry);
    }
    if (!entry.detail.isEmpty()) {
        detail.append(entry.detail);
    }
    if (sending) {
        detail.append(sending->word);
    }
    return {.at = entry.at,
        .row = {entry.id,
            {entry.at, entry.who.isEmpty() ? tr("somebody at this desk") : entry.who,
                kindWord(entry.kind), resultWord(entry, m_language), tone(entry),
                detail.join(u'\n')}}};
}

void DeviceWork::show()
{
    std::vector<Row> rows;
    if (!m_serial.isEmpty()) {
        QHash<QString, Sending> sending = sendings();
        QSet<QString> told;
        if (m_live && m_live->device().serial == m_serial) {
            for (const Cpe::DiaryEntry &entry : m_live->diary().entries) {
                const QString key = keyOf(entry.note);
                const auto onItsWay = entry.note.isEmpty() ? sending.end() : sending.find(key);
                rows.push_back(rowOf(entry, onItsWay == sending.end() ? nullptr : &*onItsWay));
                if (!entry.note.isEmpty()) {
                    told.insert(key);
                }
            }
        }
        const auto split = [](const QString &text) {
            return std::pair(text.section(u'\n', 0, 0), text.section(u'\n', 1).trimmed());
        };
        for (const Store::EquipmentNote &note : m_notes.list) {
            if (!told.contains(keyOf(note.text))) {
                const auto [first, more] = split(note.text);
                const QDateTime at = fromSiteTime(note.at, m_notes.siteZone);
                rows.push_back({.at = at,
                    .row = {note.id,
                        {at, note.who,
                            note.ticket.isEmpty() ? tr("Note on the customer")
                                                  : tr("Note on ticket %1").arg(note.ticket),
                            first, QString(), more}}});
                told.insert(keyOf(note.text));
            }
        }
        for (auto it = sending.cbegin(); it != sending.cend(); ++it) {
            if (!told.contains(it.key())) {
                const auto [first, more] = split(it->text);
                QStringList detail{more, it->word};
                detail.removeAll({});
                rows.push_back({.at = it->at,
                    .row = {it->id,
                        {it->at, tr("somebody at this desk"), tr("Note"), first, u"pending"_s,
                            detail.join(u'\n')}}});
            }
        }
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), &Row::at);
    std::vector<RecordModel::Row> shown;
    shown.reserve(rows.size());
    for (Row &row : rows) {
        shown.push_back(std::move(row.row));
    }
    m_list.applySnapshot(std::move(shown));
}

QString DeviceWork::kindWord(const QString &kind)
{
    if (const auto task = Cpe::Acs::taskNamed(kind)) {
        return DeviceTasks::nameWord(*task);
    }
    if (DeviceDiagnosis::isStep(kind)) {
        return DeviceDiagnosis::stepWord(kind);
    }
    if (kind == "webWifi"_L1) {
        return tr("Wi-Fi changed at the device itself");
    }
    if (kind == "webReboot"_L1) {
        return tr("Restart at the device itself");
    }
    return kind;
}

QString DeviceWork::resultWord(const Cpe::DiaryEntry &entry, const QString &language)
{
    if (DeviceDiagnosis::isStep(entry.kind)) {
        return DeviceDiagnosis::stepSentence(entry.kind, entry.after, language);
    }
    if (entry.outcome == "refused"_L1) {
        return tr("not done");
    }
    if (entry.outcome == "differs"_L1) {
        return tr("the device says otherwise afterwards");
    }
    return DeviceTasks::stateWord(taskOf(entry));
}

QString DeviceWork::tone(const Cpe::DiaryEntry &entry)
{
    if (DeviceDiagnosis::isStep(entry.kind)) {
        return DeviceDiagnosis::stepTone(entry.kind, entry.after);
    }
    if (entry.outcome == "refused"_L1 || entry.outcome == "differs"_L1) {
        return u"danger"_s;
    }
    return DeviceTasks::tone(taskOf(entry));
}

} // namespace FibreDesk
