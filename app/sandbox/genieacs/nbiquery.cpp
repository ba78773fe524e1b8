// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "genieacs/nbiquery.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Stored as dates, not as texts.
bool isDateField(const QString &path)
{
    static const QStringList fields{u"_lastInform"_s, u"_lastBoot"_s, u"_lastBootstrap"_s,
        u"_registered"_s, u"_timestamp"_s, u"timestamp"_s, u"expiry"_s};
    return fields.contains(path.section(u'.', -1));
}

std::optional<QDateTime> dateOf(const QString &text)
{
    const QDateTime date = QDateTime::fromString(text, Qt::ISODateWithMs);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QRegularExpression wildcard(const QString &text)
{
    QString pattern;
    for (const QChar c : text)
        pattern += c == u'*' ? u".*"_s : QRegularExpression::escape(QString(c));
    return QRegularExpression(
        u"^%1$"_s.arg(pattern), QRegularExpression::DotMatchesEverythingOption);
}

/// One text, and everything else that it may mean.
bool meets(const QString &wanted, const QJsonValue &value, bool isDate)
{
    if (value.isString() && !isDate && value.toString() == wanted)
        return true;
    bool isNumber = false;
    const double number = wanted.trimmed().toDouble(&isNumber);
    if (isNumber && value.isDouble() && value.toDouble() == number)
        return true;
    if (isDate) {
        const auto told = dateOf(value.toString());
        const auto asked = dateOf(wanted);
        return told && asked && *told == *asked;
    }
    static const QRegularExpression slashes(u"^/(.*)/(g?i?m?y?)$"_s);
    if (const auto match = slashes.match(wanted); match.hasMatch() && value.isString()) {
        const QRegularExpression pattern(match.captured(1),
            match.captured(2).contains(u'i') ? QRegularExpression::CaseInsensitiveOption
                                             : QRegularExpression::NoPatternOption);
        if (pattern.isValid() && pattern.match(value.toString()).hasMatch())
            return true;
    }
    return wanted.contains(u'*') && value.isString()
        && wildcard(wanted).match(value.toString()).hasMatch();
}

bool isOrdered(const QJsonValue &value, const QJsonValue &bound, const QString &op, bool isDate)
{
    double left = value.toDouble();
    double right = bound.toDouble();
    if (isDate) {
        const auto told = dateOf(value.toString());
        const auto asked = dateOf(bound.toString());
        if (!told || !asked)
            return false;
        left = double(told->toMSecsSinceEpoch());
        right = double(asked->toMSecsSinceEpoch());
    } else if (value.isString() && bound.isString()) {
        left = value.toString().compare(bound.toString());
        right = 0;
    } else if (!value.isDouble() || !bound.isDouble()) {
        return false;
    }
    return op == "$gt"_L1 ? left > right
        : op == "$gte"_L1 ? left >= right
        : op == "$lt"_L1  ? left < right
                          : left <= right;
}

bool matchesOne(const QJsonValue &value, const QJsonValue &wanted, bool isDate);

bool matchesOperator(
    const QJsonValue &value, const QString &op, const QJsonValue &wanted, bool isDate)
{
    if (op == "$eq"_L1)
        return matchesOne(value, wanted, isDate);
    if (op == "$ne"_L1)
        return !matchesOne(value, wanted, isDate);
    if (op == "$in"_L1 || op == "$nin"_L1) {
        const QJsonArray list = wanted.toArray();
        const bool isIn = std::ranges::any_of(
            list, [&](const QJsonValue &one) { return matchesOne(value, one, isDate); });
        return isIn == (op == "$in"_L1);
    }
    if (op == "$exists"_L1)
        return value.isUndefined() != wanted.toBool();
    if (op == "$regex"_L1)
        return value.isString()
            && QRegularExpression(wanted.toString()).match(value.toString()).hasMatch();
    return isOrdered(value, wanted, op, isDate);
}

bool matchesOne(const QJsonValue &value, const QJsonValue &wanted, bool isDate)
{
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return std::ranges::any_of(
            list, [&](const QJsonValue &one) { return matchesOne(one, wanted, isDate); });
    }
    if (wanted.isObject()) {
        const QJsonObject operators = wanted.toObject();
        for (auto it = operators.begin(); it != operators.end(); ++it) {
            if (!matchesOperator(value, it.key(), it.value(), isDate))
                return false;
        }
        return true;
    }
    return wanted.isString() ? meets(wanted.toString(), value, isDate) : value == wanted;
}

void collect(const QJsonObject &query, QStringList &paths)
{
    for (auto it = query.begin(); it != query.end(); ++it) {
        if (!it.key().startsWith(u'$')) {
            paths.append(it.key());
            continue;
        }
        const QJsonArray parts = it.value().toArray();
        for (const QJsonValue &part : parts)
            collect(part.toObject(), paths);
    }
}

void keep(const QJsonObject &from, const QStringList &names, QJsonObject &to)
{
    const QString &name = names.first();
    if (!from.contains(name))
        return;
    if (names.size() == 1) {
        to.insert(name, from.value(name));
        return;
    }
    QJsonObject child = to.value(name).toObject();
    keep(from.value(name).toObject(), names.sliced(1), child);
    if (!child.isEmpty())
        to.insert(name, child);
}

} // namespace

QStringList NbiQuery::paths() const
{
    QStringList paths;
    collect(m_query, paths);
    paths.removeDuplicates();
    return paths;
}

bool NbiQuery::matches(const QJsonObject &document) const
{
    for (auto it = m_query.begin(); it != m_query.end(); ++it) {
        if (it.key() == "$and"_L1 || it.key() == "$or"_L1) {
            const QJsonArray parts = it.value().toArray();
            const auto isMet = [&document](const QJsonValue &part) {
                return NbiQuery(part.toObject()).matches(document);
            };
            const bool holds = it.key() == "$and"_L1 ? std::ranges::all_of(parts, isMet)
                                                     : std::ranges::any_of(parts, isMet);
            if (!holds)
                return false;
        } else if (!matchesOne(valueAt(document, it.key()), it.value(), isDateField(it.key()))) {
            return false;
        }
    }
    return true;
}

QJsonValue valueAt(const QJsonObject &document, const QString &path)
{
    QJsonValue value = document;
    const QStringList names = path.split(u'.');
    for (const QString &name : names)
        value = value.isObject() ? value.toObject().value(name) : QJsonValue(QJsonValue::Undefined);
    if (value.isObject() && value.toObject().contains("_value"_L1))
        return value.toObject().value("_value"_L1);
    return value;
}

QJsonObject projected(const QJsonObject &document, const QStringList &paths)
{
    if (paths.isEmpty())
        return document;
    QJsonObject result{{u"_id"_s, document.value("_id"_L1)}};
    for (const QString &path : paths)
        keep(document, path.split(u'.'), result);
    return result;
}

} // namespace FibreDesk::Sandbox
