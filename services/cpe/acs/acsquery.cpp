// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acsquery.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

/// The longest run of letters, digits and hyphens: the server's wildcards do not escape anything
/// else well.
QString plainPart(const QString &text)
{
    static const QRegularExpression runs(u"[A-Za-z0-9_\\-]+"_s);
    QString longest;
    for (auto it = runs.globalMatch(text); it.hasNext();) {
        const QString run = it.next().captured();
        if (run.size() > longest.size())
            longest = run;
    }
    return longest;
}

} // namespace

bool isAmbiguous(const QString &text)
{
    // A little generous: JavaScript takes "Router 7" for a date.
    static const QRegularExpression number(u"^\\s*[+-]?(Infinity|[0-9.])"_s);
    static const QRegularExpression date(u"^[A-Za-z ,.]*[0-9][0-9A-Za-z ,./:+-]*$"_s);
    return text.contains(u'*') || (text.startsWith(u'/') && text.size() > 1)
        || number.match(text).hasMatch() || date.match(text).hasMatch();
}

AcsQuery AcsQuery::equals(const QString &path, const QString &text)
{
    return isOneOf(path, {text});
}

AcsQuery AcsQuery::isOneOf(const QString &path, const QStringList &texts)
{
    AcsQuery query;
    query.m_kind = Kind::OneOf;
    query.m_path = path;
    query.m_texts = texts;
    return query;
}

AcsQuery AcsQuery::contains(const QString &path, const QString &text)
{
    AcsQuery query;
    query.m_kind = Kind::Contains;
    query.m_path = path;
    query.m_texts = {text};
    return query;
}

AcsQuery AcsQuery::isBefore(const QString &path, const QDateTime &time)
{
    AcsQuery query;
    query.m_kind = Kind::Before;
    query.m_path = path;
    query.m_time = time;
    return query;
}

AcsQuery AcsQuery::isAfter(const QString &path, const QDateTime &time)
{
    AcsQuery query = isBefore(path, time);
    query.m_kind = Kind::After;
    return query;
}

AcsQuery AcsQuery::operator&&(const AcsQuery &other) const
{
    if (isEverything())
        return other;
    if (other.isEverything())
        return *this;
    AcsQuery query;
    query.m_kind = Kind::All;
    query.m_parts = {*this, other};
    return query;
}

AcsQuery AcsQuery::operator||(const AcsQuery &other) const
{
    if (isEverything() || other.isEverything())
        return {};
    AcsQuery query;
    query.m_kind = Kind::Any;
    query.m_parts = {*this, other};
    return query;
}

QJsonObject AcsQuery::json() const
{
    const auto time = [this] { return m_time.toUTC().toString(Qt::ISODateWithMs); };
    switch (m_kind) {
    case Kind::Everything:
        return {};
    case Kind::OneOf:
        if (m_texts.size() == 1)
            return {{m_path, m_texts.first()}};
        return {{m_path, QJsonObject{{"$in"_L1, QJsonArray::fromStringList(m_texts)}}}};
    case Kind::Contains: {
        const QString part = plainPart(m_texts.first());
        if (part.isEmpty())
            return {};
        QStringList spellings{part, part.toUpper(), part.toLower()};
        spellings.removeDuplicates();
        QJsonArray any;
        for (const QString &spelling : spellings)
            any.append(QJsonObject{{m_path, u"*%1*"_s.arg(spelling)}});
        return any.size() == 1 ? any.first().toObject() : QJsonObject{{"$or"_L1, any}};
    }
    case Kind::Before:
        return {{m_path, QJsonObject{{"$lt"_L1, time()}}}};
    case Kind::After:
        return {{m_path, QJsonObject{{"$gt"_L1, time()}}}};
    case Kind::All:
    case Kind::Any: {
        QJsonArray parts;
        for (const AcsQuery &part : m_parts)
            parts.append(part.json());
        return {{m_kind == Kind::All ? "$and"_L1 : "$or"_L1, parts}};
    }
    }
    return {};
}

QStringList AcsQuery::paths() const
{
    QStringList paths;
    if (!m_path.isEmpty())
        paths.append(m_path);
    for (const AcsQuery &part : m_parts)
        paths.append(part.paths());
    paths.removeDuplicates();
    return paths;
}

bool AcsQuery::accepts(const Reader &reader) const
{
    const auto isAny = [this, &reader](const auto &judge) {
        return std::ranges::any_of(reader(m_path), judge);
    };
    const auto timeOf = [](const QString &text) {
        return QDateTime::fromString(text, Qt::ISODateWithMs);
    };
    switch (m_kind) {
    case Kind::Everything:
        return true;
    case Kind::OneOf:
        return isAny([this](const QString &text) { return m_texts.contains(text); });
    case Kind::Contains:
        return isAny([this](const QString &text) {
            return text.contains(m_texts.first(), Qt::CaseInsensitive);
        });
    case Kind::Before:
        return isAny([&](const QString &text) {
            const QDateTime time = timeOf(text);
            return time.isValid() && time < m_time;
        });
    case Kind::After:
        return isAny([&](const QString &text) {
            const QDateTime time = timeOf(text);
            return time.isValid() && time > m_time;
        });
    case Kind::All:
        return std::ranges::all_of(
            m_parts, [&](const AcsQuery &part) { return part.accepts(reader); });
    case Kind::Any:
        return std::ranges::any_of(
            m_parts, [&](const AcsQuery &part) { return part.accepts(reader); });
    }
    return false;
}

bool AcsQuery::mayOvermatch() const
{
    switch (m_kind) {
    case Kind::Everything:
    case Kind::Before:
    case Kind::After:
        return false;
    case Kind::OneOf:
        return std::ranges::any_of(m_texts, isAmbiguous);
    case Kind::Contains:
        return true;
    case Kind::All:
    case Kind::Any:
        return std::ranges::any_of(m_parts, &AcsQuery::mayOvermatch);
    }
    return true;
}

} // namespace FibreDesk::Cpe::Acs
