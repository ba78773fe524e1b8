// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "newjob.h"

#include "erp/fieldmap.h"
#include "store/mirrorschema.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

void addRows(const Erp::FieldMap &map, const QString &table, const QString &field,
    const QJsonArray &rows, Outbox::Changes &changes)
{
    const QString parentField = map.serverField(Store::Kind::Job, field);
    for (const QJsonValue row : rows) {
        Outbox::RowChange change{.kind = Outbox::RowChange::Kind::Added,
            .table = parentField,
            .row = u"%1-%2"_s.arg(field).arg(changes.rows.size()),
            .fields = {}};
        const QJsonObject server = map.toServer(table, row.toObject());
        for (const QString &name : server.keys())
            change.fields.insert(name, Outbox::rawOf(server.value(name)));
        changes.rows.push_back(std::move(change));
    }
}

} // namespace

Outbox::NewWrite newJob(const Erp::FieldMap &map, const QJsonObject &matter, const JobChange &place)
{
    QJsonObject ours = matter;
    const QJsonArray tags = ours.take("tags"_L1).toArray();
    const QJsonArray assistants = ours.take("assistants"_L1).toArray();
    const QJsonObject there = place.fields();
    for (const QString &field : there.keys()) {
        if (!there.value(field).isNull())
            ours.insert(field, there.value(field));
    }
    Outbox::NewWrite write;
    write.doctype = map.doctype(Store::Kind::Job);
    write.title = matter.value("customer_name"_L1).toString();
    const QJsonObject server = map.toServer(Store::Kind::Job, ours);
    for (const QString &field : server.keys())
        write.changes.fields.insert(field, Outbox::rawOf(server.value(field)));
    addRows(map, Store::Kind::JobTag, u"tags"_s, tags, write.changes);
    addRows(map, Store::Kind::JobAssistant, u"assistants"_s, assistants, write.changes);
    return write;
}

} // namespace FibreDesk::Dispatch
