// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox/rawdocument.h"

#include "core/jsonslices.h"
#include "core/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

bool isString(const RawValue &value)
{
    return value.startsWith('"');
}

bool isNothing(const RawValue &value)
{
    return value.isEmpty() || value == "null" || value == "\"\"";
}

/// A decimal number in one way of writing: sign, digits without outer zeros, exponent.
std::optional<QByteArray> canonicalNumber(const QByteArray &text)
{
    static const QRegularExpression form(
        u"^([-+]?)(\\d+)(?:\\.(\\d*))?(?:[eE]([-+]?\\d{1,9}))?$"_s);
    const auto match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    QString digits = match.captured(2) + match.captured(3);
    qint64 exponent = match.captured(4).toLongLong() - match.captured(3).size();
    qsizetype first = 0;
    while (first < digits.size() && digits.at(first) == u'0') {
        ++first;
    }
    digits.remove(0, first);
    if (digits.isEmpty()) {
        return "0"_ba;
    }
    while (digits.endsWith(u'0')) {
        digits.chop(1);
        ++exponent;
    }
    const QByteArray sign = match.captured(1) == "-"_L1 ? "-"_ba : QByteArray();
    return sign + digits.toLatin1() + 'e' + QByteArray::number(exponent);
}

std::optional<QByteArray> numberOf(const RawValue &value)
{
    if (value == "true") {
        return "1e0"_ba;
    }
    return value == "false" ? "0"_ba : canonicalNumber(value);
}

bool isSameNested(const RawValue &a, const RawValue &b)
{
    if (a.startsWith('[') && b.startsWith('[')) {
        const auto left = jsonElements(a);
        const auto right = jsonElements(b);
        return left && right
            && std::ranges::equal(*left, *right, [](QByteArrayView x, QByteArrayView y) {
                   return isSameValue(x.toByteArray(), y.toByteArray());
               });
    }
    if (a.startsWith('{') && b.startsWith('{')) {
        const auto left = RawDocument::parse(a);
        const auto right = RawDocument::parse(b);
        return left && right && std::ranges::all_of(left->members(), [&](const auto &m) {
            return isSameValue(m.second, right->value(m.first));
        }) && std::ranges::all_of(right->members(), [&](const auto &m) {
            return isSameValue(left->value(m.first), m.second);
        });
    }
    return a == b;
}

/// A time or datetime in one way of writing: "8:05:00.000000" is "08:05:00".
QString canonicalTime(const QString &text)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d\\d-\\d\\d[ T])?(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(\\.\\d{1,6})?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    QString fraction = match.captured(5);
    while (fraction.endsWith(u'0') || fraction == "."_L1) {
        fraction.chop(1);
    }
    const QString seconds = match.captured(4).isEmpty() ? u"00"_s : match.captured(4);
    return match.captured(1).left(10) + u' ' + match.captured(2).rightJustified(2, u'0') + u':'
        + match.captured(3) + u':' + seconds + fraction;
}

QString withoutOuterSpace(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).trimmed();
}

} // namespace

RawValue rawOf(const QJsonValue &value)
{
    if (value.isUndefined()) {
        return {};
    }
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).slice(1).chopped(1);
}

QString textOf(const RawValue &value)
{
    if (value.isEmpty() || value == "null") {
        return {};
    }
    if (isString(value)) {
        return jsonValue(value).value_or(QJsonValue()).toString();
    }
    return QString::fromUtf8(value);
}

bool isSameValue(const RawValue &a, const RawValue &b)
{
    if (a == b || isNothing(a) || isNothing(b)) {
        return a == b || (isNothing(a) && isNothing(b));
    }
    if (isString(a) && isString(b)) {
        return textOf(a) == textOf(b);
    }
    const auto left = numberOf(a);
    const auto right = numberOf(b);
    return left && right ? *left == *right : isSameNested(a, b);
}

bool isSameTime(const RawValue &a, const RawValue &b)
{
    const QString time = isString(a) && isString(b) ? canonicalTime(textOf(a)) : QString();
    return !time.isEmpty() && time == canonicalTime(textOf(b));
}

bool isSavedAs(const RawValue &mine, const RawValue &saved)
{
    if (isSameValue(mine, saved)) {
        return true;
    }
    if (isNothing(mine)) {
        return numberOf(saved) == "0"_ba;
    }
    if (isString(mine) && isString(saved)) {
        const QString left = withoutOuterSpace(textOf(mine));
        const QString right = withoutOuterSpace(textOf(saved));
        const QString time = canonicalTime(left);
        return left == right || (!time.isEmpty() && time == canonicalTime(right));
    }
    if (isString(mine) != isString(saved)) {
        const auto left = numberOf(isString(mine) ? textOf(mine).trimmed().toUtf8() : mine);
        const auto right = numberOf(isString(saved) ? textOf(saved).trimmed().toUtf8() : saved);
        return left && right && *left == *right;
    }
    return false;
}

Result<RawDocument> RawDocument::parse(const QByteArray &json)
{
    const auto fault = [](const QString &words) {
        return std::unexpected(
            Error{.kind = ErrorKind::Protocol, .detail = words, .source = u"outbox document"_s});
    };
    const auto members = jsonMembers(json);
    if (!members) {
        return fault(members.error().sentence);
    }
    RawDocument document;
    for (const auto &[name, value] : *members) {
        document.set(name, value.toByteArray());
    }
    return document;
}

bool RawDocument::contains(const QString &name) const
{
    return std::ranges::contains(m_members, name, [](const auto &m) { return m.first; });
}

RawValue RawDocument::value(const QString &name) const
{
    const auto found = std::ranges::find(m_members, name, [](const auto &m) { return m.first; });
    return found != m_members.end() ? found->second : RawValue();
}

void RawDocument::set(const QString &name, RawValue value)
{
    const auto found = std::ranges::find(m_members, name, [](const auto &m) { return m.first; });
    if (found != m_members.end()) {
        found->second = std::move(value);
    } else {
        m_members.emplace_back(name, std::move(value));
    }
}

void RawDocument::remove(const QString &name)
{
    std::erase_if(m_members, [&name](const auto &m) { return m.first == name; });
}

std::vector<RawDocument> RawDocument::table(const QString &name) const
{
    std::vector<RawDocument> rows;
    const RawValue bytes = value(name);
    const auto elements = jsonElements(bytes);
    if (!elements) {
        return rows;
    }
    for (const QByteArrayView element : *elements) {
        if (auto row = parse(element.toByteArray())) {
            rows.push_back(std::move(*row));
        }
    }
    return rows;
}

void RawDocument::setTable(const QString &name, const std::vector<RawDocument> &rows)
{
    QByteArray bytes = "[";
    for (const RawDocument &row : rows) {
        bytes += (bytes.size() > 1 ? "," : "") + row.toBytes();
    }
    set(name, bytes + ']');
}

QByteArray RawDocument::toBytes() const
{
    QByteArray bytes = "{";
    for (const auto &[name, value] : m_members) {
        bytes += (bytes.size() > 1 ? "," : "") + rawOf(name) + ':'
            + (value.isEmpty() ? "null"_ba : value);
    }
    return bytes + '}';
}

QJsonObject RawDocument::toJson() const
{
    const auto document = parseJson(toBytes(), u"outbox document"_s);
    return document ? document->object() : QJsonObject();
}

} // namespace FibreDesk::Outbox
