// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketquery.h"

#include "ticketlistmodel.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Store::TicketField;

/// Names for the file: the numbers of an enum may change.
const QList<std::pair<TicketField, QString>> &fieldNames()
{
    static const QList<std::pair<TicketField, QString>> names{{TicketField::None, u""_s},
        {TicketField::Important, u"important"_s}, {TicketField::Subject, u"subject"_s},
        {TicketField::Customer, u"customer"_s}, {TicketField::Status, u"status"_s},
        {TicketField::Priority, u"priority"_s}, {TicketField::Type, u"type"_s},
        {TicketField::Region, u"region"_s}, {TicketField::Assignee, u"assignee"_s},
        {TicketField::Opened, u"opened"_s}, {TicketField::Modified, u"modified"_s},
        {TicketField::Id, u"id"_s}};
    return names;
}

QString nameOf(TicketField field)
{
    for (const auto &[known, name] : fieldNames()) {
        if (known == field) {
            return name;
        }
    }
    return {};
}

TicketField fieldOf(const QString &name, TicketField otherwise)
{
    for (const auto &[field, known] : fieldNames()) {
        if (known == name) {
            return field;
        }
    }
    return otherwise;
}

} // namespace

QList<int> TicketQuery::hiddenAtFirst()
{
    return {TicketListModel::TagsColumn};
}

Store::TicketFilter TicketQuery::filter(const QStringList &me) const
{
    Store::TicketFilter filter;
    filter.onlyOpen = onlyOpen;
    filter.text = text;
    if (view == "mine"_L1) {
        filter.staff = Store::TicketFilter::Staff::These;
        filter.names = me;
    } else if (view == "unassigned"_L1) {
        filter.staff = Store::TicketFilter::Staff::Nobody;
    } else if (view == "important"_L1) {
        filter.onlyImportant = true;
    } else if (view.startsWith("type:"_L1)) {
        filter.type = view.sliced(5);
    } else if (view.startsWith("region:"_L1)) {
        filter.region = view.sliced(7);
    } else if (view.startsWith("tag:"_L1)) {
        filter.tag = view.sliced(4);
    }
    return filter;
}

QJsonObject TicketQuery::toJson() const
{
    QJsonArray hidden;
    for (const int column : hiddenColumns) {
        hidden += column;
    }
    return {{u"view"_s, view}, {u"open"_s, onlyOpen}, {u"text"_s, text},
        {u"sort"_s, nameOf(order.sort)}, {u"descending"_s, order.isDescending},
        {u"group"_s, nameOf(order.group)}, {u"hidden"_s, hidden},
        {u"columns"_s, int(TicketListModel::ColumnCount)}};
}

TicketQuery TicketQuery::fromJson(const QJsonObject &json)
{
    TicketQuery query;
    query.view = json.value("view"_L1).toString(query.view);
    query.onlyOpen = json.value("open"_L1).toBool(true);
    query.text = json.value("text"_L1).toString();
    query.order.sort = fieldOf(json.value("sort"_L1).toString(), TicketField::Modified);
    query.order.isDescending = json.value("descending"_L1).toBool(true);
    query.order.group = fieldOf(json.value("group"_L1).toString(), TicketField::None);
    // A column that the list did not have then is as it is at first.
    const int known = json.value("columns"_L1).toInt(TicketListModel::TagsColumn);
    query.hiddenColumns.removeIf([known](int column) { return column < known; });
    for (const QJsonValue &column : json.value("hidden"_L1).toArray()) {
        const int number = column.toInt(-1);
        if (number > TicketListModel::SubjectColumn && number < TicketListModel::ColumnCount) {
            query.hiddenColumns += number;
        }
    }
    return query;
}

QString TicketMemory::toText() const
{
    QJsonArray views;
    for (const SavedQuery &view : saved) {
        views += QJsonObject{{u"name"_s, view.name}, {u"query"_s, view.query.toJson()}};
    }
    const QJsonObject all{{u"last"_s, last.toJson()}, {u"saved"_s, views}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

TicketMemory TicketMemory::fromText(const QString &text)
{
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    TicketMemory memory;
    memory.last = TicketQuery::fromJson(all.value("last"_L1).toObject());
    for (const QJsonValue &view : all.value("saved"_L1).toArray()) {
        const QString name = view.toObject().value("name"_L1).toString();
        if (!name.isEmpty()) {
            memory.saved.push_back(
                {name, TicketQuery::fromJson(view.toObject().value("query"_L1).toObject())});
        }
    }
    return memory;
}

} // namespace FibreDesk
