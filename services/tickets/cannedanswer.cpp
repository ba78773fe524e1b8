// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/cannedanswer.h"

#include "erp/erpclient.h"
#include "text/safehtml.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr int mostTemplates = 500;

std::unexpected<Error> failure(const QFileDevice &file)
{
    return std::unexpected(Error{.kind = ErrorKind::Storage,
        .detail = u"%1: %2"_s.arg(file.fileName(), file.errorString()),
        .source = u"tickets canned answers"_s});
}

} // namespace

QString textOfTemplate(const QString &html)
{
    static const QRegularExpression space(u"[ \\t\\r\\n]+"_s);
    static const QRegularExpression line(
        u" ?<br[^>]*> ?"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression item(
        u" ?<li[^>]*> ?"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(
        u" ?</(p|h[1-6]|ul|ol|table|blockquote)> ?"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression row(
        u" ?</(div|tr)> ?"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    static const QRegularExpression many(u"\\n{3,}"_s);
    if (!html.contains(u'<')) {
        return Text::decodeEntities(html).trimmed();
    }
    QString text = html;
    text.replace(space, u" "_s);
    text.replace(line, u"\n"_s);
    text.replace(item, u"\n– "_s);
    text.replace(end, u"\n\n"_s);
    text.replace(row, u"\n"_s);
    text.remove(tag);
    text = Text::decodeEntities(text);
    text.replace(many, u"\n\n"_s);
    return text.trimmed();
}

QCoro::Task<Result<std::vector<CannedAnswer>>> fetchCannedAnswers(
    Erp::ErpClient *erp, RequestScope *scope)
{
    Erp::ListQuery query{.doctype = u"Email Template"_s};
    query.fields = {u"name"_s, u"subject"_s, u"response"_s, u"use_html"_s, u"response_html"_s};
    query.order = {{.field = u"name"_s}};
    query.limit = mostTemplates;
    const auto rows = co_await erp->list(query, scope);
    if (!rows) {
        co_return std::unexpected(rows.error());
    }
    std::vector<CannedAnswer> answers;
    for (const QJsonObject &row : *rows) {
        const bool isHtml = row.value("use_html"_L1).toVariant().toInt() != 0;
        const QString body = row.value(isHtml ? "response_html"_L1 : "response"_L1).toString();
        answers.push_back({.name = row.value("name"_L1).toString(),
            .subject = row.value("subject"_L1).toString(),
            .text = textOfTemplate(body)});
    }
    co_return answers;
}

Result<ReadAnswers> readCannedAnswers(const QString &path)
{
    QFile file(path);
    ReadAnswers read;
    if (!file.exists()) {
        return read;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(file);
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    file.close();
    if (!document.isArray()) {
        for (int number = 1; number < 1000 && read.setAside.isEmpty(); ++number) {
            const QString aside = u"%1.damaged-%2"_s.arg(path, QString::number(number));
            if (!QFile::exists(aside) && QFile::rename(path, aside)) {
                read.setAside = aside;
            }
        }
        return read;
    }
    const QJsonArray rows = document.array();
    for (const QJsonValue value : rows) {
        const QJsonObject row = value.toObject();
        read.answers.push_back({.name = row.value("name"_L1).toString(),
            .subject = row.value("subject"_L1).toString(),
            .text = row.value("text"_L1).toString(),
            .isOwn = row.value("own"_L1).toBool()});
    }
    return read;
}

Result<void> writeCannedAnswers(const QString &path, const std::vector<CannedAnswer> &answers)
{
    QJsonArray rows;
    for (const CannedAnswer &answer : answers) {
        rows += QJsonObject{{u"name"_s, answer.name}, {u"subject"_s, answer.subject},
            {u"text"_s, answer.text}, {u"own"_s, answer.isOwn}};
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(rows).toJson(QJsonDocument::Compact);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(file);
    }
    return {};
}

} // namespace FibreDesk::Tickets
