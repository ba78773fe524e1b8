// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/writecodec.h"

#include "core/jsonslices.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

constexpr std::array clashNames{"field"_L1, "rowGone"_L1, "rowEdited"_L1, "documentGone"_L1};

QJsonObject errorJson(const Error &error)
{
    return {{u"kind"_s, kindName(error.kind)}, {u"detail"_s, error.detail}, {u"code"_s, error.code},
        {u"source"_s, error.source}, {u"type"_s, error.type},
        {u"retry"_s, error.retryAfterSeconds}};
}

Error errorOf(const QJsonObject &json)
{
    Error error{.kind = ErrorKind::Server,
        .detail = json["detail"_L1].toString(),
        .code = json["code"_L1].toInt(),
        .source = json["source"_L1].toString(),
        .type = json["type"_L1].toString(),
        .retryAfterSeconds = json["retry"_L1].toInt()};
    for (int kind = 0; kind <= int(ErrorKind::Storage); ++kind) {
        if (kindName(ErrorKind(kind)) == json["kind"_L1].toString()) {
            error.kind = ErrorKind(kind);
        }
    }
    return error;
}

QJsonObject factsOf(const Write &write)
{
    QJsonArray messages;
    for (const FieldMessage &message : write.messages) {
        messages += QJsonObject{{u"field"_s, message.field}, {u"text"_s, message.text}};
    }
    QJsonObject facts{{u"doctype"_s, write.doctype}, {u"name"_s, write.name},
        {u"title"_s, write.title}, {u"author"_s, write.author}, {u"follows"_s, write.follows},
        {u"clientField"_s, write.clientField}, {u"clientId"_s, write.clientId},
        {u"isCreate"_s, write.isCreate}, {u"created"_s, write.created.toString(Qt::ISODateWithMs)},
        {u"changed"_s, write.changed.toString(Qt::ISODateWithMs)}, {u"tries"_s, write.tries},
        {u"wasSent"_s, write.wasSent}, {u"isLookedUp"_s, write.isLookedUp},
        {u"mayRepeat"_s, write.mayRepeat},
        {u"knownBefore"_s, QJsonArray::fromStringList(write.knownBefore)},
        {u"messages"_s, messages}, {u"notTaken"_s, QJsonArray::fromStringList(write.notTaken)},
        {u"theirName"_s, write.theirName}, {u"theirTime"_s, write.theirTime}};
    if (!write.together.isEmpty()) {
        facts.insert(u"together"_s, QJsonArray::fromStringList(write.together));
    }

    if (!write.needs.isEmpty()) {
        QJsonObject needs;
        for (const auto &[field, create] : write.needs.asKeyValueRange()) {
            needs.insert(field, create);
        }
        facts.insert(u"needs"_s, needs);
    }
    if (!write.batch.isEmpty()) {
        facts.insert(u"batch"_s, write.batch);
        facts.insert(u"batchTitle"_s, write.batchTitle);
    }
    if (!write.person.isEmpty()) {
        facts.insert(u"person"_s, write.person);
        facts.insert(u"personName"_s, write.personName);
    }
    if (write.takenAt.isValid()) {
        facts.insert(u"takenFrom"_s, write.takenFrom);
        facts.insert(u"takenAt"_s, write.takenAt.toString(Qt::ISODateWithMs));
    }
    if (!write.givenUpBy.isEmpty()) {
        facts.insert(u"givenUpBy"_s, write.givenUpBy);
    }
    if (write.error) {
        facts.insert(u"error"_s, errorJson(*write.error));
    }
    return facts;
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue one : array) {
        list += one.toString();
    }
    return list;
}

void readFacts(const QJsonObject &facts, Write &write)
{
    const auto text = [&facts](const QString &key) { return facts.value(key).toString(); };
    write.doctype = text(u"doctype"_s);
    write.name = text(u"name"_s);
    write.title = text(u"title"_s);
    write.author = text(u"author"_s);
    write.follows = text(u"follows"_s);
    write.clientField = text(u"clientField"_s);
    write.clientId = text(u"clientId"_s);
    write.batch = text(u"batch"_s);
    write.batchTitle = text(u"batchTitle"_s);
    write.isCreate = facts["isCreate"_L1].toBool();
    write.created = QDateTime::fromString(text(u"created"_s), Qt::ISODateWithMs);
    write.changed = QDateTime::fromString(text(u"changed"_s), Qt::ISODateWithMs);
    write.tries = facts["tries"_L1].toInt();
    write.wasSent = facts["wasSent"_L1].toBool();
    write.isLookedUp = facts["isLookedUp"_L1].toBool();
    write.mayRepeat = facts["mayRepeat"_L1].toBool();
    write.knownBefore = stringsOf(facts["knownBefore"_L1]);
    write.notTaken = stringsOf(facts["notTaken"_L1]);
    write.together = stringsOf(facts["together"_L1]);
    write.theirName = text(u"theirName"_s);
    write.theirTime = text(u"theirTime"_s);
    write.person = text(u"person"_s);
    write.personName = text(u"personName"_s);
    write.takenFrom = text(u"takenFrom"_s);
    write.takenAt = QDateTime::fromString(text(u"takenAt"_s), Qt::ISODateWithMs);
    write.givenUpBy = text(u"givenUpBy"_s);
    const QJsonObject needs = facts["needs"_L1].toObject();
    for (const QString &field : needs.keys()) {
        write.needs.insert(field, needs.value(field).toString());
    }
    const QJsonArray messages = facts["messages"_L1].toArray();
    for (const QJsonValue message : messages) {
        write.messages +=
            {.field = message["field"_L1].toString(), .text = message["text"_L1].toString()};
    }
    if (facts.contains("error"_L1)) {
        write.error = errorOf(facts["error"_L1].toObject());
    }
}

RawValue orNull(const RawValue &value)
{
    return value.isEmpty() ? RawValue("null") : value;
}

RawDocument clashDocument(const Clash &clash)
{
    RawDocument object;
    object.set(u"kind"_s, rawOf(QString(clashNames.at(std::size_t(clash.kind)))));
    object.set(u"table"_s, rawOf(clash.table));
    object.set(u"row"_s, rawOf(clash.row));
    object.set(u"field"_s, rawOf(clash.field));
    object.set(u"base"_s, orNull(clash.base));
    object.set(u"mine"_s, orNull(clash.mine));
    object.set(u"theirs"_s, orNull(clash.theirs));
    return object;
}

} // namespace

QByteArray encodeWrite(const Write &write)
{
    std::vector<RawDocument> clashes;
    std::ranges::transform(write.clashes, std::back_inserter(clashes), clashDocument);
    RawDocument whole;
    whole.set(u"facts"_s, rawOf(factsOf(write)));
    whole.set(u"base"_s, write.base.toBytes());
    whole.set(u"changes"_s, write.changes.toBytes());
    whole.set(u"theirs"_s, write.theirs.toBytes());
    if (!write.sent.isEmpty()) {
        whole.set(u"sent"_s, write.sent.toBytes());
    }
    whole.setTable(u"clashes"_s, clashes);
    return whole.toBytes();
}

Result<void> decodeWrite(const QByteArray &bytes, Write &write)
{
    const auto whole = RawDocument::parse(bytes);
    if (!whole) {
        return std::unexpected(whole.error());
    }
    const auto facts = jsonValue(whole->value(u"facts"_s));
    const auto base = RawDocument::parse(whole->value(u"base"_s));
    const auto theirs = RawDocument::parse(whole->value(u"theirs"_s));
    const auto changes = Changes::parse(whole->value(u"changes"_s));
    if (!facts || !facts->isObject() || !base || !theirs || !changes) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"the write cannot be read"_s,
            .source = u"outbox file"_s});
    }
    if (whole->contains(u"sent"_s)) {
        const auto sent = Changes::parse(whole->value(u"sent"_s));
        if (!sent) {
            return std::unexpected(sent.error());
        }
        write.sent = *sent;
    }
    readFacts(facts->toObject(), write);
    write.base = *base;
    write.theirs = *theirs;
    write.changes = *changes;
    const auto clashes = whole->table(u"clashes"_s);
    for (const RawDocument &object : clashes) {
        const auto kind = std::ranges::find(clashNames, object.text(u"kind"_s));
        write.clashes.push_back({.kind = Clash::Kind(kind - clashNames.begin()),
            .table = object.text(u"table"_s),
            .row = object.text(u"row"_s),
            .field = object.text(u"field"_s),
            .base = object.value(u"base"_s),
            .mine = object.value(u"mine"_s),
            .theirs = object.value(u"theirs"_s)});
    }
    return {};
}

std::optional<State> stateNamed(const QString &name)
{
    for (int state = 0; state <= int(State::Cancelled); ++state) {
        if (stateName(State(state)) == name) {
            return State(state);
        }
    }
    return std::nullopt;
}

} // namespace FibreDesk::Outbox
