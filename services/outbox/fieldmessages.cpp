// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/fieldmessages.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

bool isWordAt(const QString &text, qsizetype at, qsizetype size)
{
    const auto isPart = [&text](qsizetype place) {
        return place >= 0 && place < text.size()
            && (text.at(place).isLetterOrNumber() || text.at(place) == u'_');
    };
    return !isPart(at - 1) && !isPart(at + size);
}

/// Where a word stands in the text as a word of its own; -1 = nowhere.
qsizetype placeOf(const QString &text, const QString &word)
{
    for (qsizetype at = 0; !word.isEmpty();) {
        at = text.indexOf(word, at, Qt::CaseInsensitive);
        if (at < 0 || isWordAt(text, at, word.size())) {
            return at;
        }
        ++at;
    }
    return -1;
}

QString fieldNamedIn(
    const QString &text, const QList<Erp::DocField> &fields, const QStringList &preferred)
{
    QString best;
    qsizetype bestRank = 0;
    for (const Erp::DocField &field : fields) {
        qsizetype length = 0;
        for (const QString &word : {field.label, field.name}) {
            if (placeOf(text, word) >= 0) {
                length = std::max(length, word.size());
            }
        }
        // The longest word decides: "Customer Name" over "Customer". What was changed comes first.
        constexpr qsizetype changedFirst = 1000;
        const qsizetype rank =
            length == 0 ? 0 : length + (preferred.contains(field.name) ? changedFirst : 0);
        if (rank > bestRank) {
            bestRank = rank;
            best = field.name;
        }
    }
    return best;
}

/// "[Customer, C-1]: customer_name, territory": the fields; empty where it is no such list.
QStringList missingFields(const QString &text)
{
    static const QRegularExpression form(u"^\\[[^\\]]+\\]: ([\\w, ]+)$"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? match.captured(1).split(u", "_s, Qt::SkipEmptyParts) : QStringList();
}

} // namespace

QList<FieldMessage> fieldMessages(
    const Error &error, const QList<Erp::DocField> &known, const QStringList &preferred)
{
    QList<Erp::DocField> fields = known;
    for (const QString &name : preferred) {
        if (!std::ranges::contains(fields, name, &Erp::DocField::name)) {
            fields += Erp::DocField{.name = name, .type = {}, .label = {}, .options = {}};
        }
    }
    QList<FieldMessage> messages;
    const QStringList lines = error.detail.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QString text = line.trimmed();
        if (text.startsWith("Error: "_L1)) {
            text.remove(0, 7);
        }
        if (const QStringList names = missingFields(text); !names.isEmpty()) {
            for (const QString &name : names) {
                messages += {.field = name, .text = text};
            }
            continue;
        }
        messages += {.field = fieldNamedIn(text, fields, preferred), .text = text};
    }
    return messages;
}

} // namespace FibreDesk::Outbox
