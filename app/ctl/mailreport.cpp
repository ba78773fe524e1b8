// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailreport.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace MailRun;

namespace {

constexpr int rowsAtOnce = 1000;
constexpr auto columns = std::to_array({"row"_L1, "email"_L1, "status"_L1, "attempts"_L1,
    "phase"_L1, "code"_L1, "enhanced"_L1, "error"_L1, "message_id"_L1, "custom_id"_L1});

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QByteArray csvCell(const QJsonValue &value)
{
    QString text = value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    const bool isPlain = std::ranges::none_of(
        text, [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    if (isPlain)
        return text.toUtf8();
    return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

QByteArray csvLine(const QJsonObject &row)
{
    QByteArrayList cells;
    for (const QLatin1StringView column : columns)
        cells += csvCell(row[column]);
    return cells.join(',') + "\r\n";
}

QByteArray csvHead()
{
    QByteArrayList cells;
    for (const QLatin1StringView column : columns)
        cells += QByteArray(column.data(), column.size());
    return cells.join(',') + "\r\n";
}

} // namespace

QString stateText(const CampaignRecord &record, bool isSending)
{
    if (record.state == CampaignState::Running && !isSending)
        return u"interrupted"_s;
    return stateName(record.state);
}

QJsonObject totalsJson(const RunTotals &totals)
{
    return {{"recipients"_L1, totals.recipients}, {"sent"_L1, totals.sent},
        {"failed"_L1, totals.failed}, {"uncertain"_L1, totals.uncertain},
        {"waiting"_L1, totals.waiting}, {"excluded"_L1, totals.excluded}};
}

QString totalsText(const RunTotals &totals)
{
    return u"%1 recipients = %2 sent + %3 failed + %4 uncertain + %5 waiting + %6 excluded"_s
        .arg(totals.recipients)
        .arg(totals.sent)
        .arg(totals.failed)
        .arg(totals.uncertain)
        .arg(totals.waiting)
        .arg(totals.excluded);
}

QJsonObject summaryJson(const DeskCampaign &campaign)
{
    return {{"id"_L1, campaign.record.id}, {"name"_L1, campaign.record.name},
        {"state"_L1, stateText(campaign.record, campaign.isSending())},
        {"created"_L1, campaign.record.created.toString(Qt::ISODate)},
        {"totals"_L1, totalsJson(campaign.totals)}};
}

QJsonObject rowJson(const QString &campaign, const RowRecord &row, bool isSending)
{
    RowStatus status = row.status;
    if (status == RowStatus::InFlight)
        status = isSending ? RowStatus::Waiting : RowStatus::Uncertain;
    const QString error = status == RowStatus::Excluded ? row.excludedReason : row.error;
    return {{"row"_L1, row.row}, {"email"_L1, row.email}, {"status"_L1, statusName(status)},
        {"attempts"_L1, row.attempts},
        {"phase"_L1, row.phase ? textOrNull(Mail::phaseName(*row.phase)) : QJsonValue()},
        {"code"_L1, row.code == 0 ? QJsonValue() : QJsonValue(row.code)},
        {"enhanced"_L1, textOrNull(row.enhanced)}, {"error"_L1, textOrNull(error)},
        {"message_id"_L1, row.messageId}, {"custom_id"_L1, RowRecord::customId(campaign, row.row)}};
}

Result<void> writeReport(QSqlDatabase &db, const QString &id, bool isSending, ReportForm form,
    const std::function<void(const QByteArray &)> &write)
{
    const auto record = campaign(db, id);
    if (!record)
        return std::unexpected(record.error());
    const auto sum = totals(db, record->key, isSending);
    if (!sum)
        return std::unexpected(sum.error());
    const bool isJson = form == ReportForm::Json;
    if (isJson) {
        const auto text = [](const QString &value) {
            // A value alone is no document: take it out of an array.
            return QJsonDocument(QJsonArray{value})
                .toJson(QJsonDocument::Compact)
                .sliced(1)
                .chopped(1);
        };
        write("{\"id\": " + text(record->id)
            + ",\n \"state\": " + text(stateText(*record, isSending))
            + ",\n \"totals\": " + compact(totalsJson(*sum)) + ",\n \"rows\": [");
    } else {
        write(csvHead());
    }
    for (int from = 0; from < record->recipients;) {
        const auto page = rows(db, record->key, from, rowsAtOnce);
        if (!page)
            return std::unexpected(page.error());
        if (page->empty())
            break;
        QByteArray text;
        for (const RowRecord &row : *page) {
            const QJsonObject object = rowJson(id, row, isSending);
            if (isJson)
                text += (row.row == 0 ? "\n  " : ",\n  ") + compact(object);
            else
                text += csvLine(object);
        }
        write(text);
        from = page->back().row + 1;
    }
    if (isJson)
        write("\n ]}\n");
    return {};
}

} // namespace FibreDesk::Ctl
