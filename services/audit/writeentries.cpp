// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/writeentries.h"

#include "erp/fieldmap.h"
#include "outbox/writequeue.h"

#include <QSet>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audit {

namespace {

using Outbox::State;

/// Beside the fields of the document, of which none is written so: in whose name it is sent.
constexpr auto authorField = "writtenBy"_L1;

bool hasEnded(const Outbox::Write &write)
{
    switch (write.state) {
    case State::Done:
    case State::Refused:
    case State::Clash:
    case State::Cancelled:
        return true;
    case State::Uncertain:
        return write.isLookedUp || write.isPaused;
    default:
        return false;
    }
}

QJsonValue shown(const Outbox::RawValue &value, bool isSecret)
{
    const QString text = Outbox::textOf(value);
    return isSecret && !text.isEmpty() ? u"••••••"_s : text;
}

/// The cells of a row that were changed, as one object.
QJsonObject cellsOf(const Outbox::Fields &fields, const Outbox::RawDocument *row)
{
    QJsonObject cells;
    for (const auto &[field, value] : fields.asKeyValueRange()) {
        cells.insert(field, Outbox::textOf(row ? row->value(field) : value));
    }
    return cells;
}

void addRow(Entry &entry, const Outbox::RowChange &change, const Outbox::RawDocument &base)
{
    using Kind = Outbox::RowChange::Kind;
    const QString name = change.table + u'/' + change.row;
    const std::vector<Outbox::RawDocument> rows = base.table(change.table);
    const auto found = std::ranges::find_if(rows,
        [&change](const Outbox::RawDocument &row) { return row.text(u"name"_s) == change.row; });
    const Outbox::RawDocument *row = found == rows.end() ? nullptr : &*found;
    if (change.kind == Kind::Removed) {
        entry.before.insert(name, row ? row->toJson() : QJsonObject());
        return;
    }
    if (change.kind == Kind::Changed) {
        entry.before.insert(name, row ? cellsOf(change.fields, row) : QJsonObject());
    }
    entry.after.insert(name, cellsOf(change.fields, nullptr));
}

} // namespace

QString areaOf(const QString &table)
{
    static const QHash<QString, QString> areas{{u"job"_s, u"dispatch"_s},
        {u"technician"_s, u"dispatch"_s}, {u"tag"_s, u"dispatch"_s}, {u"preset"_s, u"dispatch"_s},
        {u"ticket"_s, u"tickets"_s}, {u"message"_s, u"tickets"_s}, {u"customer"_s, u"customers"_s},
        {u"location"_s, u"customers"_s}, {u"subscription"_s, u"customers"_s},
        {u"contract"_s, u"customers"_s}, {u"equipment"_s, u"customers"_s},
        {u"invoice"_s, u"billing"_s}, {u"payment"_s, u"billing"_s}};
    return areas.value(table, u"documents"_s);
}

std::optional<Entry> entryOf(const Outbox::Write &write, const Erp::FieldMap &map)
{
    if (!hasEnded(write)) {
        return std::nullopt;
    }
    const QString table = map.table(write.doctype);
    Entry entry{.key = u"%1/%2/%3"_s.arg(write.id, Outbox::stateName(write.state))
                    .arg(write.changed.toMSecsSinceEpoch()),
        .at = write.changed.toUTC(),
        .who = write.signedBy(),
        .area = areaOf(table),
        .action = write.isCreate ? u"create"_s : u"change"_s,
        .doctype = write.doctype,
        .name = write.name,
        .title = write.title,
        .result = Outbox::stateName(write.state),
        .source = write.id};
    for (const auto &[field, value] : write.changes.fields.asKeyValueRange()) {
        const bool isSecret = isSecretField(field) || map.isSecret(table, field);
        if (!write.isCreate) {
            entry.before.insert(field, shown(write.base.value(field), isSecret));
        }
        entry.after.insert(field, shown(value, isSecret));
    }
    for (const Outbox::RowChange &row : write.changes.rows) {
        addRow(entry, row, write.base);
    }
    if (write.state == State::Cancelled && !write.givenUpBy.isEmpty()) {
        entry.who = write.givenUpBy;
        entry.before.insert(authorField, write.signedBy());
    }
    if (write.state == State::Done || write.state == State::Cancelled) {
        return entry;
    }
    QStringList said;
    if (write.error) {
        said += write.error->detail;
    }
    for (const Outbox::FieldMessage &message : write.messages) {
        if (!said.contains(message.text)) {
            said += message.text;
        }
    }
    if (!write.theirName.isEmpty()) {
        said += write.theirName;
    }
    said.removeAll(QString());
    entry.reason = said.join(u" · "_s);
    return entry;
}

std::optional<Entry> takeOverOf(const Outbox::Write &write, const Erp::FieldMap &map)
{
    if (!write.takenAt.isValid()) {
        return std::nullopt;
    }
    return Entry{.key = u"%1/taken/%2"_s.arg(write.id).arg(write.takenAt.toMSecsSinceEpoch()),
        .at = write.takenAt.toUTC(),
        .who = write.signedBy(),
        .area = areaOf(map.table(write.doctype)),
        .action = u"take-over"_s,
        .doctype = write.doctype,
        .name = write.name,
        .title = write.title,
        .before = {{authorField, write.takenFrom}},
        .after = {{authorField, write.signedBy()}},
        .result = u"done"_s,
        .source = write.id};
}

void noteWrites(Outbox::WriteQueue *queue, const Erp::FieldMap *map, Sink *sink, QObject *context)
{
    // The log keeps each once; most signals are of what it has.
    const auto noted = std::make_shared<QSet<QString>>();
    const auto note = [map, sink, noted](const Outbox::Write &write) {
        if (!write.isKept) {
            return;
        }
        for (auto &entry : {takeOverOf(write, *map), entryOf(write, *map)}) {
            if (entry && !noted->contains(entry->key)) {
                noted->insert(entry->key);
                sink->note(*entry);
            }
        }
    };
    const auto noteAll = [queue, note] {
        for (const Outbox::Write &write : queue->writes()) {
            note(write);
        }
    };
    QObject::connect(queue, &Outbox::WriteQueue::loaded, context, noteAll);
    QObject::connect(
        queue, &Outbox::WriteQueue::changed, context, [queue, note](const QString &id) {
            if (const Outbox::Write *write = queue->find(id)) {
                note(*write);
            }
        });
    if (queue->isLoaded()) {
        noteAll();
    }
}

} // namespace FibreDesk::Audit
