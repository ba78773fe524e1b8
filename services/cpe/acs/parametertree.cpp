// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/parametertree.h"

#include <algorithm>
#include <utility>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

bool isSecretPath(const QString &path)
{
    static const QStringList parts{u"password"_s, u"passphrase"_s, u"passwd"_s, u"presharedkey"_s,
        u"secret"_s, u"wepkey"_s, u"privatekey"_s, u"community"_s, u"sharedkey"_s, u"authkey"_s,
        u"encryptionkey"_s, u"accesskey"_s, u"credential"_s, u"token"_s};
    const QString name = path.section(u'.', -1).toLower();
    if (name == "pin"_L1 || name.endsWith("psk"_L1) || name.endsWith("_pin"_L1))
        return true;
    // A switch or a count that speaks of passwords is none.
    if (name.endsWith("enable"_L1) || name.endsWith("enabled"_L1) || name.endsWith("entries"_L1)
        || name.endsWith("index"_L1))
        return false;
    // "WEPKey.1.WEPKey" and "KeyPassphrase" alike; a table of keys without a name of its own too.
    if (std::ranges::any_of(parts, [&name](const QString &part) { return name.contains(part); }))
        return true;
    bool isRow = false;
    (void)name.toInt(&isRow);
    return isRow && path.contains(u'.') && isSecretPath(path.section(u'.', 0, -2));
}

void ParameterTree::insert(Parameter parameter)
{
    QString path = parameter.path;
    m_parameters.insert_or_assign(std::move(path), std::move(parameter));
}

const Parameter *ParameterTree::find(const QString &path) const
{
    const auto found = m_parameters.find(path);
    return found == m_parameters.end() ? nullptr : &found->second;
}

const Parameter *ParameterTree::value(const QString &path) const
{
    const Parameter *parameter = find(path);
    return parameter && parameter->value.isValid() ? parameter : nullptr;
}

QString ParameterTree::text(const QString &path) const
{
    const Parameter *parameter = value(path);
    return parameter ? parameter->value.toString().trimmed() : QString();
}

std::optional<qint64> ParameterTree::number(const QString &path) const
{
    const Parameter *parameter = value(path);
    if (!parameter)
        return {};
    if (parameter->value.typeId() == QMetaType::Double) {
        constexpr double most = 9.0e18;
        const double number = parameter->value.toDouble();
        return number > -most && number < most ? std::optional(qint64(number)) : std::nullopt;
    }
    bool isNumber = false;
    const qint64 number = parameter->value.toString().trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

std::optional<bool> ParameterTree::truth(const QString &path) const
{
    const QString word = text(path).toLower();
    if (word == "true"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "0"_L1)
        return false;
    return {};
}

QList<int> ParameterTree::rows(const QString &table) const
{
    QList<int> rows;
    const QString prefix = table + u'.';
    for (auto at = m_parameters.lower_bound(prefix);
        at != m_parameters.end() && at->first.startsWith(prefix); ++at) {
        const QStringView rest = QStringView(at->first).sliced(prefix.size());
        const qsizetype dot = rest.indexOf(u'.');
        bool isNumber = false;
        const int row = (dot < 0 ? rest : rest.first(dot)).toInt(&isNumber);
        if (isNumber && row >= 0 && !rows.contains(row))
            rows.append(row);
    }
    std::ranges::sort(rows);
    return rows;
}

bool ParameterTree::has(const QString &object) const
{
    if (m_parameters.contains(object))
        return true;
    const QString prefix = object + u'.';
    const auto at = m_parameters.lower_bound(prefix);
    return at != m_parameters.end() && at->first.startsWith(prefix);
}

QDateTime ParameterTree::youngest(const QString &object) const
{
    QDateTime youngest;
    const QString prefix = object + u'.';
    for (auto at = m_parameters.lower_bound(prefix);
        at != m_parameters.end() && at->first.startsWith(prefix); ++at) {
        const Parameter &parameter = at->second;
        if (!parameter.isObject && parameter.readAt.isValid()
            && (!youngest.isValid() || parameter.readAt > youngest))
            youngest = parameter.readAt;
    }
    return youngest;
}

QList<Parameter> ParameterTree::all() const
{
    QList<Parameter> all;
    all.reserve(qsizetype(m_parameters.size()));
    for (const auto &[path, parameter] : m_parameters)
        all.append(parameter);
    return all;
}

DataModel dataModel(const ParameterTree &tree)
{
    if (tree.has(u"Device"_s))
        return DataModel::Tr181;
    return tree.has(u"InternetGatewayDevice"_s) ? DataModel::Tr098 : DataModel::None;
}

} // namespace FibreDesk::Cpe::Acs
