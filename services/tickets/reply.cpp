// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/reply.h"

#include "core/sitetime.h"
#include "erp/erpclient.h"
#include "text/mailbox.h"
#include "text/safehtml.h"

#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace FibreDesk::Tickets {

namespace {

constexpr int mostMessages = 50;
/// Clocks of two machines.
constexpr int slackSeconds = 10 * 60;
const QString mark = u"<!-- fibredesk:"_s;

QString marker(const QString &clientId)
{
    return mark + clientId + u" -->"_s;
}

QSet<QString> mailboxes(const QStringList &texts)
{
    QSet<QString> keys;
    for (const QString &text : texts) {
        for (const Text::Mailbox &box : Text::splitMailboxes(text)) {
            keys.insert(Text::parseMailAddress(box.address).key());
        }
    }
    return keys;
}

QString wordsOf(const QString &html)
{
    constexpr qsizetype enough = 4000;
    return Text::plainText(html, enough).simplified();
}

} // namespace

QJsonObject replyArguments(const Reply &reply)
{
    QJsonObject arguments{{u"doctype"_s, u"Issue"_s}, {u"name"_s, reply.ticket},
        {u"recipients"_s, reply.recipients.join(u", "_s)}, {u"subject"_s, reply.subject},
        {u"content"_s, reply.html + marker(reply.clientId)}, {u"send_email"_s, 1},
        {u"communication_medium"_s, u"Email"_s}, {u"sent_or_received"_s, u"Sent"_s}};
    if (!reply.cc.isEmpty()) {
        arguments.insert(u"cc"_s, reply.cc.join(u", "_s));
    }
    if (!reply.attachments.isEmpty()) {
        arguments.insert(u"attachments"_s, QJsonArray::fromStringList(reply.attachments));
    }
    return arguments;
}

bool isSurelyNotSent(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Validation:
    case ErrorKind::RateLimited:
    case ErrorKind::Unsupported:
        return true;
    case ErrorKind::Server:
        // Frappe names its own failures, and what fails there is rolled back as a whole.
        return !error.type.isEmpty();
    default:
        return false;
    }
}

QCoro::Task<Result<SentReply>> sendReply(Erp::ErpClient *erp, Reply reply, RequestScope *scope)
{
    const auto answer = co_await erp->call(
        u"frappe.core.doctype.communication.email.make"_s, replyArguments(reply), scope);
    if (!answer) {
        Error error = answer.error();
        if (!isSurelyNotSent(error)) {
            error.kind = ErrorKind::Uncertain;
        }
        co_return std::unexpected(error);
    }
    const QJsonObject told = answer->toObject();
    SentReply sent{.communication = told.value("name"_L1).toString()};
    const QJsonValue refused = told.value("emails_not_sent_to"_L1);
    sent.notSentTo =
        refused.isArray() ? refused.toVariant().toStringList().join(u", "_s) : refused.toString();
    if (sent.communication.isEmpty()) {
        co_return std::unexpected(Error{.kind = ErrorKind::Uncertain,
            .detail = u"the server did not name the message it made"_s,
            .source = u"tickets send reply"_s});
    }
    co_return sent;
}

QCoro::Task<Result<QString>> findReply(
    Erp::ErpClient *erp, Reply reply, QTimeZone siteZone, RequestScope *scope)
{
    Erp::ListQuery query{.doctype = u"Communication"_s};
    query.fields = {u"name"_s, u"content"_s, u"recipients"_s, u"creation"_s};
    query.filters = {{u"reference_doctype"_s, u"="_s, u"Issue"_s},
        {u"reference_name"_s, u"="_s, reply.ticket}, {u"sent_or_received"_s, u"="_s, u"Sent"_s}};
    query.order = {{.field = u"creation"_s, .isDescending = true}};
    query.limit = mostMessages;
    const auto rows = co_await erp->list(query, scope);
    if (!rows) {
        co_return std::unexpected(rows.error());
    }
    const QString words = wordsOf(reply.html);
    const QSet<QString> recipients = mailboxes(reply.recipients);
    const QDateTime earliest = reply.sentAt.addSecs(-slackSeconds);
    QString alike;
    for (const QJsonObject &row : *rows) {
        const QString name = row.value("name"_L1).toString();
        const QString content = row.value("content"_L1).toString();
        if (content.contains(marker(reply.clientId))) {
            co_return name;
        }
        const QDateTime made = fromSiteTime(row.value("creation"_L1).toString(), siteZone);
        const bool isInTime = made.isValid() && earliest.isValid() && made >= earliest;
        // One that bears the mark of another answer is that one.
        if (alike.isEmpty() && !content.contains(mark) && !reply.knownBefore.contains(name)
            && isInTime && wordsOf(content) == words
            && mailboxes({row.value("recipients"_L1).toString()}) == recipients) {
            alike = name;
        }
    }
    co_return alike;
}

} // namespace FibreDesk::Tickets
