// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drafts/draft.h"

#include "core/jsontext.h"
#include "text/mailbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace FibreDesk::Drafts {

namespace {

constexpr int format = 1;

QJsonObject both(const Compose::BothLanguages &text)
{
    return {{"fr"_L1, text.french}, {"en"_L1, text.english}};
}

Compose::BothLanguages both(const QJsonValue &value)
{
    return {.french = value["fr"_L1].toString(), .english = value["en"_L1].toString()};
}

QJsonObject attachmentJson(const Compose::Attachment &one)
{
    return {{"name"_L1, one.fileName}, {"type"_L1, one.contentType}, {"cid"_L1, one.contentId},
        {"data"_L1, QString::fromLatin1(one.bytes.toBase64())}};
}

Compose::Attachment attachmentFrom(const QJsonValue &value)
{
    return {.fileName = value["name"_L1].toString(),
        .contentType = value["type"_L1].toString(),
        .contentId = value["cid"_L1].toString(),
        .bytes = QByteArray::fromBase64(value["data"_L1].toString().toLatin1())};
}

QJsonObject rowJson(const Text::CsvRow &row)
{
    return {{"line"_L1, row.line}, {"cells"_L1, QJsonArray::fromStringList(row.cells)}};
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray()) {
        list += one.toString();
    }
    return list;
}

Text::CsvRow rowFrom(const QJsonValue &value)
{
    return {.line = value["line"_L1].toInt(), .cells = strings(value["cells"_L1])};
}

QJsonObject tableJson(const Text::CsvTable &table)
{
    QJsonArray rows;
    for (const Text::CsvRow &row : table.rows) {
        rows.append(rowJson(row));
    }
    const auto lines = [](const std::vector<int> &numbers) {
        QJsonArray array;
        for (const int line : numbers) {
            array.append(line);
        }
        return array;
    };
    return {{"encoding"_L1, int(table.encoding)}, {"separator"_L1, QString(table.separator)},
        {"preamble"_L1, QJsonArray::fromStringList(table.preamble)},
        {"header"_L1, rowJson(table.header)}, {"rows"_L1, rows},
        {"oddLines"_L1, lines(table.oddLines)}, {"badLines"_L1, lines(table.badLines)}};
}

std::shared_ptr<const Text::CsvTable> tableFrom(const QJsonValue &value)
{
    if (!value.isObject()) {
        return nullptr;
    }
    auto table = std::make_shared<Text::CsvTable>();
    table->encoding = Text::TextEncoding(
        std::clamp(value["encoding"_L1].toInt(), 0, int(Text::TextEncoding::Windows1252)));
    const QString separator = value["separator"_L1].toString();
    table->separator = separator.isEmpty() ? QChar(u',') : separator.at(0);
    table->preamble = strings(value["preamble"_L1]);
    table->header = rowFrom(value["header"_L1]);
    const QJsonArray rows = value["rows"_L1].toArray();
    table->rows.reserve(std::size_t(rows.size()));
    for (const QJsonValue &row : rows) {
        table->rows.push_back(rowFrom(row));
    }
    for (const QJsonValue &line : value["oddLines"_L1].toArray()) {
        table->oddLines.push_back(line.toInt());
    }
    for (const QJsonValue &line : value["badLines"_L1].toArray()) {
        table->badLines.push_back(line.toInt());
    }
    return table;
}

QJsonObject columnJson(const Audience::Column &column)
{
    return {{"role"_L1, int(column.role)}, {"confidence"_L1, column.confidence},
        {"header"_L1, column.header}, {"variable"_L1, column.variable},
        {"byName"_L1, column.isByName}, {"byContent"_L1, column.isByContent}};
}

Audience::Column columnFrom(const QJsonValue &value)
{
    return {.role = Audience::ColumnRole(
                std::clamp(value["role"_L1].toInt(), 0, int(Audience::ColumnRole::Amount))),
        .confidence = value["confidence"_L1].toDouble(),
        .header = value["header"_L1].toString(),
        .variable = value["variable"_L1].toString(),
        .isByName = value["byName"_L1].toBool(),
        .isByContent = value["byContent"_L1].toBool()};
}

QJsonObject filterJson(const Store::CustomerFilter &filter)
{
    return {{"active"_L1, filter.onlyActive}, {"postal"_L1, filter.postal},
        {"city"_L1, filter.city}, {"plan"_L1, filter.plan}, {"language"_L1, filter.language},
        {"group"_L1, filter.group}, {"territory"_L1, filter.territory}};
}

Store::CustomerFilter filterFrom(const QJsonValue &value)
{
    return {.onlyActive = value["active"_L1].toBool(true),
        .postal = value["postal"_L1].toString(),
        .city = value["city"_L1].toString(),
        .plan = value["plan"_L1].toString(),
        .language = value["language"_L1].toString(),
        .group = value["group"_L1].toString(),
        .territory = value["territory"_L1].toString()};
}

QJsonObject decisionJson(const RowDecision &decision)
{
    QJsonObject object;
    if (decision.isExcluded) {
        object.insert("excluded"_L1, true);
    }
    if (!decision.email.isEmpty()) {
        object.insert("email"_L1, decision.email);
    }
    if (decision.isSuggestionRefused) {
        object.insert("keep"_L1, true);
    }
    if (decision.refusedFirst) {
        object.insert("firstName"_L1, int(decision.refusedFirst.toInt()));
    }
    if (decision.refusedLast) {
        object.insert("lastName"_L1, int(decision.refusedLast.toInt()));
    }
    if (decision.hasCustomer) {
        object.insert("customer"_L1, decision.customer);
    }
    return object;
}

RowDecision decisionFrom(const QJsonValue &value)
{
    // "names": of both at once, as drafts had it first.
    const int both = value["names"_L1].toInt();
    return {.isExcluded = value["excluded"_L1].toBool(),
        .email = value["email"_L1].toString(),
        .isSuggestionRefused = value["keep"_L1].toBool(),
        .refusedFirst = Audience::NameRules::fromInt(value["firstName"_L1].toInt(both)),
        .refusedLast = Audience::NameRules::fromInt(value["lastName"_L1].toInt(both)),
        .hasCustomer = value["customer"_L1].isString(),
        .customer = value["customer"_L1].toString()};
}

QJsonObject audienceJson(const AudienceChoice &audience)
{
    QJsonArray columns;
    for (const Audience::Column &column : audience.columns) {
        columns.append(columnJson(column));
    }
    QJsonObject decisions;
    for (auto it = audience.decisions.begin(); it != audience.decisions.end(); ++it) {
        decisions.insert(it.key(), decisionJson(it.value()));
    }
    QJsonObject object{{"source"_L1, int(audience.source)}, {"file"_L1, audience.fileName},
        {"columns"_L1, columns}, {"columnsConfirmed"_L1, audience.areColumnsConfirmed},
        {"filter"_L1, filterJson(audience.filter)},
        {"filterConfirmed"_L1, audience.isFilterConfirmed},
        {"severalEmails"_L1, int(audience.severalEmails)},
        {"nameRules"_L1, int(audience.nameRules.toInt())}, {"decisions"_L1, decisions}};
    if (audience.table) {
        object.insert("table"_L1, tableJson(*audience.table));
    }
    if (!audience.rows.isEmpty()) {
        QJsonArray rows;
        for (qsizetype row = 0; row < audience.rows.size(); ++row) {
            rows.append(audience.rows.at(row).values);
        }
        object.insert("rows"_L1, rows);
    }
    return object;
}

AudienceChoice audienceFrom(const QJsonValue &value)
{
    AudienceChoice audience;
    audience.source = Source(std::clamp(value["source"_L1].toInt(), 0, int(Source::Rows)));
    audience.fileName = value["file"_L1].toString();
    audience.table = tableFrom(value["table"_L1]);
    for (const QJsonValue &column : value["columns"_L1].toArray()) {
        audience.columns.push_back(columnFrom(column));
    }
    audience.areColumnsConfirmed = value["columnsConfirmed"_L1].toBool();
    audience.filter = filterFrom(value["filter"_L1]);
    audience.isFilterConfirmed = value["filterConfirmed"_L1].toBool();
    audience.severalEmails = Audience::SeveralEmails(
        std::clamp(value["severalEmails"_L1].toInt(), 0, int(Audience::SeveralEmails::Skip)));
    audience.nameRules = Audience::NameRules::fromInt(value["nameRules"_L1].toInt());
    const QJsonObject decisions = value["decisions"_L1].toObject();
    for (auto it = decisions.begin(); it != decisions.end(); ++it) {
        audience.decisions.insert(it.key(), decisionFrom(it.value()));
    }
    for (const QJsonValue &row : value["rows"_L1].toArray()) {
        audience.rows.append(row.toObject());
    }
    // Without its table there is nothing that columns could be of.
    if (audience.source == Source::Table && !audience.table) {
        audience.source = Source::None;
    }
    return audience;
}

Error damaged(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"draft"_s};
}

} // namespace

bool AudienceChoice::operator==(const AudienceChoice &other) const
{
    const bool sameTable = table == other.table || (table && other.table && *table == *other.table);
    return sameTable && source == other.source && fileName == other.fileName
        && columns == other.columns && areColumnsConfirmed == other.areColumnsConfirmed
        && filter == other.filter && isFilterConfirmed == other.isFilterConfirmed
        && rows == other.rows && severalEmails == other.severalEmails
        && nameRules == other.nameRules && decisions == other.decisions;
}

QString newCampaignId(const QDateTime &now)
{
    static constexpr QLatin1StringView signs("0123456789abcdefghijklmnopqrstuvwxyz");
    QString tail;
    for (int i = 0; i < 6; ++i) {
        tail += signs.at(QRandomGenerator::global()->bounded(int(signs.size())));
    }
    return u"cmp-%1-%2"_s.arg(now.toString(u"yyyyMMdd"), tail);
}

QByteArray draftBytes(const Draft &draft)
{
    QJsonArray values;
    for (const auto &[name, value] : draft.values) {
        values.append(QJsonObject{{"name"_L1, name}, {"value"_L1, value}});
    }
    QJsonArray attachments;
    for (const Compose::Attachment &one : draft.attachments) {
        attachments.append(attachmentJson(one));
    }
    return QJsonDocument(
        QJsonObject{{"format"_L1, format}, {"id"_L1, draft.id}, {"name"_L1, draft.name},
            {"created"_L1, draft.created.toString(Qt::ISODateWithMs)},
            {"modified"_L1, draft.modified.toString(Qt::ISODateWithMs)}, {"step"_L1, draft.step},
            {"from"_L1, draft.from}, {"replyTo"_L1, draft.replyTo},
            {"subject"_L1, both(draft.subject)}, {"html"_L1, both(draft.html)},
            {"text"_L1, both(draft.text)}, {"unsubscribe"_L1, draft.unsubscribe},
            {"values"_L1, values}, {"attachments"_L1, attachments}, {"extra"_L1, draft.extra},
            {"audience"_L1, audienceJson(draft.audience)},
            {"accepted"_L1, QJsonArray::fromStringList(draft.accepted)},
            {"testAddress"_L1, draft.testAddress}})
        .toJson(QJsonDocument::Compact);
}

Result<Draft> parseDraft(const QByteArray &bytes)
{
    const auto document = parseJson(bytes, u"draft"_s);
    if (!document) {
        return std::unexpected(damaged(document.error().detail));
    }
    const QJsonObject object = document->object();
    const int version = object["format"_L1].toInt();
    if (version > format) {
        return std::unexpected(damaged(
            u"format %1 is of a later FibreDesk; this one reads %2"_s.arg(version).arg(format)));
    }
    if (version < 1 || object["id"_L1].toString().isEmpty()) {
        return std::unexpected(damaged(u"this is no draft: it has no id or no format"_s));
    }
    Draft draft;
    draft.id = object["id"_L1].toString();
    draft.name = object["name"_L1].toString();
    draft.created = QDateTime::fromString(object["created"_L1].toString(), Qt::ISODateWithMs);
    draft.modified = QDateTime::fromString(object["modified"_L1].toString(), Qt::ISODateWithMs);
    draft.step = std::clamp(object["step"_L1].toInt(), 0, 3);
    draft.from = object["from"_L1].toString();
    draft.replyTo = object["replyTo"_L1].toString();
    draft.subject = both(object["subject"_L1]);
    draft.html = both(object["html"_L1]);
    draft.text = both(object["text"_L1]);
    draft.unsubscribe = object["unsubscribe"_L1].toString();
    for (const QJsonValue &value : object["values"_L1].toArray()) {
        draft.values.emplace_back(value["name"_L1].toString(), value["value"_L1]);
    }
    for (const QJsonValue &one : object["attachments"_L1].toArray()) {
        draft.attachments.push_back(attachmentFrom(one));
    }
    draft.extra = object["extra"_L1].toObject();
    draft.audience = audienceFrom(object["audience"_L1]);
    draft.accepted = strings(object["accepted"_L1]);
    draft.testAddress = object["testAddress"_L1].toString();
    return draft;
}

Compose::CampaignFile campaignOf(const Draft &draft)
{
    Compose::CampaignFile campaign;
    campaign.id = draft.id;
    campaign.from = Text::parseMailbox(draft.from);
    if (!draft.replyTo.trimmed().isEmpty()) {
        campaign.replyTo = Text::parseMailbox(draft.replyTo);
    }
    campaign.subject = draft.subject;
    campaign.html = draft.html;
    campaign.text = draft.text;
    campaign.unsubscribe = draft.unsubscribe.trimmed();
    campaign.attachments = draft.attachments;
    for (const auto &[name, value] : draft.values) {
        if (!name.trimmed().isEmpty()) {
            campaign.values.insert(name.trimmed(), value);
        }
    }
    campaign.extra = draft.extra;
    return campaign;
}

Draft draftOf(const Compose::CampaignFile &campaign, const QString &id)
{
    const auto written = [](const Text::Mailbox &box) {
        return box.name.isEmpty() ? box.address : u"%1 <%2>"_s.arg(box.name, box.address);
    };
    Draft draft;
    draft.id = id;
    draft.name = campaign.extra["name"_L1].toString(campaign.id);
    draft.from = written(campaign.from);
    draft.replyTo = campaign.replyTo.address.isEmpty() ? QString() : written(campaign.replyTo);
    draft.subject = campaign.subject;
    draft.html = campaign.html;
    draft.text = campaign.text;
    draft.unsubscribe = campaign.unsubscribe;
    for (auto it = campaign.values.begin(); it != campaign.values.end(); ++it) {
        draft.values.emplace_back(it.key(), it.value());
    }
    draft.attachments = campaign.attachments;
    draft.extra = campaign.extra;
    draft.audience.source = campaign.recipients.isEmpty() ? Source::None : Source::Rows;
    draft.audience.rows = campaign.recipients;
    return draft;
}

} // namespace FibreDesk::Drafts
