// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/envelope.h"

#include "text/safehtml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

constexpr qsizetype LongestDetail = 2000;

QString plain(const QString &html)
{
    return Text::plainText(html, LongestDetail);
}

/// `_server_messages`: a JSON string of a list of JSON strings of {message, title, …}.
QStringList serverMessages(const QJsonValue &value)
{
    QStringList messages;
    const QJsonArray outer = value.isArray()
        ? value.toArray()
        : QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue entry : outer) {
        QString text;
        if (entry.isObject()) {
            text = entry.toObject().value("message"_L1).toString();
        } else {
            const QByteArray inner = entry.toString().toUtf8();
            const QJsonDocument document = QJsonDocument::fromJson(inner);
            text = document.isObject() ? document.object().value("message"_L1).toString()
                                       : entry.toString();
        }
        text = plain(text);
        if (!text.isEmpty() && !messages.contains(text)) {
            messages += text;
        }
    }
    return messages;
}

/// "frappe.exceptions.ValidationError: text" without its class; only the last line of a traceback.
QString exceptionText(const QString &exception)
{
    const QString line = exception.trimmed().section(u'\n', -1).trimmed();
    const qsizetype colon = line.indexOf(u": "_s);
    const bool hasClass = colon > 0 && !QStringView(line).left(colon).contains(u' ');
    return plain(hasClass ? line.mid(colon + 2) : line);
}

QString exceptionClass(const QString &exception)
{
    const QString line = exception.trimmed().section(u'\n', -1).trimmed();
    const QString name = line.section(u':', 0, 0);
    return name.contains(u' ') ? QString() : name.section(u'.', -1);
}

/// Databases report a lost race in their own words, as a server error.
bool isLostRace(const QString &text)
{
    static const QStringList signs{u"Record has changed since last read"_s, u"(1020,"_s,
        u"Deadlock found"_s, u"(1213,"_s, u"Lock wait timeout"_s, u"(1205,"_s,
        u"deadlock detected"_s, u"could not serialize access"_s, u"could not obtain lock"_s};
    return std::ranges::any_of(
        signs, [&text](const QString &sign) { return text.contains(sign, Qt::CaseInsensitive); });
}

std::optional<ErrorKind> kindOfType(const QString &type)
{
    static const QHash<QString, ErrorKind> kinds{
        {u"AuthenticationError"_s, ErrorKind::Unauthorized},
        {u"SessionExpired"_s, ErrorKind::Unauthorized},
        {u"CSRFTokenError"_s, ErrorKind::Unauthorized},
        {u"InvalidAuthorizationHeader"_s, ErrorKind::Unauthorized},
        {u"InvalidAuthorizationToken"_s, ErrorKind::Unauthorized},
        {u"PermissionError"_s, ErrorKind::Forbidden},
        {u"DoesNotExistError"_s, ErrorKind::NotFound},
        {u"PageDoesNotExistError"_s, ErrorKind::NotFound},
        {u"TimestampMismatchError"_s, ErrorKind::Conflict},
        {u"DocumentLockedError"_s, ErrorKind::Conflict},
        {u"QueryDeadlockError"_s, ErrorKind::Conflict},
        {u"QueryTimeoutError"_s, ErrorKind::Conflict},
        {u"TooManyRequestsError"_s, ErrorKind::RateLimited},
        {u"RateLimitExceededError"_s, ErrorKind::RateLimited},
        {u"SessionStopped"_s, ErrorKind::Server},
        {u"InReadOnlyMode"_s, ErrorKind::Server},
        {u"MandatoryError"_s, ErrorKind::Validation},
        {u"DataError"_s, ErrorKind::Validation},
        {u"CharacterLengthExceededError"_s, ErrorKind::Validation},
        {u"DuplicateEntryError"_s, ErrorKind::Validation},
        {u"LinkExistsError"_s, ErrorKind::Validation},
        {u"UpdateAfterSubmitError"_s, ErrorKind::Validation},
        {u"DocstatusTransitionError"_s, ErrorKind::Validation},
        {u"NameError"_s, ErrorKind::Validation},
    };
    const auto found = kinds.constFind(type);
    if (found != kinds.cend()) {
        return *found;
    }
    if (type.endsWith("ValidationError"_L1)) {
        return ErrorKind::Validation;
    }
    return std::nullopt;
}

struct Report {
    QString type;
    QStringList texts;
    QString trace; ///< searched for the database's own errors, never shown
    bool isSessionExpired = false;
};

Report readV1(const QJsonObject &body)
{
    Report report;
    const QString exception = body.value("exception"_L1).toString();
    report.type = body.value("exc_type"_L1).toString();
    report.isSessionExpired = body.value("session_expired"_L1).toInt() != 0;
    // `exc` is a JSON string of a list of tracebacks.
    const QString exc = body.value("exc"_L1).toString();
    const QJsonArray traces = QJsonDocument::fromJson(exc.toUtf8()).array();
    const QString trace = traces.isEmpty() ? exc : traces.at(0).toString();
    report.trace = exception + u'\n' + trace;
    if (report.type.isEmpty()) {
        report.type = exceptionClass(exception.isEmpty() ? trace : exception);
    }
    report.texts = serverMessages(body.value("_server_messages"_L1));
    const QString message = plain(body.value("_error_message"_L1).toString());
    if (!message.isEmpty() && !report.texts.contains(message)) {
        report.texts += message;
    }
    if (report.texts.isEmpty()) {
        const QString text = exceptionText(exception.isEmpty() ? trace : exception);
        if (!text.isEmpty()) {
            report.texts += text;
        }
    }
    if (report.texts.isEmpty() && body.value("message"_L1).isString()) {
        report.texts += plain(body.value("message"_L1).toString());
    }
    return report;
}

Report readV2(const QJsonArray &errors)
{
    Report report;
    for (const QJsonValue value : errors) {
        const QJsonObject entry = value.toObject();
        if (report.type.isEmpty()) {
            report.type = entry.value("type"_L1).toString();
        }
        const QString exception = entry.value("exception"_L1).toString();
        report.trace += exception + u'\n';
        QString text = plain(entry.value("message"_L1).toString());
        if (text.isEmpty()) {
            text = exceptionText(exception);
        }
        if (!text.isEmpty() && !report.texts.contains(text)) {
            report.texts += text;
        }
    }
    return report;
}

} // namespace

void readError(const HttpResponse &response, Error &error)
{
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (!document.isObject()) {
        return;
    }
    const QJsonObject body = document.object();
    const QJsonValue errors = body.value("errors"_L1);
    const Report report = errors.isArray() ? readV2(errors.toArray()) : readV1(body);
    error.type = report.type;
    error.detail = report.texts.join(u'\n').left(LongestDetail);
    if (error.detail.isEmpty()) {
        error.detail = report.type;
    }
    // The type decides before the status: the same conflict is 417 in one version, 409 in another.
    if (const auto kind = kindOfType(report.type)) {
        error.kind = *kind;
    }
    if (report.isSessionExpired) {
        error.kind = ErrorKind::Unauthorized;
    }
    if (isLostRace(report.trace) || isLostRace(error.detail)) {
        error.kind = ErrorKind::Conflict;
    }
}

Result<QJsonValue> payload(const QJsonDocument &document, const QString &source)
{
    if (!document.isObject()) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"a JSON object was expected"_s,
            .source = source});
    }
    const QJsonObject body = document.object();
    for (const QLatin1StringView key : {"data"_L1, "message"_L1}) {
        const auto found = body.constFind(key);
        if (found != body.constEnd()) {
            return *found;
        }
    }
    return QJsonValue(QJsonValue::Null);
}

Result<QList<QJsonObject>> rows(const QJsonDocument &document, const QString &source)
{
    const auto content = payload(document, source);
    if (!content) {
        return std::unexpected(content.error());
    }
    if (!content->isArray()) {
        return std::unexpected(Error{
            .kind = ErrorKind::Protocol, .detail = u"a list was expected"_s, .source = source});
    }
    QList<QJsonObject> list;
    const QJsonArray array = content->toArray();
    list.reserve(array.size());
    for (const QJsonValue value : array) {
        if (!value.isObject()) {
            return std::unexpected(Error{.kind = ErrorKind::Protocol,
                .detail = u"a list of documents was expected"_s,
                .source = source});
        }
        list += value.toObject();
    }
    return list;
}

Result<QList<QJsonObject>> decodeRows(const QByteArray &body, const QString &source)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"not JSON at byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()),
            .source = source});
    }
    return rows(document, source);
}

} // namespace FibreDesk::Erp
