// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/envelope.h"

#include "core/jsonslices.h"
#include "core/jsontext.h"
#include "text/safehtml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
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

struct Raised {
    QString type; ///< "ValidationError"
    QString text;
};

/// The last exception of a traceback: the last line of the form "module.Class: text". PostgreSQL's
/// errors go on for lines after it ("LINE 1: …", "    ^", "HINT:  …").
Raised raised(const QString &trace)
{
    static const QRegularExpression line(u"^(?:[A-Za-z_]\\w*\\.)*([A-Za-z_]\\w*)(?:: (.*))?$"_s,
        QRegularExpression::MultilineOption);
    static const QSet<QString> notes{u"DETAIL"_s, u"HINT"_s, u"CONTEXT"_s, u"QUERY"_s, u"WHERE"_s};
    Raised last;
    for (auto it = line.globalMatch(trace); it.hasNext();) {
        const auto match = it.next();
        const bool isClass = match.capturedStart(1) > match.capturedStart(0)
            || match.captured(1).endsWith("Error"_L1) || match.captured(1).endsWith("Exception"_L1);
        if (isClass && !notes.contains(match.captured(1))) {
            last = {.type = match.captured(1), .text = plain(match.captured(2))};
        }
    }
    return last;
}

/// What `exception` and the traceback say: Frappe cuts `exception` out of the traceback as its last
/// line, which need not be the one with the words.
Raised raised(const QString &exception, const QString &trace)
{
    Raised found = raised(exception);
    if (found.type.isEmpty()) {
        found = raised(trace);
    }
    if (found.type.isEmpty()) {
        found.text = plain(exception.isEmpty() ? trace.trimmed().section(u'\n', -1) : exception);
    }
    return found;
}

/// The text of a message that should be a string but may be anything.
QString words(const QJsonValue &value)
{
    if (value.isString()) {
        return plain(value.toString());
    }
    if (value.isObject()) {
        return words(value.toObject().value("message"_L1));
    }
    QStringList parts;
    const QJsonArray list = value.toArray();
    for (const QJsonValue part : list) {
        if (const QString text = words(part); !text.isEmpty()) {
            parts += text;
        }
    }
    return parts.join(u'\n');
}

/// Databases report a lost race in their own words, as a server error.
bool isLostRace(const QString &text)
{
    static const QStringList signs{u"Record has changed since last read"_s, u"(1020,"_s,
        u"Deadlock found"_s, u"(1213,"_s, u"Lock wait timeout"_s, u"(1205,"_s,
        u"deadlock detected"_s, u"could not serialize access"_s, u"could not obtain lock"_s,
        u"due to lock timeout"_s};
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
    report.isSessionExpired = body.value("session_expired"_L1).toVariant().toInt() != 0;
    // `exc` is a JSON string of a list of tracebacks.
    const QString exc = body.value("exc"_L1).toString();
    const QJsonArray traces = QJsonDocument::fromJson(exc.toUtf8()).array();
    const QString trace = traces.isEmpty() ? exc : traces.at(0).toString();
    report.trace = exception + u'\n' + trace;
    const Raised last = raised(exception, trace);
    if (report.type.isEmpty()) {
        report.type = last.type;
    }
    report.texts = serverMessages(body.value("_server_messages"_L1));
    const QString message = words(body.value("_error_message"_L1));
    if (!message.isEmpty() && !report.texts.contains(message)) {
        report.texts += message;
    }
    if (report.texts.isEmpty() && !last.text.isEmpty()) {
        report.texts += last.text;
    }
    // Other shapes of the same: a method's own answer, or a proxy's.
    for (const QLatin1StringView key : {"message"_L1, "error"_L1, "detail"_L1}) {
        if (report.texts.isEmpty()) {
            if (const QString text = words(body.value(key)); !text.isEmpty()) {
                report.texts += text;
            }
        }
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
        // The whole traceback, not only its last line.
        const QString exception = entry.value("exception"_L1).toString();
        report.trace += exception + u'\n';
        QString text = words(value.isString() ? value : entry.value("message"_L1));
        if (text.isEmpty()) {
            text = raised(exception, {}).text;
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
    const auto document = parseJson(response.body, error.source);
    if (!document || !document->isObject()) {
        return;
    }
    const QJsonObject body = document->object();
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
    // Frappe's 401 for a password that nobody set is no refused sign-in.
    if (report.type == "AuthenticationError"_L1
        && error.detail.startsWith("Password not found"_L1)) {
        error.kind = ErrorKind::NotFound;
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

Result<QByteArray> payloadBytes(const QByteArray &body, const QString &source)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF");
    const QByteArrayView bytes =
        body.startsWith(mark) ? QByteArrayView(body).sliced(mark.size()) : QByteArrayView(body);
    // Judged whole first: the slices below do not look inside.
    if (const auto whole = parseJson(body, source); !whole) {
        return std::unexpected(whole.error());
    }
    const auto members = jsonMembers(bytes);
    if (!members) {
        return std::unexpected(Error{
            .kind = ErrorKind::Protocol, .detail = members.error().sentence, .source = source});
    }
    for (const QLatin1StringView key : {"data"_L1, "message"_L1}) {
        for (const auto &[name, value] : *members) {
            if (name == key) {
                return value.toByteArray();
            }
        }
    }
    return QByteArrayLiteral("null");
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
        list += withTextName(value.toObject());
    }
    return list;
}

Result<QList<QJsonObject>> decodeRows(const QByteArray &body, const QString &source)
{
    return decodeList(body, source).transform([](const List &list) { return list.rows; });
}

Result<List> decodeList(const QByteArray &body, const QString &source)
{
    const auto document = parseJson(body, source);
    if (!document) {
        return std::unexpected(document.error());
    }
    auto content = rows(*document, source);
    if (!content) {
        return std::unexpected(content.error());
    }
    const QJsonValue next = document->object().value("has_next_page"_L1);
    return List{.rows = std::move(*content),
        .hasNextPage = next.isBool() ? std::optional(next.toBool()) : std::nullopt};
}

QJsonObject withTextName(QJsonObject document)
{
    const auto name = document.find("name"_L1);
    if (name != document.end() && name.value().isDouble()) {
        name.value() = name.value().toVariant().toString();
    }
    return document;
}

} // namespace FibreDesk::Erp
