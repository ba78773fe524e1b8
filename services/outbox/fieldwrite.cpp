// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/fieldwrite.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

NewWrite fieldWrite(const DocumentRef &document, const std::vector<FieldEdit> &edits)
{
    NewWrite write;
    write.doctype = document.doctype;
    write.name = document.name;
    write.title = document.title;
    write.base.set(u"modified"_s, rawOf(document.modified));
    for (const FieldEdit &edit : edits) {
        write.base.set(edit.field, edit.before);
        write.changes.fields.insert(edit.field, edit.after);
    }
    return write;
}

NewWrite inverseOf(const Write &done)
{
    std::vector<FieldEdit> edits;
    for (const auto &[field, after] : done.changes.fields.asKeyValueRange()) {
        // A value the server did not take is not there to be taken back, nor is one that was there
        // before us.
        if (done.base.contains(field) && !done.notTaken.contains(field)
            && !isSavedAs(after, done.base.value(field)))
            edits.push_back({.field = field, .before = after, .after = done.base.value(field)});
    }
    NewWrite write = fieldWrite({.doctype = done.doctype,
                                    .name = done.name,
                                    .title = done.title,
                                    .modified = done.base.text(u"modified"_s)},
        edits);
    write.author = done.author;
    write.together = done.together;
    for (const QString &field : done.together) {
        if (!write.base.contains(field))
            write.base.set(field, done.base.value(field));
    }
    return write;
}

} // namespace FibreDesk::Outbox
