// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/entry.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audit {

QJsonObject Entry::toJson() const
{
    return {{u"number"_s, number}, {u"at"_s, at.toUTC().toString(Qt::ISODateWithMs)},
        {u"who"_s, who}, {u"area"_s, area}, {u"action"_s, action}, {u"doctype"_s, doctype},
        {u"name"_s, name}, {u"title"_s, title}, {u"before"_s, before}, {u"after"_s, after},
        {u"result"_s, result}, {u"reason"_s, reason}, {u"source"_s, source}};
}

bool isSecretField(const QString &field)
{
    static const QStringList marks{u"password"_s, u"passphrase"_s, u"secret"_s, u"token"_s,
        u"api_key"_s, u"private_key"_s, u"pin_code"_s};
    return std::ranges::any_of(
        marks, [&field](const QString &mark) { return field.contains(mark, Qt::CaseInsensitive); });
}

QJsonObject masked(QJsonObject values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (isSecretField(it.key()) && !it->isNull() && *it != QString()) {
            *it = u"••••••"_s;
        } else if (it->isObject()) {
            *it = masked(it->toObject());
        }
    }
    return values;
}

} // namespace FibreDesk::Audit
