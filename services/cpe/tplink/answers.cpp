// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace FibreDesk::Cpe::TpLink {

using namespace Qt::StringLiterals;

namespace {

const QString NoStack = u"0,0,0,0,0,0"_s;

/// `var name="…";` or `var name=…;` of the device's JavaScript.
std::optional<QByteArray> variable(const QByteArray &script, const QByteArray &name)
{
    const QRegularExpression pattern(
        u"\\bvar\\s+%1\\s*=\\s*\"?([^\";\\r\\n]*)\"?\\s*;"_s.arg(QString::fromLatin1(name)));
    const auto match = pattern.match(QString::fromLatin1(script.first(
        std::min<qsizetype>(script.size(), 64 * 1024)))); // a page, of which the head is enough
    if (!match.hasMatch())
        return {};
    return match.captured(1).trimmed().toLatin1();
}

std::optional<int> returnCode(const QByteArray &script)
{
    static const QRegularExpression pattern(u"\\$\\.ret\\s*=\\s*(\\d{1,9})\\s*;"_s);
    const auto match =
        pattern.match(QString::fromLatin1(script.first(std::min<qsizetype>(script.size(), 4096))));
    if (!match.hasMatch())
        return {};
    return match.captured(1).toInt();
}

bool isHex(const QByteArray &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f')
            || (sign >= 'A' && sign <= 'F');
    });
}

QString beginning(const QByteArray &answer)
{
    QString text = QString::fromUtf8(answer.first(std::min<qsizetype>(answer.size(), 200)));
    for (QChar &sign : text) {
        if (!sign.isPrint())
            sign = u' ';
    }
    return text.simplified();
}

Instance instanceOf(QJsonObject values)
{
    const QString stack = values.take("stack"_L1).toString(NoStack);
    values.remove("pstack"_L1);
    return {.stack = stack, .values = std::move(values)};
}

} // namespace

QLatin1StringView operationName(Operation operation)
{
    switch (operation) {
    case Operation::Get:
        return "go"_L1;
    case Operation::GetList:
        return "gl"_L1;
    case Operation::GetSubtree:
        return "gs"_L1;
    case Operation::Set:
        return "so"_L1;
    case Operation::Add:
        return "add"_L1;
    case Operation::Delete:
        return "del"_L1;
    case Operation::Act:
        return "op"_L1;
    case Operation::Cgi:
        return "cgi"_L1;
    }
    std::unreachable();
}

Result<void> checkQuery(const Query &query)
{
    static const QRegularExpression object(u"^(?:[A-Za-z][A-Za-z0-9_]{0,80}|/cgi/[a-z]{1,20})$"_s);
    static const QRegularExpression stack(u"^\\d{1,5}(?:,\\d{1,5}){5}$"_s);
    static const QRegularExpression attribute(u"^[A-Za-z][A-Za-z0-9_]{0,80}$"_s);
    const auto refused = [](const QString &detail) {
        return std::unexpected(
            Error{.kind = ErrorKind::Validation, .detail = detail, .source = u"web query"_s});
    };
    if (!object.match(query.object).hasMatch())
        return refused(u"\"%1\" is no object of a device"_s.arg(query.object.left(100)));
    if (!stack.match(query.stack).hasMatch())
        return refused(u"\"%1\" is no stack: six numbers"_s.arg(query.stack.left(100)));
    for (const auto &[name, value] : query.attributes) {
        if (!attribute.match(name).hasMatch() || name == "stack"_L1 || name == "pstack"_L1)
            return refused(u"\"%1\" is no attribute"_s.arg(name.left(100)));
    }
    return {};
}

QByteArray callBody(const Query &query)
{
    // The device reads it with a parser of its own: the order of the names is kept.
    const auto quoted = [](const QString &text) {
        const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        return list.sliced(1, list.size() - 2);
    };
    QByteArray body =
        R"({"data":{"stack":)" + quoted(query.stack) + R"(,"pstack":)" + quoted(NoStack);
    for (const auto &[name, value] : query.attributes)
        body += ',' + quoted(name) + ':' + quoted(value);
    return body + R"(},"operation":)" + quoted(operationName(query.operation)) + R"(,"oid":)"
        + quoted(query.object) + '}';
}

QByteArray signInBody(const QByteArray &user, const QByteArray &password)
{
    return R"({"data":{"UserName":")" + user.toBase64() + R"(","Passwd":")" + password.toBase64()
        + R"(","Action":"1","stack":"0,0,0,0,0,0","pstack":"0,0,0,0,0,0"},)"
        + R"("operation":"cgi","oid":"/cgi/login"})";
}

QByteArray postBody(const QByteArray &signature, const Sealed &sealed)
{
    QByteArray body = "sign=" + signature + "\r\ndata=" + sealed.data + "\r\n";
    if (!sealed.tag.isEmpty())
        body += "tag=" + sealed.tag + "\r\n";
    return body;
}

Result<PublicKey> readKey(const QByteArray &answer)
{
    const auto exponent = variable(answer, "ee"_ba);
    const auto modulus = variable(answer, "nn"_ba);
    const auto sequence = variable(answer, "seq"_ba);
    bool isNumber = false;
    const quint64 number = sequence ? sequence->toULongLong(&isNumber) : 0;
    // Room is left for the length of a body.
    if (returnCode(answer).value_or(-1) != 0 || !exponent || !modulus || !isHex(*exponent)
        || !isHex(*modulus) || modulus->size() < 128 || modulus->size() > 1024
        || exponent->size() > 128 || !isNumber || number > (quint64(1) << 53))
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"no key of a TP-Link gateway: %1"_s.arg(beginning(answer)),
            .source = u"web key"_s});
    return PublicKey{.modulus = *modulus, .exponent = *exponent, .sequence = number};
}

std::optional<QByteArray> readToken(const QByteArray &page)
{
    const auto token = variable(page, "token"_ba);
    if (!token || !isHex(*token) || token->size() < 8 || token->size() > 128)
        return {};
    return token;
}

std::optional<SignInAnswer> readSignIn(const QByteArray &plain)
{
    const auto code = returnCode(plain);
    if (!code)
        return {};
    SignInAnswer answer{.code = *code};
    bool isNumber = false;
    if (const auto tried = variable(plain, "currAuthTimes"_ba)) {
        const int times = tried->toInt(&isNumber);
        if (isNumber && times >= 0 && times <= AttemptsBeforeLock)
            answer.attemptsLeft = AttemptsBeforeLock - times;
    }
    if (const auto locked = variable(plain, "currForbidTime"_ba)) {
        const int seconds = locked->toInt(&isNumber);
        if (isNumber && seconds > 0)
            answer.lockedSeconds = std::min(seconds, 24 * 3600);
    }
    return answer;
}

Result<QList<Instance>> readCall(const QByteArray &plain, const QString &source)
{
    // Its text may hold the customer's passwords: it is not shown.
    const auto garbled = [&](const QString &what) {
        return std::unexpected(Error{.kind = ErrorKind::Protocol,
            .detail = u"%1, in %2 bytes"_s.arg(what).arg(plain.size()),
            .source = source});
    };
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(plain, &parsed);
    if (document.isNull()) {
        // Some refusals come as JavaScript.
        const auto code = returnCode(plain);
        if (!code)
            return garbled(u"no JSON (%1)"_s.arg(parsed.errorString()));
        if (*code == 0)
            return QList<Instance>();
        return std::unexpected(Error{.kind = ErrorKind::Device,
            .detail = u"the device refuses with code %1"_s.arg(*code),
            .code = *code,
            .source = source});
    }
    if (!document.isObject())
        return garbled(u"not an object"_s);
    const QJsonObject answer = document.object();
    const QJsonValue success = answer.value("success"_L1);
    if (success.isUndefined() && !answer.contains("data"_L1))
        return garbled(u"neither data nor an outcome"_s);
    if (success.isBool() && !success.toBool()) {
        const QJsonValue code = answer.value("errorcode"_L1);
        const int number = code.isString() ? code.toString().toInt() : code.toInt();
        return std::unexpected(Error{.kind = ErrorKind::Device,
            .detail = u"the device refuses with code %1"_s.arg(number),
            .code = number,
            .source = source});
    }
    QList<Instance> instances;
    const QJsonValue data = answer.value("data"_L1);
    if (data.isObject() && !data.toObject().isEmpty()) {
        instances.append(instanceOf(data.toObject()));
    } else if (data.isArray()) {
        for (const QJsonValue value : data.toArray()) {
            if (!value.isObject())
                return garbled(u"a row that is no object"_s);
            instances.append(instanceOf(value.toObject()));
        }
    }
    return instances;
}

} // namespace FibreDesk::Cpe::TpLink
