// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/mirrorfeed.h"

#include "erp/fieldmap.h"
#include "outbox/writequeue.h"
#include "store/documents.h"
#include "store/mirror.h"

namespace FibreDesk::Outbox {

void keepInMirror(WriteQueue *queue, Store::Mirror *mirror, const Erp::FieldMap *map)
{
    QObject::connect(queue, &WriteQueue::documentSeen, mirror,
        [mirror, map](const QString &doctype, const QString &, const QJsonObject &document) {
            const QString table = map->table(doctype);
            if (table.isEmpty()) {
                return;
            }
            const QJsonObject ours = map->toOurs(table, document);
            QCoro::connect(mirror->write([table, ours](QSqlDatabase &db) {
                return Store::applyDocuments(db, table, {ours});
            }),
                mirror, [](const Result<int> &) {
                    // The next synchronisation brings it in any case.
                });
        });
}

} // namespace FibreDesk::Outbox
